/**
 * Markdown or MDX of another system -> a Page. Raw HTML is read as HTML, by way of an HTML tree; a tag that no browser knows
 * is text (`<port>`), attribute lists (`{.class}`, `{#id}`) give their id and go.
 */
import GithubSlugger from 'github-slugger';
import type { Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Heading, Nodes, Parents, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import rehypeParse from 'rehype-parse';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Issue } from '../issue.ts';
import { lineOf } from '../span.ts';
import { readCallouts } from './callouts.ts';
import { readFields } from './fields.ts';
import { fromHast } from './from-hast.ts';
import { plainLines } from './lines.ts';
import { IMPORT_LIMITS, type Note, notes, type Page, readText, refuseDeep } from './page.ts';
import { calloutOf, isKnownTag } from './tags.ts';
import { words } from './tidy.ts';

// `{.class}`, `{: .class}`, `{: width="30"}` and kramdown's `{:toc}`; `{:ok, value}` is text.
const ATTRIBUTES = /^[ \t]*\{(?::\s*(?=[.#]|toc\b|[\w-]+=")|\s*(?=[.#]))([^{}\n]*)\}/;
const TRAILING = /[ \t]*\n?[ \t]*\{(?::\s*(?=[.#]|toc\b|[\w-]+=")|\s*(?=[.#]))([^{}\n]*)\}[ \t]*$/;

export function readMarkdown(path: string, bytes: Uint8Array): { pages: Page[]; issues: Issue[] } {
  const read = readText(path, bytes, IMPORT_LIMITS.page);
  if (read.issue) return { pages: [], issues: [read.issue] };
  const deep = refuseDeep(path, read.text);
  if (deep) return { pages: [], issues: [deep] };
  const issues: Issue[] = [...read.told];
  const note = notes(path, issues);
  const { known, body, from } = readFields(read.text, note);
  const mdx = /\.mdx$/i.test(path) || isMdx(body);
  const { text, lines } = readCallouts(body, from, mdx, note);
  const tree = unified().use(remarkParse).use(remarkGfm).parse(text);
  const lineAt = (line: number) => lines[line - 1] as number;
  keepNotes(tree, lineAt, note);
  prepare(tree, lineAt, mdx, note);
  const first = tree.children.find((node): node is Heading => node.type === 'heading');
  const title = known.title ?? (first?.depth === 1 ? words(first) : undefined) ?? nameOf(path);
  const html = toHtml(toHast(tree, { allowDangerousHtml: true, clobberPrefix: '' }) as HastRoot, { allowDangerousHtml: true });
  // Code that was named and left out is not looked for again.
  const code = new Set(issues.filter(({ rule }) => rule === 'import-code').map(({ line }) => line));
  const hast = unified().use(rehypeParse, { fragment: true }).parse(html);
  const converted = fromHast(hast, title, note);
  return { pages: [{ ...known, path, line: 1, title, ...converted, names: [...known.names, ...fileNames(path)], lines: plainLines(body, from, true).filter(({ line }) => !code.has(line)), issues }], issues: [] };
}

/** Docusaurus and others read MDX from `.md` too; who imports a component says so, before any code is shown. */
const isMdx = (body: string) => /^import\s(?:[^\n'"]+\sfrom\s+)?(['"])[^'"\n]+\1;?[ \t]*$/m.test(body.split(/^[ \t]*(?:```|~~~)/m, 1)[0] as string);

/** A file's name as a title: `reset-a_phone.md` → `Reset a phone`. */
export function nameOf(path: string): string {
  const name = (path.split(/[\\/]/).at(-1) as string).replace(/\.\w+$/, '').replace(/[-_]+/g, ' ').trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What links may call a file: with and without its ending, and its folder if it is the folder's index. */
export function fileNames(path: string): string[] {
  const plain = path.replaceAll('\\', '/').replace(/^\.\//, '');
  const bare = plain.replace(/\.\w+$/, '');
  return [plain, bare, ...(/(?:^|\/)(?:index|readme|_index)$/i.test(bare) ? [bare.replace(/\/?[^/]*$/, '')] : [])].filter(Boolean);
}

/** Line numbers onto every element, anchors onto headings, attribute lists off the text. */
function prepare(tree: Root, lineAt: (line: number) => number, mdx: boolean, note: Note): void {
  const slugger = new GithubSlugger();
  const dropped: Array<{ line: number; text: string }> = [];
  const components = new Set<string>();
  // What GFM takes for a link without marks has no place of its own: it begins on the line of what it stands in, as near as can be told.
  const visit = (node: Nodes, around: number): void => {
    const own = node.position ? lineOf(node) : around;
    const line = lineAt(own);
    if (node.type === 'html') {
      node.value = rawTags(node.value, line, lineAt, own, mdx, (name) => {
        if (!components.has(name)) note('import-component', `there is no component <${name}>; what is in it stays`, { line });
        components.add(name);
      });
      return;
    }
    const properties: Record<string, unknown> = { dataLine: line };
    if ('children' in node) {
      lists(node, properties, (child, text) => dropped.push({ line: lineAt(child.position ? lineOf(child) : own), text }));
      for (const child of node.children) visit(child, own);
      if (node.type === 'heading') properties['id'] ??= slugger.slug(words(node));
    }
    if (node.type !== 'root' && node.type !== 'text') node.data = { ...node.data, hProperties: { ...(node.data as { hProperties?: object } | undefined)?.hProperties, ...properties } } as never;
  };
  visit(tree, 1);
  const [one] = dropped;
  if (one) note('import-attribute', `${dropped.length === 1 ? 'an attribute list is' : `${dropped.length} attribute lists are`} left out: they only style (${[...new Set(dropped.map(({ text }) => text))].slice(0, 3).join(' ')})`, { line: one.line });
}

/** A note that nothing refers to, or one defined twice, would not be shown: it becomes a paragraph where it stands. */
function keepNotes(tree: Root, lineAt: (line: number) => number, note: Note): void {
  const referred = new Set<string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference') referred.add(node.identifier);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
  const defined = new Set<string>();
  tree.children = tree.children.flatMap((node): Root['children'] => {
    if (node.type !== 'footnoteDefinition') return [node];
    const twice = defined.has(node.identifier);
    defined.add(node.identifier);
    if (referred.has(node.identifier) && !twice) return [node];
    note('import-footnote', `the note [^${node.label}] ${twice ? 'is defined twice' : 'is referred to nowhere'}; it becomes a paragraph`, { line: lineAt(lineOf(node)) });
    return node.children;
  });
}

/** Attribute lists after a link, an image or a heading. */
function lists(node: Parents, properties: Record<string, unknown>, drop: (node: Nodes, text: string) => void): void {
  for (const [at, child] of node.children.entries()) {
    if (child.type !== 'text') continue;
    const last = at === node.children.length - 1 && /^(?:heading|paragraph)$/.test(node.type);
    const found = (at > 0 ? ATTRIBUTES.exec(child.value) : null) ?? (last ? TRAILING.exec(child.value) : null) ?? (last ? ATTRIBUTES.exec(child.value) : null);
    if (!found) continue;
    const list = found[1] as string;
    const id = /#([\w-]+)/.exec(list)?.[1];
    const classes = [...list.matchAll(/\.([\w-]+)/g)].map(([, name]) => name as string);
    if (id && node.type === 'heading') properties['id'] = id;
    else if (node.type === 'paragraph' && found.index > 0 && calloutOf(classes)) properties['className'] = classes;
    else drop(child, found[0].trim());
    child.value = child.value.slice(0, found.index) + child.value.slice(found.index + found[0].length);
  }
}

function rawTags(html: string, line: number, lineAt: (line: number) => number, start: number, mdx: boolean, unknown: (name: string) => void): string {
  return html.replace(/<!--[^]*?-->|<(\/?)([A-Za-z][\w.-]*)(?=[\s/>]|$)|<(?=[^!/A-Za-z?]|\/[^A-Za-z])|<(?=\/?[A-Za-z][\w.-]*[^\w.\s/>-])/g, (found, slash: string | undefined, name: string | undefined, at: number) => {
    if (found.startsWith('<!--')) return found;
    if (name === undefined) return '&lt;';
    const component = /^(?:Note|Tip|Warning|Stop|Details|Path)$/.test(name) || (mdx && /^[A-Z]/.test(name));
    if (!isKnownTag(name) && !component) return `&lt;${slash}${name}`;
    if (component && !isKnownTag(name) && !/^(?:Note|Tip|Warning|Stop|Path)$/.test(name) && calloutOf([name]) === undefined && !slash) unknown(name);
    return slash ? found : `<${name} data-line="${at === 0 ? line : lineAt(start + html.slice(0, at).split('\n').length - 1)}"`;
  });
}
