/**
 * Articles -> the files of the search index. Uses Pagefind's Node API on HTML made for the index alone,
 * so that what is found does not depend on how the pages look.
 */
import { close, createIndex } from 'pagefind';
import { escape } from '../html.ts';

export interface SearchRecord {
  /** Path of the page, `/id/`. */
  url: string;
  title: string;
  description: string;
  topic: string;
  platforms: readonly string[];
  /** Searches the page should answer. */
  queries: readonly string[];
  /** Body, with the anchors of the page. */
  html: string;
}

export interface IndexFile {
  /** Relative to the site's root. */
  path: string;
  content: Uint8Array;
}

/** Throws with Pagefind's own words when it reports an error: it never throws by itself. */
export async function buildSearchIndex(records: readonly SearchRecord[], language: string): Promise<IndexFile[]> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: language });
    must(errors, 'start');
    if (!index) throw new Error('Pagefind did not start');
    for (const record of records) must((await index.addHTMLFile({ url: record.url, content: documentOf(record, language) })).errors, record.url);
    const { errors: writing, files } = await index.getFiles();
    must(writing, 'write');
    return files.filter(({ path }) => !SKIPPED.test(path)).map(({ path, content }) => ({ path: `pagefind/${path}`, content }));
  } finally {
    await close();
  }
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
