/**
 * Frontmatter of other systems (Docusaurus, Hugo, Jekyll, Zendesk) -> what is known of a page. A table of names; every
 * field that has no place is told of.
 */
import { parseDocument } from 'yaml';
import { lineStarts, pointAt } from '../issue.ts';
import { explainYaml } from '../yaml-errors.ts';
import type { Note, Page } from './page.ts';

type Known = Pick<Page, 'addresses' | 'names'> & Partial<Pick<Page, 'title' | 'description' | 'slug' | 'published' | 'updated'>>;

/** What each name means; the first that is given wins. */
const NAMES: Readonly<Record<'title' | 'description' | 'published' | 'updated' | 'address' | 'name' | 'ignored', readonly string[]>> = {
  title: ['title', 'name'],
  description: ['description', 'meta_description', 'summary', 'excerpt', 'subtitle'],
  published: ['date', 'published', 'publishdate', 'publish_date', 'pubdate', 'created_at', 'created'],
  updated: ['lastmod', 'updated', 'updated_at', 'last_modified_at', 'last_update', 'modified', 'edited_at', 'date_modified'],
  address: ['permalink', 'url', 'html_url', 'slug', 'aliases', 'redirect_from', 'path'],
  name: ['id'],
  /** They only tell the other system how to show the page; a draft is one here too. */
  ignored: ['draft', 'layout', 'hide_title', 'hide_table_of_contents', 'toc', 'sidebar_position', 'weight', 'nav_order', 'sidebar_label', 'linktitle', 'linkTitle', 'pagination_next', 'pagination_prev', 'comments'],
};

export interface Front {
  known: Known;
  /** Text after the fields, and the number of its first line. */
  body: string;
  from: number;
}

export function readFields(text: string, note: Note): Front {
  const found = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n([^]*?)(?:\r?\n)?^\1[ \t]*(?:\r?\n|$)/m.exec(text);
  const known: Known = { addresses: [], names: [] };
  if (!found || found.index !== 0) return { known, body: text.replace(/^\uFEFF/, ''), from: 1 };
  const body = text.slice(found[0].length);
  const from = found[0].split('\n').length;
  const fields = found[1] === '---' ? fromYaml(found[2] as string, note) : fromToml(found[2] as string, note);
  // Text between two rules is text.
  if (!fields) return { known, body: text.replace(/^\uFEFF/, ''), from: 1 };
  return { known: { ...known, ...understand(fields, note) }, body, from };
}

/** Undefined for what is no fields at all, but text. */
function fromYaml(yaml: string, note: Note): Record<string, unknown> | undefined {
  const document = parseDocument(yaml, { uniqueKeys: false, strict: false, prettyErrors: false });
  const starts = lineStarts(yaml);
  for (const error of document.errors) {
    const { start, message } = explainYaml(yaml, document, error);
    const { line, column } = pointAt(starts, start);
    note('import-field', `${message}; its line was read as it stands`, { line: 1 + line, column, hint: 'See whether the fields of the draft say what they should.' });
  }
  if (document.errors.length > 0) return asItStands(yaml);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    return value === null ? {} : typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    // An alias that stands for nothing, or for too much.
    note('import-field', `the frontmatter is not valid YAML: ${(error as Error).message.split('\n')[0]}`, { hint: 'Put quotes around the value.' });
    return asItStands(yaml);
  }
}

/** Lines `name: value` of what is no YAML: whoever wrote a colon into a title without quotes meant a title. */
function asItStands(yaml: string): Record<string, unknown> {
  return Object.fromEntries([...yaml.matchAll(/^([A-Za-z][\w-]*):[ \t]+(\S.*?)[ \t\r]*$/gm)].map(([, name, value]) => [name as string, (value as string).replace(/^(['"])(.*?)\1?$/, '$2')]));
}

/** The plain lines of TOML; what is more is told of. */
function fromToml(toml: string, note: Note): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [at, line] of toml.split(/\r?\n/).entries()) {
    const found = /^\s*([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\[.*\])|(\S+))\s*(?:#.*)?$/.exec(line);
    if (found) fields[found[1] as string] = found[4] ? [...found[4].matchAll(/"([^"]*)"|'([^']*)'/g)].map((item) => item[1] ?? item[2]) : (found[2]?.replace(/\\(["\\])/g, '$1') ?? found[3] ?? found[5]);
    else if (line.trim() && !line.trim().startsWith('#')) note('import-field', `this line of the frontmatter is not understood: ${line.trim()}`, { line: at + 2 });
  }
  return fields;
}

/** Fields by name, whatever wrote them. Also used for Zendesk's export. */
export function understand(fields: Readonly<Record<string, unknown>>, note: Note): Known {
  const used = new Set<string>();
  const pick = (names: readonly string[]): unknown[] => Object.keys(fields).filter((key) => names.includes(key.toLowerCase()) || names.includes(key)).sort((a, b) => names.indexOf(a) - names.indexOf(b)).map((key) => (used.add(key), fields[key]));
  const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim() : '');
  const known: Known = { addresses: [], names: [] };
  const title = pick(NAMES.title).map(text).find(Boolean);
  const description = pick(NAMES.description).map(text).find(Boolean);
  const published = pick(NAMES.published).map(day).find(Boolean);
  const updated = pick(NAMES.updated).map(day).find(Boolean);
  for (const address of pick(NAMES.address).flat().map(text)) {
    if (!address) continue;
    known.addresses.push(...pathOf(address));
    known.names.push(address.replace(/\/+$/, ''));
  }
  const slug = [text(fields['slug']), ...known.addresses].find(Boolean)?.replace(/\/+$/, '').split('/').at(-1)?.replace(/\.html?$/, '');
  for (const name of pick(NAMES.name).map(text)) {
    if (!name) continue;
    known.names.push(name);
    if (/^\d{6,}$/.test(name)) known.addresses.push(`/hc/articles/${name}`);
  }
  pick(NAMES.ignored);
  const left = Object.keys(fields).filter((key) => !used.has(key));
  if (left.length > 0) note('import-field', `${left.length === 1 ? 'the field' : 'the fields'} ${left.join(', ')} ${left.length === 1 ? 'has' : 'have'} no place in an article`, { hint: 'Bring what matters of them into the text.' });
  return { ...known, ...(title ? { title } : {}), ...(description ? { description } : {}), ...(slug && !/^\d+$/.test(slug) ? { slug } : {}), ...(published ? { published } : {}), ...(updated ? { updated } : {}) };
}

/** The path of an address, `/old/path`, without what comes after it. */
export function pathOf(address: string): string[] {
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]+/i, '').replace(/[?#].*$/, '');
  return /^\/?[^\s:]+$/.test(path) && path !== '/' ? [path.startsWith('/') ? path : `/${path}`] : [];
}

/** A calendar day of whatever is written as a date. */
export function day(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && 'date' in value) return day(value.date);
  const found = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))/.exec(String(value ?? ''));
  return found?.[1];
}
