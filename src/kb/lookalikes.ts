/**
 * Statements that say almost the same: told, never removed. What is very much alike (Jaccard .8 on a page, .9 across pages, containment .9,
 * one word exchanged) is always found, as alike-sets.ts tells. Where the difference is a number, a negation, a version or a name, the two
 * may contradict each other.
 */
import { type Alike, alikeSets } from './alike-sets.ts';
import { type Issue, pointAt } from './issue.ts';
import { pairName } from './ledger.ts';
import { isItem } from './placement.ts';
import { isVariant } from './scope.ts';
import type { Statement } from './statements.ts';
import type { Entry, Ref } from './verdict.ts';

export type Difference = 'number' | 'negation' | 'version' | 'name' | 'order' | 'wording';

export interface Lookalike {
  /** Indices into the given statements, the first before the second. */
  a: number;
  b: number;
  /** Words of one that the other lacks: [only in a, only in b]. */
  difference: [string[], string[]];
  kind: Difference;
  contradiction: boolean;
}

/** A contradiction is told only where this much agrees, or where one word was exchanged and at least so many are common. */
const CONTRADICTION = { page: 0.8, across: 0.9, exchanged: 5 } as const;
/** Shorter statements agree by chance. */
const FEWEST_WORDS = 4;
/** More words than this on one side are a different statement, not a contradiction. */
const MOST_DIFFERENT = 3;

/** A lookalike by the places of its two statements. */
export interface FoundLookalike extends Omit<Lookalike, 'a' | 'b'> {
  a: Ref;
  b: Ref;
}

/** Lookalikes among all articles, but for the pairs of keys in `apart`, which a person told apart. */
export function findLookalikes(entries: readonly Entry[], apart: ReadonlySet<string> = new Set()): FoundLookalike[] {
  const refs = entries.flatMap(({ outline }, article) => outline.statements.map(({ index }): Ref => ({ article, statement: index })));
  const statements = refs.map(({ article, statement }) => entries[article]!.outline.statements[statement] as Statement);
  return lookalikes(statements, refs.map(({ article }) => article))
    .filter(({ a, b }) => apart.size === 0 || !apart.has(pairName(statements[a]!.key, statements[b]!.key)))
    .map(({ a, b, contradiction, ...rest }) => {
      const [first, second] = [refs[a] as Ref, refs[b] as Ref];
      return { a: first, b: second, ...rest, contradiction: contradiction && !mayDiffer(entries, first) && !mayDiffer(entries, second) };
    });
}

/** What an enumeration or a variant (“On Windows”) says is meant to differ from what its neighbours say. */
function mayDiffer(entries: readonly Entry[], { article, statement }: Ref): boolean {
  const { outline } = entries[article]!;
  const found = outline.statements[statement] as Statement;
  return isItem(found) || found.text.endsWith(':') || isVariant(outline, found.section);
}

/** A warning for each pair that may contradict each other, at the second of the two. */
export function contradictions(entries: readonly Entry[], found: readonly FoundLookalike[]): Issue[] {
  const at = ({ article, statement }: Ref) => {
    const { article: owner, outline } = entries[article]!;
    const { text, start, end } = outline.statements[statement] as Statement;
    const to = pointAt(owner.lines, end);
    return { path: owner.path, ...pointAt(owner.lines, start), endLine: to.line, endColumn: to.column, text };
  };
  return found
    .filter(({ contradiction }) => contradiction)
    .map(({ a, b, difference, kind }) => {
      const [first, { text, ...place }] = [at(a), at(b)];
      const [there, here] = difference.map((words) => words.join(' ') || 'nothing');
      return { ...place, severity: 'warning', rule: 'contradiction', message: `a different ${kind} here (${here}) than at ${first.path}:${first.line}:${first.column} (${there}): “${text}”`, hint: `Make them agree, or keep both: - keep: ${JSON.stringify([first.text, text])} in decisions.yaml.` };
    });
}

/** A statement as it is compared with others: the first of those with its key. */
interface Item {
  index: number;
  page: number;
  key: string;
  /** Its words without their endings, each once. */
  words: string[];
}

/** The pairs among `statements` that look alike. `pages[i]` is the page of statement i; equal keys are one statement, told by its first occurrence. */
export function lookalikes(statements: readonly Statement[], pages: readonly number[]): Lookalike[] {
  const items = itemsOf(statements, pages);
  return alikeSets(items.map(({ words }) => words))
    .map((pair) => judge(statements, items, pair))
    .sort((x, y) => x.a - y.a || x.b - y.b);
}

function itemsOf(statements: readonly Statement[], pages: readonly number[]): Item[] {
  const items: Item[] = [];
  const known = new Set<string>();
  for (const [index, { key }] of statements.entries()) {
    if (known.has(key)) continue;
    known.add(key);
    const words = [...new Set(key.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).map(stem))];
    if (words.length >= FEWEST_WORDS) items.push({ index, page: pages[index] as number, key, words });
  }
  return items;
}

/** Plurals and small endings off: good enough to find a lookalike, never used to remove one. */
function stem(word: string): string {
  const plain = word.toLowerCase();
  if (/\d/.test(plain) || plain.length < 4) return plain;
  return plain.replace(/ies$/, 'y').replace(/(?:es|s)$/, '').replace(/(?:ing|ed)$/, '').replace(/e$/, '');
}

function judge(statements: readonly Statement[], items: readonly Item[], [a, b, common]: Alike): Lookalike {
  const [first, second] = [items[Math.min(a, b)] as Item, items[Math.max(a, b)] as Item];
  const [sizeA, sizeB] = [first.words.length, second.words.length];
  const jaccard = common / (sizeA + sizeB - common);
  const exchanged = common >= CONTRADICTION.exchanged && sizeA - common <= 1 && sizeB - common <= 1;
  const difference = differing(first.key, second.key);
  const links = (statements[first.index] as Statement).links !== (statements[second.index] as Statement).links;
  const kind = kindOf(difference, links);
  const small = difference.every((words) => words.length <= MOST_DIFFERENT);
  const agrees = exchanged || (small && jaccard >= CONTRADICTION[first.page === second.page ? 'page' : 'across']);
  return { a: first.index, b: second.index, difference, kind, contradiction: agrees && kind !== 'wording' && kind !== 'order' };
}

/** Words of each that the other has fewer of, in order. */
function differing(a: string, b: string): [string[], string[]] {
  const [wordsA, wordsB] = [a.split(' '), b.split(' ')];
  return [without(wordsA, wordsB), without(wordsB, wordsA)];
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const word of others) count.set(word, (count.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const left = count.get(word) ?? 0;
    count.set(word, left - 1);
    return left <= 0;
  });
}

const NEGATIONS = new Set(['not', 'no', 'never', 'none', 'nothing', 'without', 'neither', 'nor', 'cannot', 'unless', 'except', 'disable', 'disabled', 'off', 'stop', 'avoid']);

function kindOf([a, b]: [string[], string[]], links: boolean): Difference {
  const all = [...a, ...b];
  if (all.length === 0) return links ? 'name' : 'order';
  if (all.some((word) => /^v?\d+(?:\.\d+)+$/.test(word))) return 'version';
  if (all.some((word) => /\d/.test(word))) return 'number';
  if (all.some((word) => NEGATIONS.has(word))) return 'negation';
  if (a.length > 0 && b.length > 0 && all.some((word) => /\p{Lu}/u.test(word) || word.startsWith('`'))) return 'name';
  return 'wording';
}
