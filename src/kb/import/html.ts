/**
 * A saved web page -> a Page. The main content is found by what pages say of themselves; the frame around it is left out
 * and told of. Also reads the bodies that Zendesk, WordPress and Word give.
 */
import type { Element, Root as HastRoot } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { Issue } from '../issue.ts';
import { day, pathOf } from './fields.ts';
import { fromHast } from './from-hast.ts';
import { plainLines } from './lines.ts';
import { fileNames, nameOf } from './markdown.ts';
import { IMPORT_LIMITS, type Note, notes, type Page, readText, refuseDeep } from './page.ts';
import { all, classesOf, placeOf, wordsOf } from './prepare.ts';

/** Where the text of a page is, surest first. Of several that fit, the one with most words. */
const MAIN: ReadonlyArray<(node: Element) => boolean> = [
  (node) => String(node.properties.itemProp ?? '').includes('articleBody'),
  (node) => classesOf(node).some((name) => /^(?:article-body|article__body|article-content|post-content|entry-content|markdown-body|theme-doc-markdown|md-content__inner)$/.test(name)),
  (node) => node.tagName === 'article',
  (node) => node.tagName === 'main' || node.properties.role === 'main',
  (node) => /^(?:content|main|main-content)$/.test(String(node.properties.id ?? '')),
  (node) => node.tagName === 'body',
];

export function readHtml(path: string, bytes: Uint8Array): { pages: Page[]; issues: Issue[] } {
  const read = readText(path, bytes, IMPORT_LIMITS.page);
  if (read.issue) return { pages: [], issues: [read.issue] };
  const deep = refuseDeep(path, read.text);
  if (deep) return { pages: [], issues: [deep] };
  const issues: Issue[] = [...read.told];
  const note = notes(path, issues);
  const text = read.text.replace(/^\uFEFF/, '');
  const tree = unified().use(rehypeParse, { fragment: false }).parse(text);
  const main = mainOf(tree);
  const heads = all(tree, /^h1$/);
  const title = (wordsOf(all(main, /^h1$/)[0] ?? heads[0] ?? { type: 'text', value: '' }) || metaOf(tree, 'og:title') || wordsOf(all(tree, /^title$/)[0] ?? { type: 'text', value: '' })).trim() || nameOf(path);
  const [start, end] = [main.position?.start.offset ?? 0, main.position?.end.offset ?? text.length];
  frame(tree, main, note);
  const canonical = all(tree, /^link$/).find(({ properties }) => String(properties.rel) === 'canonical')?.properties.href;
  const addresses = [...new Set([canonical, metaOf(tree, 'og:url')].flatMap((address) => (typeof address === 'string' && address ? pathOf(address) : [])))];
  const from = main.position?.start.line ?? 1;
  const lines = plainLines(text.slice(start, end), from, false);
  const page = htmlPage({ path, line: 1, title, tree: { type: 'root', children: main.tagName === 'body' ? main.children : [main] }, lines, issues, note });
  const published = day(metaOf(tree, 'article:published_time'));
  const updated = day(metaOf(tree, 'article:modified_time'));
  const description = metaOf(tree, 'description') || metaOf(tree, 'og:description');
  const slug = addresses[0]?.replace(/\/+$/, '').split('/').at(-1)?.replace(/\.html?$/, '');
  return {
    pages: [{ ...page, addresses, names: [...(typeof canonical === 'string' ? [canonical] : []), ...fileNames(path)], ...(slug && slug !== 'index' ? { slug } : {}), ...(description ? { description } : {}), ...(published ? { published } : {}), ...(updated ? { updated } : {}) }],
    issues: [],
  };
}

/** The Page of a tree that is the article and nothing else. */
export function htmlPage({ path, line, title, tree, lines, issues, note }: { path: string; line: number; title: string; tree: HastRoot; lines: Page['lines']; issues: Issue[]; note: Note }): Page {
  return { path, line, title, addresses: [], names: [], lines, issues, ...fromHast(tree, title, note) };
}

/** The Page of HTML that stands inside another file, from `line` on; the messages name the place in it. */
export function innerPage(path: string, line: number, title: string, html: string, placeOf = (at: number) => `line ${at} of its text`): Page {
  const issues: Issue[] = [];
  // Whatever is told of a tree has a line.
  const note: Note = (rule, message, place = {}) => notes(path, issues, line)(rule, `in “${title}”, ${placeOf(place.line as number)}: ${message}`, { ...place, line, column: 1 });
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html);
  return { ...htmlPage({ path, line, title, tree, lines: plainLines(html, 1, false), issues, note }), inner: true };
}

function mainOf(tree: HastRoot): Element {
  const elements = all(tree, /./);
  for (const fits of MAIN) {
    const found = elements.filter(fits).sort((a, b) => wordsOf(b).length - wordsOf(a).length)[0];
    if (found && wordsOf(found) !== '') return found;
  }
  return elements.find(({ tagName }) => tagName === 'body') as Element;
}

const metaOf = (tree: HastRoot, name: string) => String(all(tree, /^meta$/).find(({ properties }) => properties.name === name || properties.property === name)?.properties.content ?? '').trim();

/** Tells how much of the page is not its article. */
function frame(tree: HastRoot, main: Element, note: Note): void {
  const body = all(tree, /^body$/)[0];
  if (!body || body === main) return;
  const count = (node: Element) => wordsOf({ ...node, children: node.children.filter((child) => !(child.type === 'element' && /^(?:script|style|noscript)$/.test(child.tagName))) }).split(/\s+/).filter(Boolean).length;
  const left = count(body) - count(main);
  if (left > 0) note('import-frame', `${left} ${left === 1 ? 'word' : 'words'} around <${main.tagName}> (menus, header, footer) ${left === 1 ? 'is' : 'are'} left out`, { ...placeOf(main), hint: `What is between lines ${main.position?.start.line} and ${main.position?.end.line} is imported.` });
}
