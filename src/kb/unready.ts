/**
 * An article with issues of its own -> what can be known of it all the same, so that its author is told at once what the next round would tell.
 * Whatever the next round might not tell is not known.
 */
import type { Heading, Root } from 'mdast';
import { anchors } from './anchors.ts';
import type { Article } from './article.ts';
import { figuresOf, type Shown } from './figures.ts';
import type { Named } from './frontmatter.ts';
import { wordsOf } from './inline.ts';
import { type Issue, lineStarts, pointAt } from './issue.ts';
import { fragmentsWith, linksOf, type Reference } from './links.ts';
import { idOf, type Parsed } from './parse.ts';
import { endOf, startOf } from './span.ts';
import { walk } from './walk.ts';

export interface Unready extends Pick<Article, 'id' | 'path' | 'text' | 'bodyStart' | 'lines'> {
  /** What its fields say of others, if they can be read. */
  named?: Named | undefined;
  links: readonly Reference[];
  figures: readonly Shown[];
  /** Fragments that its page will have, and perhaps more; undefined when it may have others. */
  sections?: ReadonlySet<string> | undefined;
}

/** @param parsed what `parseArticle` could read; what it could not has no links, figures and sections */
export function unreadyOf(path: string, { text = '', tree, named, bodyStart = 0, issues }: Parsed): Unready {
  const lines = lineStarts(text);
  const own = { id: idOf(path), path, text, bodyStart, lines, named };
  return tree ? { ...own, links: linksOf(tree), figures: figuresOf(tree), sections: sectionsOf(tree, text.slice(bodyStart), lines, issues) } : { ...own, links: [], figures: [] };
}

/** Mistakes that may hide headings, or end them elsewhere. */
const HIDING: ReadonlySet<string> = new Set(['code-unclosed', 'carriage-return']);
/** A heading that stays what it is once it is mended as its hint says. */
const HARMLESS = 'heading-level';
/** A tag or a brace could not be read: what is code or comment here may be none once it is mended. */
const MISREAD = /^mdx-/;
/** Marked with signs before it, or underlined by the next line; in a quote or not. */
const MARKED = /^[ \t>]*#{1,6}[ \t]+(.*[^ \t#])[ \t#]*$/;
const UNDERLINE = /^[ \t>]*(?:-+|=+)[ \t]*$/;

/** Unless a mistake stands in a heading, whose words may change, or hides one. */
function sectionsOf(tree: Root, body: string, starts: readonly number[], issues: readonly Issue[]): ReadonlySet<string> | undefined {
  const headings = headingsOf(tree);
  if (issues.some(({ rule }) => HIDING.has(rule)) || touched(headings, starts, issues)) return undefined;
  const known = anchored(headings.map(({ children }) => wordsOf(children).text));
  if (!issues.some(({ rule }) => MISREAD.test(rule))) return fragmentsWith(known);
  const lines = body.split(/\r?\n/);
  return fragmentsWith([...known, ...anchored(lines.flatMap((line, at) => MARKED.exec(line)?.[1] ?? (UNDERLINE.test(lines[at + 1] ?? '') ? line.replace(/^[ \t>]*/, '') : [])))]);
}

/** Does one of the issues stand on a line of one of the headings? */
function touched(headings: readonly Heading[], starts: readonly number[], issues: readonly Issue[]): boolean {
  const begun = new Int32Array(starts.length + 2);
  for (const { rule, line, endLine = line } of issues) {
    if (rule === HARMLESS) continue;
    begun[line]!++;
    begun[endLine + 1]!--;
  }
  for (let line = 1; line < begun.length; line++) begun[line]! += begun[line - 1]!;
  return headings.some((heading) => {
    const [first, last] = [pointAt(starts, startOf(heading)).line, pointAt(starts, endOf(heading)).line];
    return begun.subarray(first, last + 1).some((count) => count > 0);
  });
}

function anchored(headings: readonly string[]): string[] {
  const anchor = anchors();
  return headings.map((heading) => anchor(heading.trim()));
}

/** Those in components too: that of a component that there is none of may be taken out. */
function headingsOf(tree: Root): Heading[] {
  const found: Heading[] = [];
  walk(tree, (node) => {
    if (node.type === 'heading') found.push(node as Heading);
  });
  return found;
}
