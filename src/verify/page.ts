/** Files of a built site -> pages as the rules see them. Parsed by a browser's rules, not by patterns. */
import { brotliCompressSync, constants } from 'node:zlib';
import type { Element, ElementContent, Root } from 'hast';
import { htmlToHast } from 'satteri';
import { sentences } from '../kb/sentences.ts';
import { findPolicy } from '../seo/csp.ts';
import { scan } from './scan.ts';

export interface Page {
  /** `/slug/` for `slug/index.html`, `/404.html` for a file. */
  url: string;
  /** Path below the site's root, forward slashes. */
  file: string;
  /** Where a page without content of its own sends its reader; '' for all others. */
  redirect: string;
  /** The content security policy, when it stands before all that it governs; else ''. */
  policy: string;
  /** Bytes on the way with a quick setting of brotli, which the best setting never exceeds; asked when a rule wants to know. */
  packed: () => number;
  lang: string;
  title: string[];
  /** Contents of meta elements by name or property. */
  meta: Map<string, string[]>;
  /** link elements of the head. */
  rels: Array<{ rel: string; href: string; type: string }>;
  /** Where the encoding is declared, in bytes. */
  charsetAt: number;
  headings: Array<{ depth: number; text: string; empty: boolean }>;
  ids: string[];
  links: string[];
  /** Where forms of the main part lead. */
  forms: string[];
  /** Images, scripts, style sheets and other files it loads. */
  assets: string[];
  jsonLd: string[];
  crumbs: string[];
  /** datetime of each visible time element of the main part. */
  times: string[];
  /** Links to people, in the line of dates. */
  people: string[];
  sources: Array<{ href: string; checked: string }>;
  /** Bullets, and sentences of the paragraphs, of an article's own text, as the engine counts them; steps, tables and callouts repeat where they must. */
  statements: string[];
  /** All words of an article's own text. */
  body: string;
  /** Texts marked data-nosnippet. */
  nosnippet: string[];
}

export const urlOf = (file: string) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/** The quickest setting tells of nearly every page that it is small enough; a page that is not gets a second look. */
function packed(page: Buffer): number {
  const start = page.indexOf('<style>@');
  const end = start < 0 ? -1 : page.indexOf('</style>', start);
  // Most of a page is the style that it shares with others, and apart the two are larger than together.
  const quick = end < 0 ? size(page, 0) : packedStyle(page.subarray(start, end)) + size(Buffer.concat([page.subarray(0, start), page.subarray(end)]), 0);
  return quick > ROOM ? size(page, 5) : quick;
}

/** The window of a page, not the megabytes of a large file. */
const size = (bytes: Buffer, quality: number) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 16 } }).length;

let latest = { style: Buffer.alloc(0), size: 0 };

/** Articles have all the same. */
function packedStyle(style: Buffer): number {
  if (!latest.style.equals(style)) latest = { style: Buffer.from(style), size: size(style, 0) };
  return latest.size;
}

/** What fits the first round trip of a connection. */
export const ROOM = 14_600;

/** `bytes`: the same page as it is written, where somebody has it. */
export function readPage(file: string, html: string, bytes: Buffer = Buffer.from(html)): Page {
  const page: Page = {
    url: urlOf(file), file, redirect: '', policy: policyBefore(html), lang: '', title: [], meta: new Map(), rels: [], charsetAt: html.search(/<meta charset="?utf-8"?/i), headings: [], ids: [], links: [], forms: [], assets: [], jsonLd: [],
    crumbs: [], times: [], people: [], sources: [], statements: [], body: '', nosnippet: [],
    packed: () => packed(bytes),
  };
  walk(scan(html) ?? (htmlToHast(html) as Root), page, { main: false, prose: false, fixed: false });
  for (const [at, heading] of page.headings.entries()) heading.empty &&= (page.headings[at + 1]?.depth ?? 0) <= heading.depth;
  return page;
}

/** What can be asked of a page after it was read, too. */
type Headed = Pick<Page, 'meta' | 'rels' | 'file' | 'redirect'>;

export const metaOf = (page: Pick<Headed, 'meta'>, name: string): string => page.meta.get(name)?.[0] ?? '';
export const relOf = (page: Headed, rel: string): string[] => page.rels.filter((link) => link.rel === rel).map(({ href }) => href);
export const isArticle = (page: Pick<Headed, 'meta'>) => metaOf(page, 'og:type') === 'article';
export const isIndexable = (page: Pick<Headed, 'meta' | 'file' | 'redirect'>) => !metaOf(page, 'robots').includes('noindex') && page.file !== '404.html' && page.redirect === '';

