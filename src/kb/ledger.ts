/**
 * `content/decisions.yaml`: what a person decided about two statements, one line each.
 *
 *   - keep: ["text of one", "text of the other"]   both stay, and nobody is asked again
 *   - same: ["text of one", "text of the other"]   the two say the same: one of them is enough
 *
 * Bytes -> decisions, or issues with their place. Lines that no longer speak of anything are told.
 */
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Source } from './article.ts';
import { sameBytes } from './bytes.ts';
import { canonical } from './canonical.ts';
import { compare, type Issue, lineStarts, pointAt } from './issue.ts';
import { LIMITS } from './policy.ts';
import { rangeOf } from './span.ts';
import { hashesOf, type Outline, type Statement } from './statements.ts';
import type { Entry } from './verdict.ts';
import { explainYaml } from './yaml-errors.ts';

interface Line {
  kind: 'keep' | 'same';
  texts: [string, string];
  /** Offsets in the ledger. */
  start: number;
  end: number;
}

export interface Ledger {
  path: string;
  text: string;
  lines: Line[];
  issues: Issue[];
}

/** Reads the ledger; everything that is not a line of the two forms is an issue. */
export function readLedger({ path, bytes }: Source): Ledger {
  const issues: Issue[] = [];
  const lines: Line[] = [];
  let text = '';
  const say = (start: number, end: number, rule: string, message: string, hint: string) => issues.push(issueAt({ path, text }, start, end, 'error', rule, message, hint));
  if (bytes.length > LIMITS.articleBytes) {
    say(0, 1, 'file-size', `the ledger is larger than ${LIMITS.articleBytes / 1024} KiB`, 'Remove lines that no longer matter.');
    return { path, text, lines, issues };
  }
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    say(0, 1, 'encoding', 'the ledger is not valid UTF-8', 'Save it again as UTF-8.');
    return { path, text, lines, issues };
  }
  const document = parseDocument(text, { uniqueKeys: true, merge: false, prettyErrors: false, stringKeys: true });
  for (const error of [...document.errors, ...document.warnings]) {
    const { start, end, message } = explainYaml(text, document, error, 0, 'the ledger');
    say(start, end, 'decision-yaml', message, FORM);
  }
  if (issues.length > 0 || document.contents === null) return { path, text, lines, issues };
  if (!isSeq(document.contents)) {
    say(0, 1, 'decision-form', 'the ledger is not a list', FORM);
    return { path, text, lines, issues };
  }
  for (const item of document.contents.items) {
    const [start, end] = rangeOf(item as Node);
    const pair = isMap(item) && item.items.length === 1 ? item.items[0] : undefined;
    const kind = pair && isScalar(pair.key) ? String(pair.key.value) : '';
    const texts = pair && isSeq(pair.value) ? pair.value.items.map((node) => (isScalar(node) && typeof node.value === 'string' ? node.value.replace(/\s+/g, ' ').trim() : '')) : [];
    if ((kind !== 'keep' && kind !== 'same') || texts.length !== 2 || texts.some((one) => one === '')) say(start, end, 'decision-form', 'this line is not a decision', FORM);
    else lines.push({ kind, texts: texts as [string, string], start, end });
  }
  return { path, text, lines, issues };
}

const FORM = 'Write - keep: ["one text", "other text"], or - same: ["one text", "other text"].';

function issueAt({ path, text }: Pick<Ledger, 'path' | 'text'>, start: number, end: number, severity: Issue['severity'], rule: string, message: string, hint: string): Issue {
  const starts = lineStarts(text);
  const [from, to] = [pointAt(starts, Math.min(start, text.length)), pointAt(starts, Math.min(Math.max(end, start + 1), text.length))];
  return { path, ...from, endLine: to.line, endColumn: to.column, severity, rule, message, hint };
}

/** The ledger's decisions in the form in which outlines take them. */
export interface Decided {
  /** Key of a statement -> the key it is to be compared by. */
  same: ReadonlyMap<string, string>;
  /** Keys whose repeats all stay. */
  keep: ReadonlySet<string>;
  /** Pairs of keys, `pairName`, that are not lookalikes. */
  apart: ReadonlySet<string>;
  /** Lines that speak of nothing any more. */
  issues: Issue[];
}

/** One name for a pair of keys, whichever comes first. */
export const pairName = (a: string, b: string) => (compare(a, b) <= 0 ? `${a}\u0000${b}` : `${b}\u0000${a}`);

