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
import { canonical } from './canonical.ts';
import { compare, type Issue, lineStarts, pointAt } from './issue.ts';
import { LIMITS } from './policy.ts';
import { rangeOf } from './span.ts';
import type { Outline, Statement } from './statements.ts';
import type { Entry } from './verdict.ts';

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
  for (const error of [...document.errors, ...document.warnings]) say(error.pos[0], error.pos[1], 'decision-yaml', `the ledger is not valid YAML: ${error.message.split('\n', 1)[0]}`, FORM);
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

export const pairName = (a: string, b: string) => (compare(a, b) <= 0 ? `${a}\u0000${b}` : `${b}\u0000${a}`);

/** Looks up each line's texts among the statements. */
export function decide(ledger: Ledger, entries: readonly Entry[]): Decided {
  const byText = new Map<string, { key: string; count: number }>();
  const byKey = new Map<string, number>();
  for (const { outline } of entries) {
    for (const { text, key } of outline.statements) {
      byText.set(text, { key, count: (byText.get(text)?.count ?? 0) + 1 });
      byKey.set(key, (byKey.get(key) ?? 0) + 1);
    }
  }
  const keyOf = (text: string) => byText.get(text)?.key ?? (byKey.has(canonical(text)) ? canonical(text) : undefined);
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
      if (byKey.get(a as string) === 1) stale('the statement stands in one place only');
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

/** The outline as the decisions have it: keys made one, statements pinned to their place. */
export function applyDecisions(outline: Outline, { same, keep }: Pick<Decided, 'same' | 'keep'>): Outline {
  if (same.size === 0 && keep.size === 0) return outline;
  const decided = (statement: Statement): Statement => {
    const key = same.get(statement.key) ?? statement.key;
    const pinned = keep.has(statement.key) || keep.has(key);
    return key === statement.key && !pinned ? statement : { ...statement, key, ...(pinned ? { pinned } : {}) };
  };
  return { ...outline, statements: outline.statements.map(decided) };
}
