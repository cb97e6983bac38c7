/**
 * Articles -> the files of the full text. Pagefind's Node API reads HTML that is made for the index alone, so that what is found does not
 * depend on how the pages look; what it found is packed by word, and the text of each page goes into a file of its own for excerpts.
 */
import { close, createIndex } from 'pagefind';
import { escape } from '../html.ts';
import { type PagefindFile, type PagefindIndex, readPagefind } from './pagefind-index.ts';
import { packHits } from './postings.ts';
import { numbered, type SearchRecord, searchText } from './record.ts';
import { rarity, saturated } from './scores.ts';
import { textPage, textPart, textParts } from './text-parts.ts';
import { openVocabulary, wordsFile } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';
import { indexed, stem } from './words.ts';

export interface IndexFile {
  /** Relative to the site's root. */
  path: string;
  content: string;
}

/** Milliseconds after which Pagefind, which is another process, will not give an answer any more: to any question, and to the last one for each page. */
const PATIENCE = 120_000;
const PATIENCE_A_PAGE = 50;

export async function buildSearchIndex(unsorted: readonly SearchRecord[], patience = PATIENCE): Promise<IndexFile[]> {
  const records = numbered(unsorted);
  // Of nothing, Pagefind writes nothing.
  return searchIndexFiles(records, records.length === 0 ? { pages: [], words: new Map() } : readPagefind(await pagefindFiles(records, UNCUT, patience)));
}

/** What Pagefind writes for the records. Throws with Pagefind's own words when it reports an error: it never throws by itself. One that is silent is given up. */
export async function pagefindFiles(records: readonly SearchRecord[], language = UNCUT, patience = PATIENCE): Promise<PagefindFile[]> {
  try {
    return await indexedBy(records, language, patience);
  } finally {
    // One that hangs is not waited for here either.
    await Promise.race([close(), new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
  }
}

/** Pagefind takes no endings off the words of this language: both tiers and the spelling know a word by the same stem. */
const UNCUT = 'unknown';

async function indexedBy(records: readonly SearchRecord[], language: string, patience: number): Promise<PagefindFile[]> {
  const { index, errors } = await answered(createIndex({ forceLanguage: language }), patience);
  must(errors, 'start');
  if (!index) throw new Error('Pagefind did not start');
  for (const record of records) must((await answered(index.addHTMLFile({ url: record.url, content: documentOf(record, language) }), patience)).errors, record.url);
  // All the work is done for this one answer.
  const { errors: writing, files } = await answered(index.getFiles(), patience + records.length * PATIENCE_A_PAGE);
  must(writing, 'write');
  return files;
}

async function answered<T>(answer: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`Pagefind does not answer, after ${patience / 1000} s`)), patience)));
  try {
    return await Promise.race([answer, silent]);
  } finally {
    clearTimeout(timer);
  }
}

/** `records` in the order of their numbers. */
function searchIndexFiles(records: readonly SearchRecord[], { pages, words }: PagefindIndex): IndexFile[] {
  const numbers = new Map(records.map(({ url }, at) => [url, at]));
  const average = pages.reduce((sum, page) => sum + page.words, 0) / (pages.length || 1);
  const counts = new Map<string, Map<number, number>>();
  for (const [word, uses] of words) {
    for (const key of new Set(indexed(word).map(stem))) {
      const own = counts.get(key) ?? new Map<number, number>();
      counts.set(key, own);
      for (const { page, body, meta } of uses) {
        const { title, keywords } = WEIGHTS.metaWeights;
        const at = numbers.get(pages[page]?.url ?? '') as number;
        own.set(at, (own.get(at) ?? 0) + body + title * (meta['title'] ?? 0) + keywords * (meta['keywords'] ?? 0));
      }
    }
  }
  const lengths = new Map(pages.map((page) => [numbers.get(page.url) as number, page.words]));
  const { keys, places } = textParts(openVocabulary(wordsFile(records.map(searchText))));
  const rows = keys.map((key) => {
    const uses = counts.get(key) ?? new Map<number, number>();
    const common = rarity(records.length, uses.size);
    const scores = new Map([...uses].map(([page, count]) => [page, common * saturated(count, lengths.get(page) as number, average)]));
    return packHits(scores, Math.max(0, ...scores.values()));
  });
  const texts = pages.map(({ url, content, anchors }): IndexFile => {
    const headings = anchors.filter(({ element, text }) => /^h[2-6]$/.test(element) && text.trim() !== '').map(({ id, text, location }) => ({ id, text, location }));
    return { path: `pagefind/${textPage(url)}`, content: JSON.stringify({ content, anchors: headings }) };
  });
  return [...places.map((place, at): IndexFile => ({ path: `pagefind/${textPart(at)}`, content: JSON.stringify(rows.slice(place, places[at + 1]).join(' ')) })), ...texts];
}

function must(errors: readonly string[], step: string): void {
  if (errors.length > 0) throw new Error(`Pagefind (${step}): ${errors.join('; ')}`);
}

function documentOf({ title, topic, platforms, queries, html }: SearchRecord, language: string): string {
  const filters = [['topic', topic], ...platforms.map((platform) => ['device', platform])].map(([name, value]) => `<i data-pagefind-filter="${name}[data-value]" data-value="${escape(value as string)}"></i>`);
  return [
    `<!doctype html><html lang="${escape(language)}"><head><title>${escape(title)}</title></head><body data-pagefind-body>`,
    `<i data-pagefind-meta="keywords[data-value]" data-value="${escape(queries.join(', '))}"></i>`,
    ...filters,
    `<h1>${escape(title)}</h1>${html}</body></html>`,
  ].join('');
}
