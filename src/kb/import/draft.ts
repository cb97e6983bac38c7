/**
 * Bytes of somebody else's file -> an MDX draft that parses, or issues with their place. Nothing is dropped in silence:
 * each non-blank line of the input is looked for in the draft before it is handed over.
 */
import GithubSlugger from 'github-slugger';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { stringify } from 'yaml';
import { flatten } from '../inline.ts';
import { type Issue, lineStarts, pointAt } from '../issue.ts';
import { parseArticle } from '../parse.ts';
import { FORBIDDEN_CHARACTERS, ID_FORM, LIMITS, RESERVED_IDS } from '../policy.ts';
import { readPlainText } from './plain-text.ts';

export interface DraftSettings {
  topic: string;
  author: string;
  /** Today, YYYY-MM-DD; the engine has no clock. */
  today: string;
}

export interface Imported {
  /** Absent when there are errors. */
  id?: string;
  mdx?: string;
  /** Non-blank lines of the input, all of them found again in the draft. */
  lines: number;
  issues: Issue[];
}

/** As many characters as the schema gives a title. */
const TITLE_MOST = 120;

/** `path` is how the author named the file; only used to tell where an issue is. */
export function importText(path: string, bytes: Uint8Array, settings: DraftSettings): Imported {
  const fail = (rule: string, message: string, hint?: string, line = 1, column = 1): Imported => ({ lines: 0, issues: [{ path, line, column, severity: 'error', rule, message, ...(hint ? { hint } : {}) }] });
  if (bytes.length > LIMITS.articleBytes) return fail('file-size', `the file is larger than ${LIMITS.articleBytes / 1024} KiB`, 'Split it into several articles.');
  const text = decode(bytes);
  if (text === undefined) return fail('encoding', 'the file is not text', 'Save it as plain text in UTF-8.');
  if (text.trim() === '') return fail('empty-file', 'the file is empty');
  const bad = forbiddenAt(text);
  if (bad) return fail(bad.rule, `${bad.name} is not allowed`, 'Delete it; it cannot be seen in most editors.', bad.line, bad.column);

  const draft = readPlainText(text);
  const id = idFrom(draft.title);
  if (draft.title.length > TITLE_MOST) return fail('import-title', `the first line is the title, and longer than ${TITLE_MOST} characters`, 'Write a short title on a line of its own above it.', pointAt(lineStarts(text), text.search(/\S/)).line);
  if (draft.body.length === 0) return fail('empty-body', 'the file has a title but no text');
  const frontmatter = {
    title: draft.title,
    description: draft.description,
    topic: settings.topic,
    author: settings.author,
    published: settings.today,
    updated: settings.today,
    draft: true,
  };
  const mdx = `---\n${stringify(frontmatter, { lineWidth: 0 })}---\n\n${write({ type: 'root', children: draft.body })}`;
  const parsed = parseArticle({ path: `${id}.mdx`, bytes: new TextEncoder().encode(mdx) });
  if (!parsed.article) {
    const [first] = parsed.issues;
    return fail('import-unreadable', `the draft made of it is not valid: ${first?.message ?? 'unknown'}`, `It happened at line ${first?.line ?? 1} of the draft.`);
  }
  const lost = lostLines(text, `${parsed.article.data.title} ${plainText(parsed.article.tree, parsed.article.text)}`);
  const issues = lost.map((line): Issue => ({ path, line, column: 1, severity: 'error', rule: 'import-lost', message: 'this line is not in the draft', hint: 'Write it in the shape that CONTRIBUTING describes, or bring it in by hand.' }));
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length;
  return lost.length > 0 ? { lines, issues } : { id, mdx, lines, issues };
}

/** UTF-8, or UTF-16 that says so; undefined for anything else. */
function decode(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function forbiddenAt(text: string): { rule: string; name: string; line: number; column: number } | undefined {
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number;
    const found = FORBIDDEN_CHARACTERS.find(({ test }) => test(code));
    if (found) return { rule: found.rule, name: found.name, ...pointAt(lineStarts(text), at) };
    if (code > 0xffff) at++;
  }
  return undefined;
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

function plainText(tree: Root, source: string): string {
  const parts: string[] = [];
  const stack: unknown[] = [tree];
  for (let node = stack.pop() as { type: string; children?: unknown[] } | undefined; node; node = stack.pop() as typeof node) {
    if (node.type === 'paragraph' || node.type === 'heading') parts.push(flatten(node.children as never, source).text);
    else if (node.children) stack.push(...[...node.children].reverse());
  }
  return parts.join(' ');
}

/** Letters and digits, which no escape and no mark-up changes. */
const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

/** 1-based numbers of the lines whose letters are not, in order, in the draft. */
function lostLines(input: string, draft: string): number[] {
  const rest = letters(draft);
  const lost: number[] = [];
  let at = 0;
  for (const [index, line] of input.split(/\r\n|\r|\n/).entries()) {
    const want = letters(line.replace(/^\s*\d{1,3}[.)]\s+/, '').replace(/^\s*[-*•]\s+\[[ xX]\]\s+/, ''));
    const found = rest.indexOf(want, at);
    if (found < 0) lost.push(index + 1);
    else at = found + want.length;
  }
  return lost;
}
