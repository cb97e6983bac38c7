/**
 * Path and bytes of one file -> a checked Article, or every issue that can be found in it. Never throws on content.
 * MDX is data here: no import, export or expression, only the components of policy.ts, only harmless addresses.
 */
import type { Root } from 'mdast';
import { check } from './allowed.ts';
import type { Article, Source } from './article.ts';
import { decode } from './bytes.ts';
import { type Named, parseFrontmatter, type Problem } from './frontmatter.ts';
import { type Issue, lineStarts, pointAt, sortIssues } from './issue.ts';
import { readTree } from './markup.ts';
import { ID_FORM, isPortable, RESERVED_IDS, SITE_IDS } from './policy.ts';

export { safeAddress } from './address.ts';
export { isComment } from './allowed.ts';

export interface Parsed {
  /** Absent when there are errors. */
  article?: Article;
  /** The body as far as it could be read, with issues or without. */
  tree?: Root;
  /** What its fields say of other articles, as far as they could be read; where the body begins. */
  named?: Named | undefined;
  bodyStart?: number;
  /** The file as text, for code frames; absent when it is not text. */
  text?: string;
  issues: Issue[];
}

/** Checks everything about one file that can be known from that file alone; no day may come after `latestDay`. */
export function parseArticle({ path, bytes }: Source, latestDay?: string): Parsed {
  const id = idOf(path);
  const named = [...idProblems(id), ...folderProblems(path)];
  const decoded = decode(bytes);
  if (decoded.text === undefined) return { issues: located(path, decoded.readable, [...named, ...decoded.problems]) };
  const { text } = decoded;
  if (text.trim() === '') {
    return { text, issues: located(path, text, [...named, { start: 0, rule: 'empty-file', message: 'the file is empty', hint: 'Write the article, or delete the file.' }]) };
  }
  const front = parseFrontmatter(text, latestDay);
  // Without a closing fence nothing is known to be body.
  const body = front.bodyStart === text.length && front.problems.length > 0 ? undefined : parseBody(text, front.bodyStart);
  const problems = [...named, ...decoded.problems, ...front.problems, ...(body?.problems ?? [])];
  const issues = located(path, text, problems);
  if (issues.length > 0 || !front.data || !body?.tree) return { text, issues, tree: body?.tree, named: front.data ?? front.named, bodyStart: front.bodyStart };
  return { text, issues, tree: body.tree, article: { id, path, text, bodyStart: front.bodyStart, data: front.data, tree: body.tree, lines: lineStarts(text) } };
}

/** From here on the tree is parsed again whenever it is asked for: of all that is known of an article it is the largest part, and the least used. */
export function releaseTree(article: Article): void {
  const { text, bodyStart } = article;
  Object.defineProperty(article, 'tree', { get: () => readTree(text, bodyStart).tree, enumerable: false, configurable: true });
}

/** The same article with its tree at hand, for work that asks for it more than once. */
export const withTree = (article: Article): Article => ({ ...article, tree: article.tree });

export const idOf = (path: string) => (path.split('/').at(-1) as string).replace(/\.mdx$/i, '');

/** Problems by offset -> issues by line and column. */
export function located(path: string, text: string, problems: readonly Problem[], lines: readonly number[] = lineStarts(text)): Issue[] {
  return sortIssues(
    problems.map(({ start, end, rule, message, hint }) => {
      const from = pointAt(lines, Math.min(start, text.length));
      const to = pointAt(lines, Math.min(Math.max(end ?? start + 1, start), text.length));
      return { path, ...from, endLine: to.line, endColumn: to.column, severity: 'error', rule, message, ...(hint ? { hint } : {}) };
    }),
  );
}

function idProblems(id: string): Problem[] {
  if (id.length > 100) return [{ start: 0, rule: 'file-name', message: 'the file name is longer than 100 characters', hint: 'A short name makes a short address.' }];
  if (!ID_FORM.test(id)) return [{ start: 0, rule: 'file-name', message: `“${id}” cannot be an address`, hint: 'Name the file in lower-case letters, digits and single hyphens: icloud-backup-failed.mdx.' }];
  if (SITE_IDS.includes(id)) return [{ start: 0, rule: 'file-name', message: `“${id}” is an address of the site itself`, hint: 'Choose another file name.' }];
  if (RESERVED_IDS.includes(id)) return [{ start: 0, rule: 'file-name', message: `“${id}” is a name that Windows keeps for a device`, hint: 'Choose another file name: nobody could open this one there.' }];
  return [];
}

const folderProblems = (path: string): Problem[] =>
  path.split('/').slice(0, -1).filter((name) => !isPortable(name)).map((name) => ({ start: 0, rule: 'folder-name', message: `not every computer can hold a folder named “${name}”`, hint: 'Name it in plain letters, without marks, and without a point or a space at the end.' }));

/** A block of fields right below the frontmatter would be shown as a rule and a heading. */
const SECOND_FRONTMATTER = /^\s*(---[ \t]*\r?\n[A-Za-z][\w-]*:[^\n]*\n(?:(?!---)[^\n]*\S[^\n]*\n)*---[ \t]*(?:\r?\n|$))/;

function parseBody(text: string, bodyStart: number): { tree?: Root; problems: Problem[] } {
  const second = SECOND_FRONTMATTER.exec(text.slice(bodyStart));
  // Without a first one, that is the mistake, and is told of.
  if (second && bodyStart > 0) {
    const start = bodyStart + second[0].length - (second[1] as string).length;
    return { problems: [{ start, end: start + 3, rule: 'frontmatter-second', message: 'there is a second frontmatter', hint: 'Move its fields into the first, and delete it.' }] };
  }
  const { tree, problems } = readTree(text, bodyStart);
  if (!tree) return { problems };
  const content = check(tree, text, problems);
  if (problems.length === 0 && !content) problems.push({ start: bodyStart, rule: 'empty-body', message: 'the article has frontmatter but no text', hint: 'Write the article, or delete the file.' });
  return { tree, problems };
}
