/**
 * `npm run bench -- search [--out DIR] [--quick] [--misses]`: how well search answers the frozen queries, through the real page in Chromium,
 * beside stock Pagefind and MiniSearch over the same articles, and with its own parts taken away one by one.
 */
import { parseArgs } from 'node:util';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { InstantFile } from '../../src/search/instant.ts';
import { launch } from '../chromium.ts';
import { answerWith, MINISEARCH, STOCK_PAGEFIND } from './search-peers.ts';
import { type Query, readQueries, withTypo } from './search-queries.ts';
import { type Quality, qualityOf, type Shown } from './search-quality.ts';
import { serveSite, type SiteServer } from './search-server.ts';

const PORT = 4741;
/** 150 ms and 1.6 Mbit/s: what browsers call slow 4G. */
const SLOW_4G = { latencyMs: 150, bytesPerSecond: 1_600_000 / 8 };

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** A part of search and how to take it away, by what the server sends. */
const ABLATIONS: ReadonlyArray<readonly [string, (instant: InstantFile) => Map<string, Uint8Array | undefined>]> = [
  ['without spelling', () => new Map([['/search/words.json', undefined]])],
  ['without the instant tier', (instant) => new Map([['/search/instant.json', bytes({ ...instant, articles: instant.articles.map((article) => ({ ...article, title: '', description: '', queries: [], headings: [] })) })]])],
  ['without the full text', () => new Map([['/pagefind/pagefind.js', undefined]])],
  ['without target queries', (instant) => new Map([['/search/instant.json', bytes({ ...instant, articles: instant.articles.map((article) => ({ ...article, queries: [] })) })]])],
  ['without synonyms', (instant) => new Map([['/search/instant.json', bytes({ ...instant, synonyms: [] })]])],
];

export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { out: { type: 'string', default: 'dist' }, misses: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, held: { type: 'boolean', default: false } } });
  const folder = resolve(values.out);
  const queries = readQueries(values.held ? 'held' : 'tuned');
  const instant = JSON.parse(await readFile(join(folder, 'search/instant.json'), 'utf8')) as InstantFile;
  const server = await serveSite(folder, PORT);
  const browser = await launch();
  try {
    const rows: Array<[string, Quality]> = [];
    const ours = await answers(browser, server, queries);
    rows.push(['this search', qualityOf(queries, ours)]);
    if (values.misses) tellMisses(queries, ours);
    // Half a word, or one with an error in it already, is a harder question than the one asked here.
    const typos = queries.filter(({ kind }) => kind !== 'prefix' && kind !== 'typo' && kind !== 'two-typos').map((query) => ({ ...query, query: withTypo(query.query) }));
    rows.push(['  with one typing error', qualityOf(typos, await answers(browser, server, typos))]);
    for (const [name, change] of values.quick ? [] : ABLATIONS) {
      server.change = change(instant);
      rows.push([`  ${name}`, qualityOf(queries, await answers(browser, server, queries))]);
      if (name === 'without spelling') rows.push([`  ${name}, one error`, qualityOf(typos, await answers(browser, server, typos))]);
    }
    server.change = new Map();
    for (const peer of values.quick ? [] : [STOCK_PAGEFIND, MINISEARCH]) rows.push([peer.name, qualityOf(queries, await answerWith(peer, browser, server, instant, queries))]);
    console.log(table(rows));
    console.log(await typing(browser, server, queries));
    console.log(await costs(browser, server));
  } finally {
    await browser.close();
    server.close();
  }
}

