/** Search as a reader meets it, in a browser on a built site: keyboard, names, corrections, bad input, broken files, no violations. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { serveSite, type SiteServer } from './bench/search-server.ts';
import { launch } from './chromium.ts';

vi.setConfig({ testTimeout: 30_000 });

let browser: Browser;
let server: SiteServer;
const DONE = '[data-search-results][data-state="done"]';

beforeAll(async () => void ([server, browser] = await Promise.all([serveSite(inject('built'), 4745), launch()])));
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A page that must not have thrown when `use` is done with it. */
async function onPage(path: string, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', () => errors.push('a dialog was opened'));
  await page.goto(`${server.origin}${path}`);
  await use(page);
  await context.close();
  expect(errors).toEqual([]);
}
/** White space asks for nothing; anything else is answered. */
const settled = (page: Page, query: string) => page.waitForSelector(query.trim() === '' ? '[data-search-results][data-state="idle"]' : DONE, { state: 'attached' });
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

  test('answers the search that the site was made for with its main article, and says so by name', () =>
    onPage('/search/?q=photos+stuck+uploading', async (page) => {
      await page.waitForSelector(`${DONE}[data-match="strong"]`);
      expect((await hrefs(page))[0]).toBe('/icloud-photos-not-syncing/');
      const input = page.getByRole('combobox', { name: 'Search all fixes' });
      expect(await input.getAttribute('aria-expanded')).toBe('true');
      expect(await page.getByRole('listbox', { name: 'Search results' }).count()).toBe(1);
      expect(await page.getByRole('option', { name: /^iCloud Photos Not Syncing/ }).first().getAttribute('href')).toBe('/icloud-photos-not-syncing/');
      expect(await page.getByRole('status').first().textContent()).toMatch(/^\d+ results for “photos stuck uploading”$/);
    }));

  test('takes no more than 30 kB to the first results and 150 kB to the full text', () =>
    onPage('/search/', async (page) => {
      server.sent.length = 0;
      await page.locator('main input').fill('photos stuck uploading');
      await page.waitForSelector(DONE);
      const sum = (paths: RegExp) => server.sent.filter(([path]) => paths.test(path)).reduce((all, [, bytes]) => all + bytes, 0);
      expect(sum(/^\/search\/(?:search\.js|instant\.json)$/)).toBeLessThanOrEqual(30_000);
      expect(sum(/./)).toBeLessThanOrEqual(150_000);
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
      expect(await page.getByRole('dialog', { name: 'Search' }).count()).toBe(1);
      expect(await page.locator('dialog').getByRole('combobox', { name: 'Search all fixes' }).count()).toBe(1);
      expect(await page.locator('dialog').getByRole('listbox', { name: 'Search results' }).count()).toBe(1);
      expect(await new AxeBuilder({ page }).include('dialog').analyze().then(({ violations }) => violations.map(({ id }) => id))).toEqual([]);
      await page.keyboard.press('Escape');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('brand');
      await page.keyboard.press('/');
      await page.waitForSelector('dialog[open]');
    }));
});

