/**
 * `redirects.yaml`: old address -> id of the article that answers now. A map, one line each, sorted; what somebody wrote
 * into it is never changed.
 */
import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import { compare, type Issue, lineStarts, pointAt } from '../issue.ts';
import { ID_FORM } from '../policy.ts';

export const REDIRECTS_FILE = 'redirects.yaml';

export interface Redirects {
  entries: Map<string, string>;
  issues: Issue[];
}

/** Reads the file's text; each entry is checked, and leads to one of `ids` where these are given. */
export function readRedirects(text: string, ids?: ReadonlySet<string>): Redirects {
  const entries = new Map<string, string>();
  const issues: Issue[] = [];
  const lines = lineStarts(text);
  const tell = (at: number, message: string, hint: string) => issues.push({ path: REDIRECTS_FILE, ...pointAt(lines, at), severity: 'error', rule: 'redirects', message, hint });
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: false });
  for (const error of document.errors) tell(error.pos[0], error.code === 'DUPLICATE_KEY' ? 'this address is there twice' : 'the file is not valid YAML', 'Each line is an old address, a colon, a space and an id: /old/page: new-id');
  if (issues.length > 0 || document.contents === null) return { entries, issues };
  if (!isMap(document.contents)) {
    tell(0, 'the file is not a map', 'Each line is an old address, a colon, a space and an id: /old/page: new-id');
    return { entries, issues };
  }
  for (const { key, value } of document.contents.items) {
    const at = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    const [from, to] = [isScalar(key) ? String(key.value) : '', isScalar(value) ? String(value.value) : ''];
    if (!/^\/[^\s?#]*$/.test(from) || from.startsWith('//')) tell(at, `“${from}” is not an address of a site`, 'It begins with one slash and has neither ? nor #.');
    else if (!ID_FORM.test(to)) tell(at, `“${to}” is not the id of an article`, 'Write the name of its file without .mdx.');
    else if (ids && !ids.has(to)) tell(at, `there is no article “${to}”`, 'Name an article that is there, or delete the line.');
    else entries.set(from, to);
  }
  return { entries, issues };
}

/** `text` with the new entries added, and those that another id has already. Text that gains nothing stays as it is. */
export function addRedirects(text: string, fresh: ReadonlyArray<readonly [address: string, id: string]>): { text: string; added: number; taken: Array<{ address: string; id: string; by: string }> } {
  const { entries } = readRedirects(text);
  const taken = [];
  const lines: string[] = [];
  for (const [address, id] of [...fresh].sort((a, b) => compare(a[0], b[0]))) {
    const by = entries.get(address);
    if (by === id || address === `/${id}` || address === `/${id}/`) continue;
    if (by !== undefined) {
      taken.push({ address, id, by });
      continue;
    }
    entries.set(address, id);
    lines.push(stringify({ [address]: id }, { lineWidth: 0 }));
  }
  const head = text === '' ? '# Old address: id of the article that answers now.\n' : text.endsWith('\n') ? text : `${text}\n`;
  return { text: lines.length === 0 ? text : head + lines.join(''), added: lines.length, taken };
}
