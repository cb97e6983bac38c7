/**
 * `content/redirects.yaml`: old address -> id of the article that answers now, one line each. Bytes -> entries with their
 * place, or issues. Here it is only read; whether the addresses lead somewhere is judged in `forwarding.ts`.
 */
import { isMap, isScalar, type Node, parseDocument, type Scalar } from 'yaml';
import type { Source } from './article.ts';
import { type Issue, lineStarts, pointAt } from './issue.ts';
import { ID_FORM, LIMITS } from './policy.ts';
import { rangeOf } from './span.ts';
import { explainYaml } from './yaml-errors.ts';

export const REDIRECTS_FILE = 'redirects.yaml';

export interface RedirectLine {
  /** The old address as written: `/docs/old.html`. */
  from: string;
  /** Id of an article. */
  to: string;
  /** Offsets of the two in the text. */
  fromAt: [start: number, end: number];
  toAt: [start: number, end: number];
}

export interface Redirects {
  text: string;
  lines: RedirectLine[];
  issues: Issue[];
}

const FORM = 'Each line is an old address, a colon, a space and an id: /old/page: new-id';
/** Longest name that file systems take, and longest address that browsers and hosts do. */
const SEGMENT_MOST = 200;
const ADDRESS_MOST = 1000;

/** The file as the content folder has it; none is an empty one. */
export function redirectsOf(source: Source | undefined): Redirects {
  try {
    return readRedirects(source ? new TextDecoder('utf-8', { fatal: true }).decode(source.bytes) : '');
  } catch {
    return { text: '', lines: [], issues: [redirectIssue('', [0, 1], 'encoding', 'the file is not valid UTF-8', 'Save it again as UTF-8.')] };
  }
}

const renames = new WeakMap<Source, ReadonlyMap<string, string>>();
const NONE: ReadonlyMap<string, string> = new Map();

/** Id that an article had -> id that answers at its address now; the same map for the same source. */
export function renamesOf(source: Source | undefined): ReadonlyMap<string, string> {
  if (!source) return NONE;
  let found = renames.get(source);
  if (!found) renames.set(source, (found = new Map(redirectsOf(source).lines.map(({ from, to }) => [bare(from).slice(1), to]))));
  return found;
}

/** Reads the file's text; each line is checked on its own. */
export function readRedirects(text: string): Redirects {
  const redirects: Redirects = { text, lines: [], issues: [] };
  const tell = (at: [number, number], message: string, hint: string) => redirects.issues.push(redirectIssue(text, at, 'redirects', message, hint));
  if (text.length > LIMITS.redirectsBytes) {
    tell([0, 1], `the file is larger than ${LIMITS.redirectsBytes / 1024} KiB`, 'Remove addresses that nobody asks for any more.');
    return redirects;
  }
  const document = parseDocument(text, { uniqueKeys: true, merge: false, prettyErrors: false, stringKeys: true });
  for (const error of [...document.errors, ...document.warnings]) {
    const { start, end, message } = explainYaml(text, document, error, 0, 'the file');
    tell([start, end], error.code === 'DUPLICATE_KEY' ? 'this address is there twice' : message, FORM);
  }
  if (redirects.issues.length > 0 || document.contents === null) return redirects;
  if (!isMap(document.contents)) {
    tell([0, 1], 'the file is not a map', FORM);
    return redirects;
  }
  const known = new Map<string, string>();
  for (const { key, value } of document.contents.items) {
    // A key that is not plain text is no valid YAML here.
    const [from, to] = [String((key as Scalar).value), isScalar(value) ? String(value.value) : ''];
    const fromAt = rangeOf(key as Scalar);
    const toAt = value ? rangeOf(value as Node) : fromAt;
    const wrong = wrongAddress(from);
    const twin = known.get(bare(from));
    if (wrong) tell(fromAt, `“${from}” is not an address of a site`, wrong);
    else if (!ID_FORM.test(to)) tell(toAt, `“${to}” is not the id of an article`, 'Write the name of its file without .mdx.');
    else if (twin !== undefined) tell(fromAt, `${twin} is the same address`, 'With or without a slash at its end an address is one; keep one of the two.');
    else {
      known.set(bare(from), from);
      redirects.lines.push({ from, to, fromAt, toAt });
    }
  }
  return redirects;
}

/** An address without the slash at its end. */
export const bare = (address: string) => (address === '/' ? address : address.replace(/\/+$/, ''));

export function redirectIssue(text: string, [start, end]: [number, number], rule: string, message: string, hint: string, severity: Issue['severity'] = 'error'): Issue {
  const lines = lineStarts(text);
  const to = pointAt(lines, Math.min(Math.max(end, start + 1), Math.max(text.length, 1)));
  return { path: REDIRECTS_FILE, ...pointAt(lines, start), endLine: to.line, endColumn: to.column, severity, rule, message, hint };
}

/** Why a text cannot be an old address: each becomes a file of the site, so none may lead out of it. */
function wrongAddress(address: string): string | undefined {
  if (!/^\/(?!\/)[^\s?#]*$/.test(address)) return 'It begins with one slash and has neither ? nor #.';
  if (/[<>"\\^`{|}[\]*]|\/:/.test(address)) return 'An address has no such sign; write it as a browser shows it when it is copied.';
  let plain: string;
  try {
    plain = decodeURIComponent(address);
  } catch {
    return 'After % come two digits of a hexadecimal number.';
  }
  if (/[\u0000-\u001f\u007f\\]/.test(plain) || plain.split('/').length !== address.split('/').length || plain.split('/').some((part) => part === '.' || part === '..')) return 'It may not lead out of its folder.';
  if (bare(address) === '/' || address.length > ADDRESS_MOST || plain.split('/').some((part) => new TextEncoder().encode(part).length > SEGMENT_MOST)) return 'It names a page, in at most 1,000 characters.';
  return undefined;
}
