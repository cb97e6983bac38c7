/** Search as a reader meets it, in a browser on a built site: keyboard, corrections, bad input, broken files, no scripts, no violations. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { serveSite, type SiteServer } from './bench/search-server.ts';
import { launch } from './chromium.ts';

vi.setConfig({ testTimeout: 30_000 });

const work = mkdtempSync(join(tmpdir(), 'winnow-search-'));
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_ENV|VITEST.*|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/.test(name)));
let browser: Browser;
let server: SiteServer;
const DONE = '[data-search-results][data-state="done"]';

beforeAll(async () => {
  const built = spawnSync(process.execPath, ['scripts/build.ts', '--out', join(work, 'dist')], { encoding: 'utf8', env });
  expect(built.stderr).toBe('');
  [server, browser] = await Promise.all([serveSite(join(work, 'dist'), 4545), launch()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(work, { recursive: true, force: true });
});

/** A page that must not have thrown when `use` is done with it. */
async function onPage(path: string, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  // Pagefind rejects twice when its own files are broken: once to its caller, once to nobody.
  page.on('pageerror', (error) => error.message.startsWith('Failed to load Pagefind') || errors.push(error.message));
  page.on('dialog', () => errors.push('a dialog was opened'));
  await page.goto(`${server.origin}${path}`);
  await use(page);
  await context.close();
  expect(errors).toEqual([]);
}
const hrefs = (page: Page) => page.$$eval('[data-result]', (links) => links.map((link) => link.getAttribute('href')));

