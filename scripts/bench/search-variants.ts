/** The search files of the shipped articles, as a build writes them or with a part of search taken away, by path. */
import { readContent } from '../../src/kb/disk.ts';
import { run } from '../../src/kb/pipeline.ts';
import { searchSynonyms } from '../../src/search/content.ts';
import { buildSearchIndex } from '../../src/search/index.ts';
import { instantFiles } from '../../src/search/instant-file.ts';
import { type SearchRecord, searchRecord, searchText } from '../../src/search/record.ts';
import { wordsFile } from '../../src/search/vocabulary.ts';
import { topicPath } from '../../src/seo/addresses.ts';
import { site } from '../../src/site.ts';

/** Path -> what is in the file; undefined for one that is not there. */
export type SearchFiles = Map<string, unknown>;

/** `whole`: before anything that repeats was taken out. */
export async function readRecords(content: string, whole = false): Promise<SearchRecord[]> {
  const { sources, images, ledger } = readContent(content);
  const { articles } = run(sources, { ...site.dedupe, publishing: true, images, ...(ledger ? { ledger } : {}) });
  return articles.map(({ article, text }) => searchRecord({ id: article.id, data: article.data, text: whole ? article.text : text }));
}

export async function searchFiles(records: readonly SearchRecord[], synonyms: ReadonlyArray<readonly string[]>): Promise<SearchFiles> {
  const used = new Set(records.map(({ topic }) => topic));
  const topics = (Object.keys(site.topics) as Array<keyof typeof site.topics>).filter((id) => used.has(site.topics[id].name)).map((id) => [site.topics[id].name, topicPath(id)] as const);
  const text = await buildSearchIndex(records);
  return new Map<string, unknown>([
    ...[...instantFiles(records, topics, synonyms)].map(([name, content]) => [`/search/${name}.json`, content] as const),
    ['/search/words.json', wordsFile(records.map(searchText))],
    ...text.map(({ path, content }) => [`/${path}`, JSON.parse(content) as unknown] as const),
  ]);
}

/** A part of search, and the files without it. */
export async function variants(content: string): Promise<Array<readonly [name: string, files: SearchFiles]>> {
  const records = await readRecords(content);
  const { groups } = await searchSynonyms(records, content);
  const all = await searchFiles(records, groups);
  const without = (path: RegExp) => new Map([...all].map(([name, file]) => [name, path.test(name) ? undefined : file]));
  return [
    ['with everything', all],
    ['without spelling', new Map([...all, ['/search/words.json', { words: '', uses: '' }]])],
    ['without fusion: the instant tier alone', without(/^\/pagefind\//)],
    ['without fusion: the full text alone', new Map([...all, ...(await searchFiles(records.map((record) => ({ ...record, title: '', description: '', queries: [], headings: [] })), groups)).entries()].map(([name, file]) => [name, name.startsWith('/search/words') || name.startsWith('/pagefind/') ? all.get(name) : file]))],
    ['without target queries', await searchFiles(records.map((record) => ({ ...record, queries: [] })), groups)],
    ['without synonyms', await searchFiles(records, [])],
    ['without the boilerplate rule', await searchFiles(await readRecords(content, true), groups)],
  ];
}
