/** Search as a reader meets it, in a browser on a built site: keyboard, names, corrections, bytes, no violations. */
import AxeBuilder from '@axe-core/playwright';
import { describe, expect, test, vi } from 'vitest';
import { DONE, hrefs, searchReader } from './search-reader.ts';

vi.setConfig({ testTimeout: 30_000 });

const reader = searchReader(4745);
const { onPage } = reader;

describe('the page', () => {
  test('loads nothing of search before a reader shows intent', () =>
    onPage('/', async (page) => {
      reader.server.sent.length = 0;
      await page.waitForTimeout(200);
      expect(reader.server.sent.map(([path]) => path).filter((path) => /^\/(?:search|pagefind)\//.test(path))).toEqual([]);
      await page.locator('form.search input').first().focus();
      await expect.poll(() => reader.server.sent.map(([path]) => path)).toContain('/search/instant.json');
      expect(reader.server.sent.some(([path]) => path.startsWith('/pagefind/'))).toBe(false);
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
      reader.server.sent.length = 0;
      await page.locator('main input').fill('photos stuck uploading');
      await page.waitForSelector(DONE);
      const sum = (paths: RegExp) => reader.server.sent.filter(([path]) => paths.test(path)).reduce((all, [, bytes]) => all + bytes, 0);
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
      await page.goto(`${reader.server.origin}/search/`);
      await page.locator('main input').focus();
      await page.getByRole('option', { name: 'photos' }).waitFor();
      await page.getByRole('button', { name: 'Clear' }).click();
      expect(await page.getByRole('option').count()).toBe(0);
    }));

  test('shows the answer to what was typed last, however slow the answers are', () =>
    onPage('/search/', async (page) => {
      reader.server.line = { latencyMs: 60, bytesPerSecond: 400_000 };
      await page.locator('main input').pressSequentially('overheating', { delay: 5 });
      await page.locator('main input').fill('activation lock');
      await page.waitForSelector(DONE);
      reader.server.line = undefined;
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

  test('makes way for a section of the page that it lies over, with the words marked there', () =>
    onPage('/icloud-photos-not-syncing/', async (page) => {
      await page.keyboard.press('/');
      await page.waitForSelector('dialog[open]');
      await page.keyboard.type('bar stays at one percent');
      await page.waitForSelector(`dialog ${DONE}`);
      await page.locator('dialog a[href="/icloud-photos-not-syncing/#why-the-bar-stays-at-one-percent"]').click();
      await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
      await expect.poll(() => page.evaluate(() => Math.abs(document.querySelector('#why-the-bar-stays-at-one-percent')!.getBoundingClientRect().top))).toBeLessThan(60);
      expect(await page.locator('article mark').count()).toBeGreaterThan(0);
      await page.keyboard.press('/');
      await page.waitForSelector('dialog[open]');
      await page.keyboard.press('Escape');
      expect(await page.locator('dialog[open]').count()).toBe(0);
    }));
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