describe('the page', () => {
  test('loads nothing of search before a reader shows intent', () =>
    onPage('/', async (page) => {
      server.sent.length = 0;
      await page.waitForTimeout(200);
      expect(server.sent.map(([path]) => path).filter((path) => /^\/(?:search|pagefind)\//.test(path))).toEqual([]);
      await page.locator('form.search input').first().focus();
      await expect.poll(() => server.sent.map(([path]) => path)).toContain('/search/instant.json');
      expect(server.sent.some(([path]) => path.startsWith('/pagefind/'))).toBe(false);
    }));

  test('corrects, says so, and takes it back', () =>
    onPage('/search/?q=swolen+batery', async (page) => {
      await page.waitForSelector(DONE);
      expect((await hrefs(page))[0]).toBe('/iphone-battery-swollen/');
      expect(await page.locator('[role="status"]').first().textContent()).toContain('Showing results for “swollen battery”');
      await page.getByRole('button', { name: 'swolen batery' }).click();
      await expect.poll(() => page.locator('[role="status"]').first().textContent()).toContain('“swolen batery”');
      expect(await page.locator('main input').inputValue()).toBe('swolen batery');
    }));

  test('calls a query that it cannot answer no close match, with three nearest at most and the topics', () =>
    onPage('/search/?q=kubernetes+ingress+timeout', async (page) => {
      await page.waitForSelector(`${DONE}[data-match="weak"]`);
      expect(await page.locator('[role="status"]').first().textContent()).toContain('No close match');
      expect((await hrefs(page)).length).toBeLessThanOrEqual(3);
      expect(await page.locator('.after .topics a').count()).toBeGreaterThan(2);
    }));

  test('walks its options by keys, keeps the address, filters and remembers', () =>
    onPage('/search/', async (page) => {
      const input = page.locator('main input');
      await input.pressSequentially('photos', { delay: 15 });
      await page.waitForSelector(`${DONE} [data-section]`);
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('photos');
      const active = async () => page.locator(`[id="${await input.getAttribute('aria-activedescendant')}"]`).getAttribute('href');
      await page.keyboard.press('ArrowDown');
      const first = await active();
      expect(first).toBe((await hrefs(page))[0]);
      await page.keyboard.press('End');
      expect(await active()).not.toBe(first);
      await page.keyboard.press('Home');
      expect(await active()).toBe(first);
      await page.keyboard.press('Escape');
      expect(await input.getAttribute('aria-activedescendant')).toBeNull();
      expect(await input.inputValue()).toBe('photos');
      await page.locator('.filters summary').click();
      await page.getByRole('button', { name: 'Windows and Mac' }).click();
      await expect.poll(() => hrefs(page)).toContain('/iphone-photos-to-windows/');
      await expect.poll(() => hrefs(page)).not.toContain('/icloud-photos-not-syncing/');
      await input.focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => !url.pathname.startsWith('/search/'));
      await expect.poll(() => page.locator('article mark').count()).toBeGreaterThan(0);
      await page.goto(`${server.origin}/search/`);
      await page.locator('main input').focus();
      await page.getByRole('option', { name: 'photos' }).waitFor();
      await page.getByRole('button', { name: 'Clear' }).click();
      expect(await page.getByRole('option').count()).toBe(0);
    }));

  test('shows the answer to what was typed last, however slow the answers are', () =>
    onPage('/search/', async (page) => {
      server.line = { latencyMs: 60, bytesPerSecond: 400_000 };
      await page.locator('main input').pressSequentially('overheating', { delay: 5 });
      await page.locator('main input').fill('activation lock');
      await page.waitForSelector(DONE);
      server.line = undefined;
      expect((await hrefs(page))[0]).toBe('/activation-lock-used-iphone/');
    }));
});

describe('the dialog', () => {
  test('opens by key, answers, and gives the focus back', () =>
    onPage('/', async (page) => {
      await page.locator('a.brand').focus();
      await page.keyboard.press('Control+k');
      await page.waitForSelector('dialog[open]');
      await page.keyboard.type('recovery mode');
      await page.waitForSelector(`dialog ${DONE}`);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Escape');
      expect(await page.locator('dialog').getAttribute('open')).not.toBeNull();
      expect(await new AxeBuilder({ page }).include('dialog').analyze().then(({ violations }) => violations.map(({ id }) => id))).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('brand');
      await page.keyboard.press('/');
      await page.waitForSelector('dialog[open]');
    }));
});

describe('bad input', () => {
  const QUERIES = ['<img src=x onerror=alert(1)>', '<mark>photos</mark>', 'x'.repeat(2000), '\ud800photos', '.*+?^${}()|[]\\', 'constructor', '__proto__ toString', '照片无法上传', 'الصور لا تتزامن', '%00', '"photos"'];
  test('stays text and leaves the page usable', () =>
    onPage('/search/', async (page) => {
      await page.locator('main input').focus();
      await page.waitForSelector('main [role="combobox"]');
      const links = await page.locator('.index a').count();
      for (const query of [...QUERIES, 'y'.repeat(100_000)]) {
        await page.evaluate((text) => {
          const input = document.querySelector('main input') as HTMLInputElement;
          input.value = text;
          input.dispatchEvent(new Event('input'));
        }, query);
        await page.waitForSelector(DONE);
        expect(await page.locator('[data-search-results] :is(img, script)').count(), query.slice(0, 40)).toBe(0);
      }
      expect(await page.locator('.index a').count()).toBe(links);
      expect(QUERIES.length).toBe(11);
    }), 60_000);

  test('in the address', async () => {
    for (const query of QUERIES) await onPage(`/search/?q=${encodeURIComponent(query.toWellFormed())}`, async (page) => void (await page.waitForSelector(DONE)));
    await onPage('/search/?q=%ED%A0%80%FF', async (page) => void (await page.waitForSelector(DONE)));
  }, 60_000);
});

describe('broken files', () => {
  const empty = new TextEncoder().encode(JSON.stringify({ articles: [], topics: [], synonyms: [] }));
  const cut = new TextEncoder().encode('{"articles":[{"url":"/a');
  const BROKEN: ReadonlyArray<readonly [string, Array<[string, Uint8Array | undefined]>, 'done' | 'error']> = [
    ['full text missing', [['/pagefind/pagefind.js', undefined]], 'done'],
    ['full text truncated', [['/pagefind/pages.json', cut]], 'done'],
    ['full text not itself', [['/pagefind/pagefind-entry.json', cut]], 'done'],
    ['words missing', [['/search/words.json', undefined]], 'done'],
    ['words truncated', [['/search/words.json', cut]], 'done'],
    ['instant file missing', [['/search/instant.json', undefined]], 'error'],
    ['instant file truncated', [['/search/instant.json', cut]], 'error'],
    ['an empty knowledge base', [['/search/instant.json', empty]], 'done'],
  ];
  test.each(BROKEN)('%s', async (_name, changes, state) => {
    server.change = new Map(changes);
    try {
      await onPage('/search/?q=photos', async (page) => {
        await page.waitForSelector(`[data-search-results][data-state="${state}"]`, { timeout: 15_000 });
        expect(await page.locator('.index a').count()).toBeGreaterThan(20);
        if (state === 'done') return;
        server.change = new Map();
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.waitForSelector(DONE);
        expect((await hrefs(page)).length).toBeGreaterThan(3);
      });
    } finally {
      server.change = new Map();
    }
  }, 30_000);
});

test('axe finds nothing on the page with results', () =>
  onPage('/search/?q=photos', async (page) => {
    await page.waitForSelector(DONE);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }), 30_000);
