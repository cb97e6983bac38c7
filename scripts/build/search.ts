/** The files of search, made again only when something that can be searched is not as it was. */
import type { Press } from '../../src/press/press.ts';
import { carryOver, digest, isAsLeft, type State } from '../../src/press/store.ts';
import { printInto, put, type Stamp } from '../../src/press/work.ts';
import { buildSearchIndex } from '../../src/search/index.ts';
import { searchRecord } from '../../src/search/record.ts';
import type { Checked } from './checked.ts';

/** Routes whose files are made from the text of all articles. */
export function isSearch(route: string): boolean {
  return /^\/search\/.+\.json$/.test(route);
}

/** Into `next`: what lies in `out` from `before`, when it is still right. */
export async function search({ articles, synonyms }: Checked, before: State['search'], out: string, next: string, press: Press, templatesKey: string): Promise<State['search']> {
  const key = digest(templatesKey, synonyms ?? '', articles.map(({ article: { id, data: { title, description, topic, platforms, queries } }, text }) => [id, title, description, topic, platforms, queries, text]));
  if (before?.key === key && isAsLeft(out, before.files)) {
    carryOver(out, next, before.files);
    return before;
  }
  const own = await printInto(next, press, await press.pages(isSearch));
  return { key, files: [...own, ...(await indexFiles({ articles }, next))] };
}

/** The full-text index. */
export async function indexFiles({ articles }: Pick<Checked, 'articles'>, folder: string): Promise<Stamp[]> {
  const records = articles.map(({ article: { id, data }, text }) => searchRecord({ id, data, text }));
  return (await buildSearchIndex(records)).map(({ path, content }) => put(folder, { file: path, bytes: Buffer.from(content) }));
}
