/**
 * A page of another system -> an MDX draft that parses, or issues with their place. Nothing is dropped in silence: each
 * line of the input that has words is looked for in the draft before it is handed over.
 */
import GithubSlugger from 'github-slugger';
import type { Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { stringify } from 'yaml';
import type { Issue } from '../issue.ts';
import { parseArticle } from '../parse.ts';
import { ID_FORM, isVisible, RESERVED_IDS } from '../policy.ts';
import { type AnyNode, shows } from '../slips.ts';
import { allWords, letters, lostLines } from './account.ts';
import { type Note, notes, type Page } from './page.ts';
import { short } from './prepare.ts';
import { prune } from './prune.ts';
import { summarise } from './plain-text.ts';

export interface DraftSettings {
  topic: string;
  author: string;
  /** Today, YYYY-MM-DD; the engine has no clock. */
  today: string;
}

export interface Imported {
  /** Absent when there is nothing to write. */
  id?: string;
  mdx?: string;
  /** Lines of the input with words in them, those told of in issues included. */
  lines: number;
  issues: Issue[];
}

/** As many characters as the schema gives a title and a description. */
const TITLE_MOST = 120;
const DESCRIPTION_MOST = 320;

/** The id a page will have: the last part of its old address, else its title. */
export const idOfPage = ({ slug, title }: Page) => idFrom(slug && /[\p{L}\p{N}]/u.test(slug) ? slug : title);

/** Writes the draft, reads it again as an article, and accounts for every line. */
export function makeDraft(page: Page, id: string, settings: DraftSettings): Imported {
  const issues = [...page.issues];
  const note = notes(page.path, issues, page.line);
  const refuse = (rule: string, message: string, hint?: string): Imported => (note(rule, message, { severity: 'error', ...(hint ? { hint } : {}) }), { lines: 0, issues });
  const body = prune(page.body);
  if (!body.some((node) => shows(node as unknown as AnyNode))) return refuse('empty-body', `${page.line > 1 ? `“${page.title}”` : 'the file'} has a title but no text`);
  const title = shortTitle(page, note);
  // A page may know only when it was changed, or say that it was changed before there was one.
  const published = page.published ?? page.updated ?? settings.today;
  const updated = page.updated !== undefined && page.updated > published ? page.updated : published;
  const frontmatter = {
    title: title.text,
    description: describe(page),
    topic: settings.topic,
    author: settings.author,
    published,
    updated,
    draft: true,
  };
  const mdx = `---\n${stringify(frontmatter, { lineWidth: 0 })}---\n\n${write({ type: 'root', children: [...title.lead, ...body] })}`;
  const parsed = parseArticle({ path: `${id}.mdx`, bytes: new TextEncoder().encode(mdx) });
  if (!parsed.article) {
    const [{ message, line }] = parsed.issues as [Issue];
    return refuse('import-unreadable', `the draft made of it is not valid: ${message}`, `It happened at line ${line} of the draft: ${mdx.split('\n')[line - 1]?.slice(0, 80)}`);
  }
  for (const { line, text } of lostLines(page.lines, letters(`${page.title} ${allWords(parsed.article.tree)}`))) note('import-lost', `this is not in the draft: “${short(text)}”`, { line: page.line > 1 ? page.line : line, severity: 'error', hint: 'Bring it in by hand.' });
  return { id, mdx, lines: page.lines.length, issues };
}

/** A title too long for the schema is cut at a word and said in full as the first paragraph. */
function shortTitle({ title, line }: Page, note: Note): { text: string; lead: RootContent[] } {
  if (title.length <= TITLE_MOST) return { text: title, lead: [] };
  note('import-title', `the title is longer than ${TITLE_MOST} characters; it was cut, and stands in full above the text`, { line, hint: 'Write a short title.' });
  return { text: `${title.slice(0, TITLE_MOST - 1).replace(/\s+\S*$/, '')}…`, lead: [{ type: 'paragraph', children: [{ type: 'text', value: title }] }] };
}

function describe({ title, description, body }: Page): string {
  // A paragraph may hold nothing that can be seen.
  const said = [description ?? '', ...body.filter(({ type }) => type === 'paragraph').map((node) => flattenWords([node]))].find(isVisible) ?? title;
  const text = said.replace(/\s+/g, ' ').trim();
  return said === description && text.length <= DESCRIPTION_MOST ? text : summarise(text);
}

/** What nodes say, white space folded. */
export function flattenWords(nodes: readonly RootContent[]): string {
  const say = (node: { type: string; value?: string; children?: unknown[] }): string => (node.type === 'mdxTextExpression' ? '' : node.type === 'break' ? ' ' : (node.value ?? (node.children ?? []).map((child) => say(child as never)).join('')));
  return nodes.map((node) => say(node as never)).join(' ').replace(/\s+/g, ' ').trim();
}

/** The title as an address: small Latin letters, digits, hyphens. */
export function idFrom(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '');
  const slug = new GithubSlugger().slug(plain).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80).replace(/-+$/, '');
  const id = ID_FORM.test(slug) ? slug : 'article';
  return RESERVED_IDS.includes(id) ? `${id}-article` : id;
}

/** A paragraph that begins with one of these words would be read as code. */
const MODULE_WORDS = [
  { character: 'i', after: 'mport\\b', atBreak: true },
  { character: 'e', after: 'xport\\b', atBreak: true },
];

/** mdast -> MDX, with everything escaped that would mean something else. */
export function write(tree: Root): string {
  return unified()
    .use(remarkGfm)
    .use(remarkMdx)
    .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one', resourceLink: true, unsafe: MODULE_WORDS })
    .stringify(tree);
}
