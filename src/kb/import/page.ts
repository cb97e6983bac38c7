/**
 * What a reader of another system's file hands over: one page as a Markdown tree with what is known of it, the lines that
 * have to be found again in the draft, and issues for whatever has no place in an article.
 */
import type { RootContent } from 'mdast';
import { forbiddenIn } from '../bytes.ts';
import { type Issue, lineStarts, pointAt } from '../issue.ts';
import { LIMITS } from '../policy.ts';
import { tooDeepAt } from './depth.ts';
import { decodeOld } from './encoding.ts';

export interface Page {
  /** The file as the author named it; only used to tell where an issue is. */
  path: string;
  /** Where the page begins in its file. */
  line: number;
  /** It stands inside another file, whose lines are not its own. */
  inner?: boolean;
  title: string;
  /** For search results; the first words when the file has none. */
  description?: string;
  /** The last part of its old address, which becomes its id. */
  slug?: string;
  published?: string;
  updated?: string;
  /** Paths at which it was found until now, `/old/path`. */
  addresses: string[];
  /** Other names that links may call it by: its file, its number. */
  names: string[];
  body: RootContent[];
  /** Fragment of the old page -> which heading of `body` it leads to, -1 for the top. */
  anchors: Map<string, number>;
  /** Every non-blank line with words in it, freed of mark-up; each has to be in the draft. */
  lines: Array<{ line: number; text: string }>;
  issues: Issue[];
}

/** Largest files the importer opens; an export may hold a thousand articles. */
export const IMPORT_LIMITS = { page: 2 * 1024 * 1024, archive: 64 * 1024 * 1024 } as const;

export type Note = (rule: string, message: string, place?: { line?: number; column?: number; hint?: string; severity?: Issue['severity'] }) => void;

/** Refuses mark-up that could exhaust the stack; `line` is where it begins in the file. */
export function refuseDeep(path: string, text: string, line = 1): Issue | undefined {
  const at = tooDeepAt(text);
  return at === undefined ? undefined : { path, line: line > 1 ? line : pointAt(lineStarts(text), at).line, column: 1, severity: 'error', rule: 'nesting', message: 'lists, quotes, marks or tags are nested too deeply', hint: 'Close the tags that are open, or bring this page in by hand.' };
}

/** A function that adds an issue of one file to `issues`; a warning unless it says otherwise. */
export function notes(path: string, issues: Issue[], from = 1): Note {
  return (rule, message, { line = from, column = 1, hint, severity = 'warning' } = {}) => {
    issues.push({ path, line, column, severity, rule, message, ...(hint ? { hint } : {}) });
  };
}

/** Bytes -> text and what to tell of it, or why they cannot be an article's; nothing hidden is let through. */
export function readText(path: string, bytes: Uint8Array, most: number = LIMITS.articleBytes): { text: string; told: Issue[]; issue?: undefined } | { issue: Issue } {
  const fail = (rule: string, message: string, hint?: string, point = { line: 1, column: 1 }) => ({ issue: { path, ...point, severity: 'error' as const, rule, message, ...(hint ? { hint } : {}) } });
  if (bytes.length > most) return fail('file-size', `the file is larger than ${most / 1024} KiB`, 'Split it into several articles.');
  const decoded = decodeOld(bytes);
  if (decoded === undefined) return fail('encoding', 'the file is not text, or in an encoding that it does not name', 'Save it as text in UTF-8.');
  const { text, encoding } = decoded;
  if (text.trim() === '') return fail('empty-file', 'the file is empty');
  const bad = forbiddenAt(text);
  if (bad) return fail(bad.rule, bad.message, bad.hint, pointAt(lineStarts(text), bad.at));
  const told: Issue[] = [];
  const strange = /[\w'’]*[^\0-\x7f]\S*/.exec(text);
  if (encoding && strange) notes(path, told)('import-encoding', `the file is not UTF-8; it was read as ${encoding}, in which this is “${strange[0].slice(0, 40)}”`, { ...pointAt(lineStarts(text), strange.index), hint: 'If that is wrong, save the file as UTF-8, remove the draft and import it again.' });
  return { text, told };
}

/** The first character that no article may hold. */
export function forbiddenAt(text: string): { rule: string; message: string; hint: string; at: number } | undefined {
  const found = forbiddenIn(text);
  return found && { rule: found.rule, message: found.message, hint: found.hint, at: found.start };
}
