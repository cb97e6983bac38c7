/** The engine's outcome -> entries of the collection: what pages see of an article and of a drawing. */
import type { Article } from '../kb/article.ts';
import type { Finished, Outcome } from '../kb/pipeline.ts';
import type { ArticleData } from '../library.ts';
import { site } from '../site.ts';
import type { Entry, Handed } from './handed.ts';

/** What pages show of the engine's result. */
interface Shown {
  articles: ReadonlyArray<Pick<Finished, 'text' | 'moved' | 'related'> & { article: Pick<Article, 'id' | 'path' | 'data'> }>;
}

/** `closed`: why search engines may not list some of them, by id. */
export function entriesOf({ articles, figures }: Shown & Pick<Outcome, 'figures'>, closed: ReadonlyMap<string, string[]>): Entry[] {
  return [
    ...articles.map((finished) => entryOf(finished, closed.get(finished.article.id))),
    ...[...figures].map(([name, { width, height, svg }]): Entry => ({ id: `_figure/${name}`, data: { state: 'figure', name, width, height }, body: svg })),
  ];
}

const open = new WeakMap<object, Entry>();

/** While developing every article is open, and most are as they were. */
function entryOf(finished: Shown['articles'][number], noindex: string[] | undefined): Entry {
  const known = noindex ? undefined : open.get(finished);
  if (known) return known;
  const entry: Entry = { id: finished.article.id, data: ready(finished, noindex ?? []), body: finished.text };
  if (!noindex) open.set(finished, entry);
  return entry;
}

function ready({ article, moved, related }: Shown['articles'][number], noindex: string[]): ArticleData {
  return { state: 'ready', ...article.data, path: article.path, moved, related, noindex };
}

/** The topics that have articles, in the order of `src/site.ts`. */
export function topicsOf({ articles }: Shown): Handed['topics'] {
  const used = new Set<string>(articles.map(({ article }) => article.data.topic));
  return (Object.keys(site.topics) as Array<keyof typeof site.topics>).filter((topic) => used.has(topic));
}