/** A policy binds what comes after it. */
function policyBefore(html: string): string {
  const found = findPolicy(html);
  return found && found.at < html.search(/<(?:script|style|link|img|body)\b/i) ? found.policy : '';
}

/** Where in the page the walk is: in the main part, in the article's own text. */
interface Place {
  main: boolean;
  prose: boolean;
  /** In steps, tables and callouts. */
  fixed: boolean;
}

export const property = (node: Element, name: string): string => {
  const value = node.properties[name];
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null || value === false ? '' : String(value);
};
const NO_CLASS: readonly string[] = [];
const classes = (node: Element): readonly string[] => {
  const names = property(node, 'className');
  return names === '' ? NO_CLASS : names.split(' ');
};

/** Parts of the text column that are not the article's own words. */
const FRAME = /^(?:related|sources|disclaimer|helpful|edit)$/;

function walk(node: Root | ElementContent, page: Page, place: Place): void {
  if (node.type === 'text') {
    if (node.value.trim() === '') return;
    const heading = page.headings.at(-1);
    if (heading && place.main) heading.empty = false;
    if (place.prose) page.body += `${node.value} `;
    return;
  }
  if (node.type !== 'element' && node.type !== 'root') return;
  let inside = place;
  if (node.type === 'element') {
    const names = classes(node);
    read(node, names, page, place);
    if (/^h[1-6]$/.test(node.tagName)) {
      page.headings.push({ depth: Number(node.tagName[1]), text: text(node).trim(), empty: true });
      if (place.prose) page.body += `${text(node)} `;
      for (const child of node.children) if (child.type === 'element') read(child, classes(child), page, place);
      return;
    }
    if (node.tagName === 'main') inside = { ...inside, main: true };
    if (names.includes('prose')) inside = { ...inside, prose: true };
    if (names.some((name) => FRAME.test(name))) inside = { ...inside, prose: false };
    if (/^(?:ol|table|blockquote|details)$/.test(node.tagName) || names.some((name) => name === 'callout' || name === 'step')) inside = { ...inside, fixed: true };
  }
  for (const child of node.children) walk(child as ElementContent, page, inside);
}

function read(node: Element, names: readonly string[], page: Page, { main, prose, fixed }: Place): void {
  const { tagName } = node;
  const get = (name: string) => property(node, name);
  if (get('id')) page.ids.push(get('id'));
  if ('dataNosnippet' in node.properties) page.nosnippet.push(text(node).trim());
  if (tagName === 'html') page.lang = get('lang');
  else if (tagName === 'title') page.title.push(text(node));
  else if (tagName === 'meta') {
    const name = get('name') || get('property');
    if (name) page.meta.set(name, [...(page.meta.get(name) ?? []), get('content')]);
    if (/^refresh$/i.test(get('httpEquiv'))) page.redirect = get('content').replace(/^.*?url=/i, '');
  } else if (tagName === 'link') {
    page.rels.push({ rel: get('rel'), href: get('href'), type: get('type') });
    if (get('rel') !== 'canonical') page.assets.push(get('href'));
  } else if (tagName === 'a') {
    page.links.push(get('href'));
  } else if (tagName === 'form') {
    page.links.push(get('action'));
    if (main) page.forms.push(get('action'));
  } else if (tagName === 'img' || tagName === 'script' || tagName === 'source') {
    if (get('src')) page.assets.push(get('src'));
    if (get('type') === 'application/ld+json') page.jsonLd.push(text(node));
  } else if (tagName === 'time' && main) page.times.push(get('dateTime'));
  else if (tagName === 'nav' && names.includes('crumbs')) page.crumbs = elements(node, 'li').map((item) => text(item).trim());
  if (names.includes('dates')) page.people = elements(node, 'a').map((link) => property(link, 'href'));
  if (names.includes('sources')) page.sources = elements(node, 'li').map((item) => ({ href: property(elements(item, 'a')[0] ?? item, 'href'), checked: property(elements(item, 'time')[0] ?? item, 'dateTime') }));
  if (prose && !fixed && (tagName === 'li' || tagName === 'p') && !names.some((name) => FRAME.test(name) || name === 'step')) {
    const words = text(node).replace(/\s+/g, ' ').trim();
    if (tagName === 'p') for (const [start, end] of sentences(words)) page.statements.push(words.slice(start, end));
    else if (words) page.statements.push(words);
  }
}

function elements(node: Element, tagName: string): Element[] {
  return node.children.flatMap((child) => (child.type !== 'element' ? [] : child.tagName === tagName ? [child] : elements(child, tagName)));
}

export function text(node: ElementContent | Root): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => text(child as ElementContent)).join('') : '';
}
