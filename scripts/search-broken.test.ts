/** Search where something is wrong: input that nobody should be able to break it with, files that are missing, damaged or blocked. */
import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { DONE, hrefs, searchReader } from './search-reader.ts';

vi.setConfig({ testTimeout: 30_000 });

const reader = searchReader(4747);
const { onPage } = reader;

/** White space asks for nothing; anything else is answered. */
const settled = (page: Page, query: string) => page.waitForSelector(query.trim() === '' ? '[data-search-results][data-state="idle"]' : DONE, { state: 'attached' });

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
    reader.server.change = new Map(changes);
    try {
      await onPage('/search/?q=photos', async (page) => {
        await page.waitForSelector(`[data-search-results][data-state="${state}"]`, { timeout: 15_000 });
        expect(await page.locator('.index a').count()).toBeGreaterThan(20);
        if (state === 'done') return;
        reader.server.change = new Map();
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.waitForSelector(DONE);
        expect((await hrefs(page)).length).toBeGreaterThan(3);
      });
    } finally {
      reader.server.change = new Map();
    }
  }, 30_000);
  test.each(['**/pagefind/**', '**/search/words.json'])('%s blocked by the reader’s browser', (pattern) =>
    onPage('/', async (page) => {
      await page.route(pattern, (route) => route.abort('blockedbyclient'));
      await page.goto(`${reader.server.origin}/search/?q=photos+stuck`);
      await page.waitForSelector(DONE);
      expect((await hrefs(page))[0]).toBe('/icloud-photos-not-syncing/');
      expect(await page.getByText('Only titles and headings could be searched.').count()).toBe(1);
    }));
  test('ran every case', () => expect(BROKEN.length).toBe(9));
});