describe('bad input', () => {
  const INPUTS: ReadonlyArray<readonly [name: string, query: string]> = [
    ['markup that would run', '<img src=x onerror=alert(1)>'],
    ['markup around a word', '<mark>photos</mark>'],
    ['two thousand letters', 'x'.repeat(2000)],
    ['a hundred thousand letters', 'y'.repeat(100_000)],
    ['a hundred thousand letters in words', 'photos '.repeat(14_286)],
    ['half a surrogate pair', '\ud800photos'],
    ['the other half', 'photos\udc00 stuck'],
    ['characters of regular expressions', '.*+?^${}()|[]\\'],
    ['a name that every object has', 'constructor'],
    ['two more of them', '__proto__ toString hasOwnProperty'],
    ['Chinese', '照片无法上传'],
    ['Arabic', 'الصور لا تتزامن'],
    ['an escape', '%00'],
    ['quotes', '"photos"'],
    ['emoji', '📷🔋'],
    ['white space', ' \t\u00a0\u2003 '],
  ];
  test.each(INPUTS)('%s, typed: stays text and leaves the page usable', (_name, query) =>
    onPage('/search/', async (page) => {
      await page.locator('main input').focus();
      await page.waitForSelector('main [role="combobox"]');
      const links = await page.locator('.index a').count();
      await page.evaluate((text) => {
        const input = document.querySelector('main input') as HTMLInputElement;
        input.value = text;
        input.dispatchEvent(new Event('input'));
      }, query);
      await settled(page, query);
      expect(await page.locator('[data-search-results] :is(img, script)').count()).toBe(0);
      expect(await page.locator('.index a').count()).toBe(links);
      await page.locator('main input').fill('swollen battery');
      await expect.poll(async () => (await hrefs(page))[0]).toBe('/iphone-battery-swollen/');
    }));
  // A server refuses an address of 100 kB before any page is there.
  test.each(INPUTS.filter(([, query]) => query.length <= 2000))('%s, in the address', (_name, query) =>
    onPage(`/search/?q=${encodeURIComponent(query.toWellFormed())}`, async (page) => {
      await page.locator('main input').focus();
      await settled(page, query);
      expect(await page.locator('[data-search-results] :is(img, script)').count()).toBe(0);
    }));
  test('half a surrogate pair, broken in the address', () => onPage('/search/?q=%ED%A0%80%FF', async (page) => void (await page.waitForSelector(DONE))));
  test('ran every case', () => expect(INPUTS.length).toBe(16));
});

describe('broken files', () => {
  const text = (value: string) => new TextEncoder().encode(value);
  const head = { topics: [], devices: [], topicOf: [], devicesOf: [], synonyms: [], starts: [''], block: 1, inside: { 'words-0': { keys: '', hits: '' }, 'pages-0': [] } };
  const empty: Array<[string, Uint8Array]> = [['/search/instant.json', text(JSON.stringify(head))], ['/search/words.json', text('{"words":"","uses":""}')], ['/pagefind/text-0.json', text('""')]];
  const cut = text('{"articles":[{"url":"/a');
  const BROKEN: ReadonlyArray<readonly [string, Array<[string, Uint8Array | undefined]>, 'done' | 'error']> = [
    ['full text missing', [['/pagefind/text-0.json', undefined]], 'done'],
    ['full text truncated', [['/pagefind/text-0.json', text('"AzA')]], 'done'],
    ['full text of something else', [['/pagefind/text-0.json', text('"é é é"')]], 'done'],
    ['text of a page missing', [['/pagefind/pages/icloud-photos-not-syncing.json', undefined]], 'done'],
    ['words missing', [['/search/words.json', undefined]], 'done'],
    ['words truncated', [['/search/words.json', cut]], 'done'],
    ['instant file missing', [['/search/instant.json', undefined]], 'error'],
    ['instant file truncated', [['/search/instant.json', cut]], 'error'],
    ['an empty knowledge base', empty, 'done'],
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
  test.each(['**/pagefind/**', '**/search/words.json'])('%s blocked by the reader’s browser', (pattern) =>
    onPage('/', async (page) => {
      await page.route(pattern, (route) => route.abort('blockedbyclient'));
      await page.goto(`${server.origin}/search/?q=photos+stuck`);
      await page.waitForSelector(DONE);
      expect((await hrefs(page))[0]).toBe('/icloud-photos-not-syncing/');
      expect(await page.getByText('Only titles and headings could be searched.').count()).toBe(1);
    }));
  test('ran every case', () => expect(BROKEN.length).toBe(9));
});

test('axe finds nothing on the page with results', () =>
  onPage('/search/?q=photos', async (page) => {
    await page.waitForSelector(DONE);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }), 30_000);

test('axe finds nothing in a dialog with no close match, in the dark', () =>
  onPage('/', async (page) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.keyboard.press('/');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.type('kubernetes ingress');
    await page.waitForSelector(`dialog ${DONE}[data-match="weak"]`);
    expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }), 30_000);