/** Each query sent from the search page; what the page then shows. */
async function answers(browser: Browser, server: SiteServer, queries: readonly Query[]): Promise<Shown[]> {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/search/`);
  await page.locator('main input').focus();
  await page.waitForSelector('main [role="combobox"]');
  const shown: Shown[] = [];
  for (const { query, kind } of queries) shown.push(await answer(page, query, kind === 'prefix'));
  await page.close();
  return shown;
}

async function answer(page: Page, query: string, live: boolean): Promise<Shown> {
  const read = await page.evaluate(
    async ({ query, live }) => {
      const input = document.querySelector('main input') as HTMLInputElement;
      const results = document.querySelector('[data-search-results]') as HTMLElement;
      input.value = query;
      if (live) input.dispatchEvent(new Event('input'));
      else input.form?.requestSubmit();
      while (results.dataset['state'] === 'loading') await new Promise((resolve) => setTimeout(resolve, 5));
      return {
        strong: results.dataset['match'] === 'strong',
        links: [...results.querySelectorAll<HTMLAnchorElement>('[data-result], [data-section]')].map((link) => [link.pathname, link.hash.slice(1)] as [string, string]),
      };
    },
    { query, live },
  );
  const sections = new Map<string, string[]>();
  for (const [path, hash] of read.links) {
    const id = path.replaceAll('/', '');
    sections.set(id, [...(sections.get(id) ?? []), ...(hash ? [hash] : [])]);
  }
  return { pages: [...sections.keys()], sections, strong: read.strong };
}

function tellMisses(queries: readonly Query[], shown: readonly Shown[]): void {
  for (const [at, { query, pages, kind, sections }] of queries.entries()) {
    const { pages: found, strong, sections: own } = shown[at] as Shown;
    const rank = found.findIndex((page) => pages.includes(page)) + 1;
    const page = pages.find((id) => own.has(id));
    const section = sections.length === 0 || !page || (own.get(page) as readonly string[]).some((id) => sections.includes(id));
    if (kind === 'outside' ? strong : rank !== 1 || !strong || !section) console.log(`${kind}  ${query}  rank ${rank}${strong ? '' : ' weak'}${section ? '' : ` sections ${own.get(page as string)?.join(' ')}`}  ${found.slice(0, 3).join(' ')}`);
  }
}

/** Types a tenth of the queries letter by letter: how often the list is empty, and how long a warm key takes. */
async function typing(browser: Browser, server: SiteServer, queries: readonly Query[]): Promise<string> {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/search/`);
  await page.locator('main input').focus();
  await page.waitForSelector('main [role="combobox"]');
  await answer(page, 'photos', false);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let [keys, empty] = [0, 0];
  const times: number[] = [];
  for (const { query } of queries.filter(({ kind }, at) => kind !== 'outside' && at % 10 === 0)) {
    const typed = await page.evaluate(async (text) => {
      const input = document.querySelector('main input') as HTMLInputElement;
      const seen: Array<[number, number]> = [];
      for (let end = 2; end <= text.length; end++) {
        input.value = text.slice(0, end);
        const start = performance.now();
        input.dispatchEvent(new Event('input'));
        await new Promise((resolve) => setTimeout(resolve, 0));
        const time = performance.now() - start;
        await new Promise((resolve) => setTimeout(resolve, 10));
        seen.push([document.querySelectorAll('[data-result]').length, time]);
      }
      return seen;
    }, query);
    for (const [count, time] of typed) {
      keys++;
      if (count === 0) empty++;
      times.push(time);
    }
  }
  await page.close();
  times.sort((a, b) => a - b);
  return `${keys} keys typed: ${percent(empty / keys)} show nothing; a warm key takes ${Math.round(times[Math.floor(times.length * 0.95)] as number)} ms (95th of 100, at a quarter of the speed)`;
}

/** Bytes and time on a slow line, from a page that has just been opened. */
async function costs(browser: Browser, server: SiteServer): Promise<string> {
  const page = await browser.newPage();
  server.sent.length = 0;
  await page.goto(`${server.origin}/search/`);
  await page.waitForTimeout(500);
  const idle = server.sent.filter(([path]) => /^\/(?:search|pagefind)\/./.test(path)).reduce((sum, [, size]) => sum + size, 0);
  server.sent.length = 0;
  server.line = SLOW_4G;
  const first = await page.evaluate(async () => {
    const input = document.querySelector('main input') as HTMLInputElement;
    const start = performance.now();
    input.focus();
    input.value = 'photos stuck';
    input.dispatchEvent(new Event('input'));
    while (!document.querySelector('[data-result]')) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - start;
  });
  const firstBytes = server.sent.filter(([path]) => path.startsWith('/search/') && path !== '/search/words.json').reduce((sum, [, size]) => sum + size, 0);
  await page.waitForSelector('[data-search-results][data-state="done"]');
  const all = server.sent.reduce((sum, [, size]) => sum + size, 0);
  server.line = undefined;
  await page.close();
  const kilo = (size: number) => `${(size / 1000).toFixed(1)} kB`;
  return `Bytes: ${idle} before intent, ${kilo(firstBytes)} to the first results, ${kilo(all)} to the full text. First results on slow 4G after ${Math.round(first)} ms.`;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function table(rows: ReadonlyArray<readonly [string, Quality]>): string {
  const head = ['', 'success@1', '@3', 'MRR', 'zero', 'section@1', '@3', 'false alarms', 'outside told'];
  const cells = rows.map(([name, quality]) => [name, percent(quality.first), percent(quality.three), quality.mrr.toFixed(3), percent(quality.zero), percent(quality.sectionFirst), percent(quality.section), percent(quality.falseAlarms), percent(quality.outside)]);
  const widths = head.map((title, at) => Math.max(title.length, ...cells.map((row) => (row[at] as string).length)));
  return [head, ...cells].map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] as number) : cell.padStart(widths[at] as number))).join('  ')).join('\n');
}
