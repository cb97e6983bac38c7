/**
 * Statements that say almost the same: told, never removed. An exact set-similarity join for what is very much alike (Jaccard .8 on a page,
 * .9 across pages, containment .9, one word exchanged): every such pair is found, none by chance. Pairs that are less alike are told too,
 * unless all that they share are words of very many statements. Where the difference is a number, a negation, a version or a name, the two may contradict each other.
 *
 * Source of the method: prefix filtering as in Bayardo, Ma and Srikant, “Scaling up all pairs similarity search” (2007); candidates are told
 * from chance by bitmaps as in Sandes, Teodoro and Melo, “Bitmap filter: speeding up exact set similarity joins” (2020).
 */
import { compare, type Issue, pointAt } from './issue.ts';
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

/** Least share of common words for two statements to be told of: of all their words, or of those of the shorter. */
const THRESHOLDS = { jaccard: 0.6, containment: 0.9 } as const;
/** A contradiction is told only where this much agrees, or where one word was exchanged and at least so many are common. */
const CONTRADICTION = { page: 0.8, across: 0.9, exchanged: 5 } as const;
/** Share of common words from which on every pair is found; below it, pairs that have only words in common that are in very many statements are not looked for. */
const SURE = 0.88;
const COMMON_WORD = 300;
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

interface Item {
  index: number;
  page: number;
  key: string;
  /** Token numbers, rarest first, each once. */
  tokens: Int32Array;
}

/**
 * The pairs among `statements` that look alike. `pages[i]` is the page of statement i; equal keys are one statement, told by its first occurrence.
 * Time grows with the number of candidate pairs that share a rare word, not with all pairs.
 */
export function lookalikes(statements: readonly Statement[], pages: readonly number[]): Lookalike[] {
  const items = prepare(statements, pages);
  const postings = new Map<number, number[]>();
  for (const [at, { tokens }] of items.entries()) {
    for (const token of tokens) {
      const list = postings.get(token);
      if (list) list.push(at);
      else postings.set(token, [at]);
    }
  }
  const sizes = Int32Array.from(items, ({ tokens }) => tokens.length);
  const maps = mapsOf(items);
  const found: Lookalike[] = [];
  const seen = new Int32Array(items.length).fill(-1);
  for (const [at, item] of items.entries()) {
    const size = item.tokens.length;
    // With Jaccard j and a larger partner, at least 2j/(1+j) of this one's tokens are common; containment asks for more.
    const least = Math.ceil(((2 * THRESHOLDS.jaccard) / (1 + THRESHOLDS.jaccard)) * size - 1e-9);
    // Whatever is alike enough to be a contradiction, contained, or one word exchanged shares one of so many rarest tokens.
    const surely = Math.max(2, size - Math.ceil(SURE * size - 1e-9) + 1);
    for (let probe = 0; probe <= size - least; probe++) {
      const list = postings.get(item.tokens[probe] as number) as number[];
      if (probe >= surely && list.length > COMMON_WORD) continue;
      for (const other of list) {
        const larger = sizes[other] as number;
        // Each pair is judged once, from the smaller side.
        if (seen[other] === at || larger < size || (larger === size && other <= at)) continue;
        seen[other] = at;
        // A bit that one has and the other has not is a token of one alone.
        if (bits((maps[at * 2] as number) ^ (maps[other * 2] as number)) + bits((maps[at * 2 + 1] as number) ^ (maps[other * 2 + 1] as number)) > size + larger - 2 * needed(size, larger)) continue;
        const pair = judge(statements, item, items[other] as Item);
        if (pair) found.push(pair);
      }
    }
  }
  return found.sort((x, y) => x.a - y.a || x.b - y.b);
}

function prepare(statements: readonly Statement[], pages: readonly number[]): Item[] {
  const frequency = new Map<string, number>();
  const distinct: Array<{ index: number; key: string; words: string[] }> = [];
  const known = new Set<string>();
  for (const [index, { key }] of statements.entries()) {
    if (known.has(key)) continue;
    known.add(key);
    const words = [...new Set(key.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).map(stem))];
    if (words.length < FEWEST_WORDS) continue;
    for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    distinct.push({ index, key, words });
  }
  const rank = new Map([...frequency].sort((a, b) => a[1] - b[1] || compare(a[0], b[0])).map(([word], at) => [word, at]));
  return distinct.map(({ index, key, words }) => ({ index, page: pages[index] as number, key, tokens: Int32Array.from(words.map((word) => rank.get(word) as number)).sort() }));
}

/** Plurals and small endings off: good enough to find a lookalike, never used to remove one. */
function stem(word: string): string {
  const plain = word.toLowerCase();
  if (/\d/.test(plain) || plain.length < 4) return plain;
  return plain.replace(/ies$/, 'y').replace(/(?:es|s)$/, '').replace(/(?:ing|ed)$/, '').replace(/e$/, '');
}

/** For each item 64 bits, in two numbers: those of its tokens. */
function mapsOf(items: readonly Item[]): Int32Array {
  const maps = new Int32Array(items.length * 2);
  for (const [at, { tokens }] of items.entries()) for (const token of tokens) maps[at * 2 + ((token >>> 5) & 1)]! |= 1 << (token & 31);
  return maps;
}

/** How many bits are set. Source: H. S. Warren, “Hacker's Delight”, chapter 5. */
function bits(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** So many tokens have to be common: either threshold is enough; where one word of five or more was exchanged, it is reached. */
function needed(smaller: number, larger: number): number {
  return Math.ceil(Math.min((THRESHOLDS.jaccard / (1 + THRESHOLDS.jaccard)) * (smaller + larger), THRESHOLDS.containment * smaller) - 1e-9);
}

function judge(statements: readonly Statement[], one: Item, two: Item): Lookalike | undefined {
  const common = overlap(one.tokens, two.tokens, needed(one.tokens.length, two.tokens.length));
  if (common < 0) return undefined;
  const jaccard = common / (one.tokens.length + two.tokens.length - common);
  const place = one.page === two.page ? 'page' : 'across';
  const exchanged = common >= CONTRADICTION.exchanged && one.tokens.length - common <= 1 && two.tokens.length - common <= 1;
  const [first, second] = one.index < two.index ? [one, two] : [two, one];
  const difference = differing(first.key, second.key);
  const links = (statements[first.index] as Statement).links !== (statements[second.index] as Statement).links;
  const kind = kindOf(difference, links);
  const small = difference.every((words) => words.length <= MOST_DIFFERENT);
  return { a: first.index, b: second.index, difference, kind, contradiction: (exchanged || (small && jaccard >= CONTRADICTION[place])) && kind !== 'wording' && kind !== 'order' };
}

/** How many tokens both have; -1 as soon as it cannot be `least` any more. */
function overlap(a: Int32Array, b: Int32Array, least: number): number {
  let [x, y, common] = [0, 0, 0];
  let [sparedA, sparedB] = [a.length - least, b.length - least];
  while (x < a.length && y < b.length) {
    const [one, two] = [a[x] as number, b[y] as number];
    if (one === two) {
      common++;
      x++;
      y++;
    } else if (one < two) {
      x++;
      if (--sparedA < 0) return -1;
    } else {
      y++;
      if (--sparedB < 0) return -1;
    }
  }
  return common;
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
