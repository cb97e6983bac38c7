/**
 * Edits that change no word of a text and mend it all the same. Each is a rule, so that `check` tells of what `check --fix`
 * would do. Nothing in code is touched; an edit that would make the file worse is not made.
 */
import type { Nodes } from 'mdast';
import type { Article } from '../article.ts';
import { parseFrontmatter } from '../frontmatter.ts';
import { readTree } from '../markup.ts';
import { parseArticle } from '../parse.ts';
import { COMPONENTS } from '../policy.ts';
import { endOf, startOf } from '../span.ts';
import { wordsOf } from './text.ts';

export interface Edit {
  rule: string;
  start: number;
  end: number;
  text: string;
}

/** Rule -> the edits it asks for in the body, which begins at `from`; `url` is the site's origin. */
const FIXES: Readonly<Record<string, (text: string, from: number, url: string, tree: Nodes) => Edit[]>> = {
  'trailing-space': (text, from) =>
    [...text.slice(from).matchAll(/[ \t]+(?=\r?\n|$)/g)].flatMap(({ 0: spaces, index }): Edit[] => {
      const start = from + index;
      const rest = text.slice(start + spaces.length);
      // A backslash at the end of a line is a line break of its own.
      if (text[start - 1] === '\\') return [];
      // Two spaces are a line break, unless the paragraph ends there or nothing stands before them.
      const breaks = spaces.length > 1 && !/[\r\n]/.test(text[start - 1] as string) && !/^(?:\r?\n[ \t]*(?:\r?\n|$)|$)/.test(rest);
      return breaks ? [] : [{ rule: 'trailing-space', start, end: start + spaces.length, text: '' }];
    }),
  'component-case': (text, from) =>
    [...text.slice(from).matchAll(/(?<=<\/?)[A-Za-z]+(?=[\s/>])/g)].flatMap(({ 0: name, index }): Edit[] => {
      const known = Object.keys(COMPONENTS).find((component) => component.toLowerCase() === name.toLowerCase());
      return known && known !== name ? [{ rule: 'component-case', start: from + index, end: from + index + name.length, text: known }] : [];
    }),
  'link-http': (text, _from, url, tree) =>
    linksOf(tree).flatMap(([start, end, to]): Edit[] => {
      if (!url.startsWith('https://') || !new RegExp(`^http://${url.slice('https://'.length).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:[/?#]|$)`, 'i').test(to)) return [];
      // The address as written comes last; in a bare one it is also what the reader sees.
      const at = text[start] === '[' ? text.slice(start, end).search(/(?<=\]\([ \t]*<?|\]:[ \t]*<?)http:\/\//i) : -1;
      return at < 0 ? [] : [{ rule: 'link-http', start: start + at, end: start + at + 4, text: 'https' }];
    }),
};

export const FIX_RULES = Object.keys(FIXES);

/** Every edit that may be made, by place. */
export function editsOf(text: string, url: string): Edit[] {
  const { bodyStart, problems } = parseFrontmatter(text);
  if (bodyStart === 0 || (bodyStart === text.length && problems.length > 0)) return [];
  const { tree } = readTree(text, bodyStart);
  return tree ? editsIn({ text, bodyStart, tree }, url, FIX_RULES) : [];
}

/** Those that some rules ask for in a text that was read. */
export function editsIn({ text, bodyStart, tree }: Pick<Article, 'text' | 'bodyStart' | 'tree'>, url: string, rules: readonly string[]): Edit[] {
  const code = codeOf(tree);
  return rules
    .flatMap((rule) => FIXES[rule]!(text, bodyStart, url, tree))
    .filter(({ start, end }) => !code.some(([from, to]) => start < to && end > from))
    .sort((a, b) => a.start - b.start);
}

/** The text with all edits made that change nothing it says and bring no problem that was not there. */
export function fixed(path: string, text: string, url: string): { text: string; edits: Edit[] } {
  const edits = editsOf(text, url);
  if (edits.length === 0) return { text, edits };
  const before = judge(path, text);
  const harmless = (source: string) => {
    const after = judge(path, source);
    return after.problems <= before.problems && (before.said === undefined || after.said === before.said);
  };
  const all = apply(text, edits);
  if (harmless(all)) return { text: all, edits };
  // One of them does harm: each is tried on its own.
  const kept: Edit[] = [];
  for (const edit of edits) if (harmless(apply(text, [...kept, edit]))) kept.push(edit);
  return { text: apply(text, kept), edits: kept };
}

function apply(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, text: put } of edits) {
    result += text.slice(from, start) + put;
    from = end;
  }
  return result + text.slice(from);
}

function judge(path: string, text: string): { problems: number; said?: string } {
  const { article, issues } = parseArticle({ path, bytes: new TextEncoder().encode(text) });
  return { problems: issues.length, ...(article ? { said: wordsOf(article.tree) } : {}) };
}

function codeOf(node: Nodes): Array<[number, number]> {
  if (node.type === 'code' || node.type === 'inlineCode' || (node.type as string) === 'yaml') return [[startOf(node), endOf(node)]];
  return 'children' in node ? (node.children as Nodes[]).flatMap(codeOf) : [];
}

function linksOf(node: Nodes): Array<[start: number, end: number, url: string]> {
  const own: Array<[number, number, string]> = node.type === 'link' || node.type === 'definition' ? [[startOf(node), endOf(node), node.url]] : [];
  return [...own, ...('children' in node ? (node.children as Nodes[]).flatMap(linksOf) : [])];
}
