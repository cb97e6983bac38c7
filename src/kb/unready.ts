/**
 * An article with issues of its own -> what can be known of it all the same, so that its author is told at once what the next round would tell.
 */
import type { Article } from './article.ts';
import type { Named } from './frontmatter.ts';
import { lineStarts } from './issue.ts';
import { linksOf, type Reference } from './links.ts';
import { idOf, type Parsed } from './parse.ts';

export interface Unready extends Pick<Article, 'id' | 'path' | 'text' | 'bodyStart' | 'lines'> {
  /** What its fields say of others, if they can be read. */
  named?: Named | undefined;
  links: readonly Reference[];
}

export function unreadyOf(path: string, { text = '', tree, named, bodyStart = 0 }: Parsed): Unready {
  return { id: idOf(path), path, text, bodyStart, lines: lineStarts(text), named, links: tree ? linksOf(tree) : [] };
}
