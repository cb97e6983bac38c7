/**
 * Articles -> the files of the search index. Uses Pagefind's Node API on HTML made for the index alone,
 * so that what is found does not depend on how the pages look.
 */
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { escape } from '../html.ts';
import type { SearchRecord } from './record.ts';

export interface IndexFile {
  /** Relative to the site's root. */
  path: string;
  content: Uint8Array;
}

/** Milliseconds after which Pagefind, which is another process, will not answer any more. */
const PATIENCE = 120_000;

/** Throws with Pagefind's own words when it reports an error: it never throws by itself. One that is silent is given up. */
export async function buildSearchIndex(records: readonly SearchRecord[], language: string, patience = PATIENCE): Promise<IndexFile[]> {
  let timer: NodeJS.Timeout | undefined;
  const silent = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`Pagefind does not answer, after ${patience / 1000} s`)), patience)));
  try {
    return await Promise.race([indexed(records, language), silent]);
  } finally {
    clearTimeout(timer);
    // One that hangs is not waited for here either.
    await Promise.race([close(), new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
  }
}

async function indexed(records: readonly SearchRecord[], language: string): Promise<IndexFile[]> {
  const { index, errors } = await createIndex({ forceLanguage: language });
  must(errors, 'start');
  if (!index) throw new Error('Pagefind did not start');
  for (const record of records) must((await index.addHTMLFile({ url: record.url, content: documentOf(record, language) })).errors, record.url);
  const { errors: writing, files } = await index.getFiles();
  must(writing, 'write');
  const kept = files.filter(({ path }) => !SKIPPED.test(path)).map(({ path, content }) => ({ path: `pagefind/${path}`, content }));
  return [...kept, { path: 'pagefind/pages.json', content: new TextEncoder().encode(JSON.stringify(pagesOf(files))) }];
}

const FRAGMENT = /^fragment\/(.+)\.pf_fragment$/;
/** What Pagefind writes before the JSON of a page. */
const SIGNATURE = 'pagefind_dcd';

/**
 * Which page each of Pagefind's ids is. Pagefind tells only after fetching a page's text, which is too late to put its
 * results in one order with those of the instant tier.
 */
function pagesOf(files: ReadonlyArray<{ path: string; content: Uint8Array }>): Record<string, string> {
  const pages: Record<string, string> = {};
  for (const { path, content } of files) {
    const id = FRAGMENT.exec(path)?.[1];
    if (id === undefined) continue;
    const text = gunzipSync(content).toString('utf8');
    if (!text.startsWith(SIGNATURE)) throw new Error(`Pagefind (${path}): the file is not as expected`);
    pages[id] = (JSON.parse(text.slice(SIGNATURE.length)) as { url: string }).url;
  }
  return Object.fromEntries(Object.entries(pages).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Pagefind's own user interfaces, which the site does not use. */
const SKIPPED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/;

function must(errors: readonly string[], step: string): void {
  if (errors.length > 0) throw new Error(`Pagefind (${step}): ${errors.join('; ')}`);
}

function documentOf({ title, description, topic, platforms, queries, html }: SearchRecord, language: string): string {
  const filters = [['topic', topic], ...platforms.map((platform) => ['device', platform])].map(([name, value]) => `<i data-pagefind-filter="${name}[data-value]" data-value="${escape(value as string)}"></i>`);
  return [
    `<!doctype html><html lang="${escape(language)}"><head><title>${escape(title)}</title></head><body data-pagefind-body>`,
    `<i data-pagefind-meta="description[data-value]" data-value="${escape(description)}"></i>`,
    `<i data-pagefind-meta="keywords[data-value]" data-value="${escape(queries.join(', '))}"></i>`,
    `<i data-pagefind-meta="topic[data-value]" data-value="${escape(topic)}"></i>`,
    ...filters,
    `<h1>${escape(title)}</h1>${html}</body></html>`,
  ].join('');
}
