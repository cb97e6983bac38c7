/** What search costs a reader: keystrokes that show nothing, time of a warm key, bytes and time on a slow line. Each is read off the real page. */
import type { Browser, Page } from 'playwright-core';
import { openSearch, answer } from './search-answers.ts';
import type { Query } from './search-queries.ts';
import type { SiteServer } from './search-server.ts';

/** 150 ms and 1.6 Mbit/s: what browsers call slow 4G. */
const SLOW_4G = { latencyMs: 150, bytesPerSecond: 1_600_000 / 8 };
const CPU_SLOWDOWN = 4;
/** Milliseconds for what a key sets off to come to rest before the next. */
const BETWEEN_KEYS = 120;

const at = (times: readonly number[], share: number) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] as number;

/**
 * Types a tenth of the queries letter by letter: how often the list is empty, and how long a key keeps the page busy until its results are laid out.
 * In processor time of the page's own thread, times the slowdown: what else the machine does at that moment does not count.
 */
export async function typing(browser: Browser, server: SiteServer, queries: readonly Query[]): Promise<string> {
  const page = await openSearch(browser, server);
  const typed = queries.filter(({ kind }, number) => kind !== 'outside' && number % 10 === 0);
  for (const { query } of typed) await answer(page, query, false);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => 1000 * ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  // What asking the page costs by itself, to be taken off.
  const asking: number[] = [];
  for (let number = 0; number < 20; number++) asking.push(await key(page, undefined, busy));
  let empty = 0;
  const times: number[] = [];
  for (const { query } of typed) {
    for (let end = 2; end <= query.length; end++) {
      times.push(CPU_SLOWDOWN * Math.max(0, (await key(page, query.slice(0, end), busy)) - at(asking, 0.5)));
      await page.waitForTimeout(BETWEEN_KEYS);
      if ((await page.locator('[data-result]').count()) === 0) empty++;
    }
  }
  await page.close();
  return `${times.length} keys typed: ${((empty / times.length) * 100).toFixed(1)} % show nothing; a warm key takes ${at(times, 0.5).toFixed(0)} ms in the median, ${at(times, 0.95).toFixed(0)} ms at the 95th of 100 (processor time, at a quarter of the speed)`;
}

async function key(page: Page, text: string | undefined, busy: () => Promise<number>): Promise<number> {
  const before = await busy();
  await page.evaluate(async (text) => {
    const input = document.querySelector('main input') as HTMLInputElement;
    if (text !== undefined) {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
    document.body.getBoundingClientRect();
  }, text);
  return (await busy()) - before;
}

/** Bytes and time on a slow line, from a page that has just been opened: medians of some tries. */
export async function costs(browser: Browser, server: SiteServer, query = 'photos stuck uploading', tries = 5): Promise<string> {
  const rows: number[][] = [];
  for (let number = 0; number < tries; number++) rows.push(await cost(browser, server, query));
  const [idle, first, full, firstTime, fullTime] = [0, 1, 2, 3, 4].map((column) => at(rows.map((row) => row[column] as number), 0.5)) as [number, number, number, number, number];
  const kilo = (size: number) => `${(size / 1000).toFixed(1)} kB`;
  return `“${query}”: ${idle} bytes before intent, ${kilo(first)} to the first results, ${kilo(full)} to the full text; on slow 4G after ${Math.round(firstTime)} ms and ${Math.round(fullTime)} ms`;
}

async function cost(browser: Browser, server: SiteServer, query: string): Promise<number[]> {
  const page = await (await browser.newContext()).newPage();
  const bytes = () => server.sent.filter(([path]) => /^\/(?:search|pagefind)\/.|^\/offline/.test(path)).reduce((sum, [, size]) => sum + size, 0);
  await page.goto(`${server.origin}/search/`);
  server.sent.length = 0;
  await page.waitForTimeout(300);
  const idle = bytes();
  server.line = SLOW_4G;
  const time = await page.evaluate(async (text) => {
    const input = document.querySelector('main input') as HTMLInputElement;
    const start = performance.now();
    input.focus();
    input.value = text;
    input.dispatchEvent(new Event('input'));
    while (!document.querySelector('[data-result]')) await new Promise((resolve) => setTimeout(resolve, 2));
    return performance.now() - start;
  }, query);
  // What the first results took: the module and the instant tier. The vocabulary is on its way beside them and counts with the full text.
  const first = server.sent.filter(([path]) => path.startsWith('/search/') && path !== '/search/words.json').reduce((sum, [, size]) => sum + size, 0);
  const start = performance.now();
  await page.waitForSelector('[data-search-results][data-state="done"]');
  const full = time + performance.now() - start;
  const all = bytes();
  server.line = undefined;
  await page.context().close();
  return [idle, first, all, time, full];
}
