/**
 * The engine's result -> what a build needs of each article until its end. Parts of a text keep all of that text in memory, so what is left are copies,
 * each of them once; the texts as their authors wrote them are on the disk, and read again should there be something to tell of them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/kb/article.ts';
import { detached } from '../../src/kb/detached.ts';
import { parseArticle } from '../../src/kb/parse.ts';
import type { Finished } from '../../src/kb/pipeline.ts';
import { type Owned, owned } from '../../src/seo/gate.ts';

export interface Lean extends Omit<Finished, 'article' | 'outline'>, Owned {
  article: Pick<Article, 'id' | 'path' | 'bodyStart' | 'data'>;
}

export function lean(articles: readonly Finished[]): Lean[] {
  const counts = owned(articles);
  const same = new Map<string, string>();
  return articles.map(({ article: { id, path, bodyStart, data }, text, moved, related }, at) => ({ ...counts[at]!, ...copied({ article: { id, path, bodyStart, data }, moved, related }, same), text }));
}

/** The same plain values, with texts of their own. */
function copied<T>(value: T, same: Map<string, string>): T {
  if (typeof value === 'string') return sameAs(value, same) as T;
  if (Array.isArray(value)) return value.map((each) => copied(each as unknown, same)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const name in value) copy[name] = copied(value[name], same);
  return copy as T;
}

function sameAs(text: string, same: Map<string, string>): string {
  const known = same.get(text);
  if (known !== undefined) return known;
  const own = detached(text);
  same.set(own, own);
  return own;
}

/** An article as its author wrote it. */
export function articleAgain(content: string, path: string): Article {
  const { article } = parseArticle({ path, bytes: readFileSync(join(content, path)) });
  if (!article) throw new Error(`${path} was changed while the site was being built`);
  return article;
}
