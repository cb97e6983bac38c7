/** Search on a thousand articles: the index is cut into parts, the right page is still first, and no reader pays more for a larger site. */
import { brotliCompressSync, constants } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, inject, test, vi } from 'vitest';
import { run } from '../src/kb/pipeline.ts';
import { openEngine, WORDS } from '../src/search/engine.ts';
import { searchRecord } from '../src/search/record.ts';
import { site } from '../src/site.ts';
import { generate } from './bench/generate.ts';
import { type SearchFiles, searchFiles } from './bench/search-variants.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const COUNT = 1000;
const ASKED = [3, 41, 77, 120, 256, 333, 417, 505, 512, 600, 648, 701, 777, 808, 850, 904, 936, 950, 987, 999];
const onTheWay = (data: string | Uint8Array) => brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
let files: SearchFiles;
let module = 0;
let titles: string[] = [];

beforeAll(async () => {
  const { articles } = run([...generate(COUNT)], { ...site.dedupe, publishing: true });
  const records = articles.map(({ article: { id, data }, text }) => searchRecord({ id, data, text }));
  titles = Array.from({ length: COUNT }, (_, at) => records.find(({ url }) => url === `/article-${at}/`)?.title ?? '');
  files = await searchFiles(records, []);
  module = onTheWay(await readFile(join(inject('built'), 'search/search.js')));
});

/** A reader's browser, with what it has fetched. */
async function reader() {
  const taken = new Map<string, number>();
  const engine = await openEngine(async (path) => {
    const file = files.get(path);
    if (file === undefined) throw new Error(`${path}: 404`);
    taken.set(path, onTheWay(JSON.stringify(file)));
    return file;
  }, true);
  return { engine, bytes: () => module + [...taken].filter(([path]) => path !== WORDS).reduce((sum, [, size]) => sum + size, 0), all: () => module + [...taken.values()].reduce((sum, size) => sum + size, 0) };
}

test('is cut into parts', () => {
  expect(titles.filter(Boolean).length).toBe(COUNT);
  expect([...files.keys()].filter((path) => /^\/search\/words-\d+\.json$/.test(path)).length).toBeGreaterThan(3);
  expect([...files.keys()].filter((path) => path.startsWith('/pagefind/text-')).length).toBeGreaterThan(3);
});

test('the right page is first, at once and in full, within 30 kB and 150 kB', async () => {
  let [first, full] = [0, 0];
  for (const at of ASKED) {
    const { engine, bytes, all } = await reader();
    const question = { query: titles[at] as string, filters: {}, live: false, literal: false };
    const now = await engine.instant(question);
    if (now.results[0]?.url === `/article-${at}/`) first++;
    expect(bytes(), question.query).toBeLessThanOrEqual(30_000);
    const later = await engine.full(question);
    if (later.results[0]?.url === `/article-${at}/` && later.strong) full++;
    expect(later.partial).toBe(false);
    expect(all(), question.query).toBeLessThanOrEqual(150_000);
  }
  expect([first, full]).toEqual([ASKED.length, ASKED.length]);
});

test('a typing error is mended, and a filter leaves only its own', async () => {
  const { engine } = await reader();
  const answer = await engine.full({ query: 'Artcle 417 on the prot', filters: {}, live: false, literal: false });
  expect(answer.plan.corrected).toBe('article 417 on the port');
  expect((await engine.full({ query: 'battery', filters: { topic: 'nothing' }, live: false, literal: false })).results).toEqual([]);
});