/** Looks up each line's texts among the statements. `told`, what an earlier look found in each outline, holds for this ledger only. */
function decide(ledger: Ledger, entries: readonly Entry[], told: WeakMap<Outline, readonly Statement[]>): Decided {
  const texts = new Set(ledger.lines.flatMap((line) => line.texts));
  const keys = new Set([...texts].map((text) => canonical(text)));
  const byText = new Map<string, string>();
  const byKey = new Map<string, number>();
  for (const { outline } of entries) {
    let own = told.get(outline);
    if (!own) told.set(outline, (own = outline.statements.filter(({ text, key }) => texts.has(text) || keys.has(key))));
    for (const { text, key } of own) {
      byText.set(text, key);
      byKey.set(key, (byKey.get(key) ?? 0) + 1);
    }
  }
  const keyOf = (text: string) => byText.get(text) ?? (byKey.has(canonical(text)) ? canonical(text) : undefined);
  const countOf = (key: string) => {
    if (keys.has(key)) return byKey.get(key);
    let count = 0;
    for (const { outline } of entries) for (const statement of outline.statements) if (statement.key === key) count++;
    return count;
  };
  const same = new Map<string, string>();
  const keep = new Set<string>();
  const apart = new Set<string>();
  const issues: Issue[] = [];
  const root = (key: string): string => (same.has(key) ? root(same.get(key) as string) : key);
  for (const { kind, texts, start, end } of ledger.lines) {
    const stale = (message: string) => issues.push(issueAt(ledger, start, end, 'warning', 'decision-stale', message, 'Remove the line.'));
    const [a, b] = [keyOf(texts[0]), keyOf(texts[1])];
    const missing = a === undefined ? texts[0] : b === undefined ? texts[1] : undefined;
    if (missing !== undefined) stale(`no article says “${missing}”`);
    else if (kind === 'keep' && a === b) {
      if (countOf(a as string) === 1) stale('the statement stands in one place only');
      keep.add(a as string);
    } else if (kind === 'keep') apart.add(pairName(a as string, b as string));
    else if (a === b) stale('the two texts count as the same without this line');
    else {
      const [first, second] = [root(a as string), root(b as string)].sort(compare) as [string, string];
      if (first !== second) same.set(second, first);
    }
  }
  const roots = new Map([...same.keys()].map((key) => [key, root(key)]));
  return { same: roots, keep, apart, issues };
}

const NOTHING: Decided = { same: new Map(), keep: new Set(), apart: new Set(), issues: [] };

/** What a run leaves to the next. */
export interface LedgerMemory {
  ledger?: Ledger;
  bytes?: Uint8Array;
  told: WeakMap<Outline, readonly Statement[]>;
  decided: Decided;
}
export const ledgerMemory = (): LedgerMemory => ({ told: new WeakMap(), decided: NOTHING });

/** What the ledger decides; `same` and `keep` are those of the last time when they say the same. And the ledger itself, with what is wrong with it. */
export function decisions(source: Source | undefined, entries: () => readonly Entry[], memory: LedgerMemory): { decided: Decided; ledger?: Ledger } {
  if (!source) return { decided: (memory.decided = NOTHING) };
  if (!memory.ledger || memory.ledger.path !== source.path || !sameBytes(memory.bytes as Uint8Array, source.bytes)) Object.assign(memory, { ledger: readLedger(source), bytes: source.bytes, told: new WeakMap() });
  const ledger = memory.ledger as Ledger;
  const decided = decide(ledger, entries(), memory.told);
  const { same, keep } = memory.decided;
  const unchanged = same.size === decided.same.size && keep.size === decided.keep.size && [...decided.same].every(([from, to]) => same.get(from) === to) && [...decided.keep].every((key) => keep.has(key));
  memory.decided = unchanged ? { ...decided, same, keep } : decided;
  return { decided: memory.decided, ledger };
}

/** The outline as the decisions have it: keys made one, statements pinned to their place. The same outline when they do not speak of it. */
export function applyDecisions(outline: Outline, { same, keep }: Pick<Decided, 'same' | 'keep'>): Outline {
  if (same.size === 0 && keep.size === 0) return outline;
  let spoken = false;
  const decided = (statement: Statement): Statement => {
    const key = same.get(statement.key) ?? statement.key;
    const pinned = keep.has(statement.key) || keep.has(key);
    if (key === statement.key && !pinned) return statement;
    spoken = true;
    return { ...statement, key, ...(pinned ? { pinned } : {}) };
  };
  const statements = outline.statements.map(decided);
  return spoken ? { ...outline, statements, hashes: hashesOf(statements) } : outline;
}

const applied = new WeakMap<Entry, { same: Decided['same']; keep: Decided['keep']; entry: Entry }>();

/** The entry as the decisions have it; the same object as the last time when these were the same. */
export function decidedEntry(entry: Entry, { same, keep }: Decided): Entry {
  if (same.size === 0 && keep.size === 0) return entry;
  const before = applied.get(entry);
  if (before?.same === same && before.keep === keep) return before.entry;
  const outline = applyDecisions(entry.outline, { same, keep });
  const now = outline === entry.outline ? entry : { article: entry.article, outline };
  applied.set(entry, { same, keep, entry: now });
  return now;
}
