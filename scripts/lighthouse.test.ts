/** What Lighthouse judges the same on every machine: accessibility, best practices, search engines, and that nothing moves. Times are for `npm run bench -- pages`. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Category, freePort, measure } from './bench/lighthouse.ts';
import { TEMPLATES } from './bench/templates.ts';
import { launch } from './chromium.ts';
import { serveFolder, type StaticServer } from './static-server.ts';

const STEADY: readonly Category[] = ['accessibility', 'best-practices', 'seo'];
let server: StaticServer;
let browser: Browser;
let port = 0;

beforeAll(async () => {
  port = await freePort();
  [server, browser] = await Promise.all([serveFolder(inject('built')), launch(`--remote-debugging-port=${port}`)]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test.each(TEMPLATES)('$name: 100 three times', async ({ path, excuse }) => {
  const { excused, faults } = await measure(server, path, port, 1, excuse ? [excuse.audit] : [], STEADY);
  expect(faults.map(({ audit }) => audit)).toEqual(excuse ? [excuse.audit] : []);
  expect(STEADY.map((category) => excused[category])).toEqual([100, 100, 100]);
}, 120_000);

test.each(TEMPLATES)('$name: nothing moves while it loads', async ({ path }) => {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  await page.addInitScript(() => {
    const moved: number[] = [];
    Object.assign(globalThis, { moved });
    new PerformanceObserver((list) => moved.push(...list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value))).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${server.origin}${path}`, { waitUntil: 'networkidle' });
  // 0 to two places, as Lighthouse shows it: on a slow machine a paragraph of which half has arrived is wrapped anew.
  expect(await page.evaluate(() => (globalThis as unknown as { moved: number[] }).moved.reduce((sum, value) => sum + value, 0))).toBeLessThan(0.005);
  await page.close();
}, 60_000);

test('every kind of page was looked at', () => expect(TEMPLATES.length).toBeGreaterThanOrEqual(13));
