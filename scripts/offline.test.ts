/** Saved for offline, in a browser: nothing before the reader asks, everything with the network off, and the ways out. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { serveSite, type SiteServer } from './bench/search-server.ts';
import { launch } from './chromium.ts';

vi.setConfig({ testTimeout: 60_000 });

const PORT = 4746;
let browser: Browser;
let server: SiteServer;
beforeAll(async () => void ([server, browser] = await Promise.all([serveSite(inject('built'), PORT), launch()])));
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** What the browser keeps of the site: caches and workers. */
const kept = (page: Page) => page.evaluate(async () => [...(await caches.keys()), ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname)]);
const DONE = '[data-search-results][data-state="done"]';

async function openSearch(page: Page): Promise<void> {
  await page.goto(`${server.origin}/search/`);
  await page.locator('main input').focus();
}
async function saveAll(page: Page): Promise<void> {
  await openSearch(page);
  await page.getByRole('button', { name: 'Save for offline' }).click();
  await page.getByText('Saved for offline on this device.').waitFor({ timeout: 30_000 });
}

test('the workers are small', async () => {
  for (const file of ['src/offline/serve.js', 'src/offline/retire.js']) expect((await readFile(file)).length).toBeLessThanOrEqual(2048);
  expect(await readFile(join(inject('built'), 'sw.js'), 'utf8')).toBe(await readFile('src/offline/serve.js', 'utf8'));
});

test('nothing is registered or kept until it is asked for; article, sheet and search work with the network off; it can be removed', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.origin}/icloud-photos-not-syncing/`);
  await openSearch(page);
  await page.locator('main input').fill('photos');
  await page.waitForSelector(DONE);
  await page.getByRole('button', { name: 'Save for offline' }).waitFor();
  expect(await kept(page)).toEqual([]);

  await saveAll(page);
  expect(await kept(page)).toEqual([expect.stringMatching(/^offline-[0-9a-f]{12}$/), '/']);

  server.close();
  try {
    await page.goto(`${server.origin}/iphone-battery-swollen/`);
    expect(await page.locator('h1').textContent()).toContain('Swollen Battery');
    await page.goto(`${server.origin}/iphone-battery-swollen/checklist/`);
    expect(await page.locator('li').count()).toBeGreaterThan(5);
    await page.goto(`${server.origin}/search/?q=swolen+batery+charging`);
    await page.waitForSelector(`${DONE}[data-match="strong"]`);
    expect(await page.locator('[data-result]').first().getAttribute('href')).toBe('/iphone-battery-swollen/');
    expect(await page.locator('[data-section]').count()).toBeGreaterThan(0);
    expect(await page.getByText('Only titles and headings').count()).toBe(0);
    await page.keyboard.press('Control+k');
    expect((await page.goto(`${server.origin}/not-there/`))?.status()).toBe(503);
    expect(await page.getByRole('link', { name: 'See what is.' }).getAttribute('href')).toBe('/search/');
  } finally {
    server = await serveSite(inject('built'), PORT);
  }

  await openSearch(page);
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Save for offline' }).waitFor();
  expect(await kept(page)).toEqual([]);
  await page.context().close();
});

test('a newer site is offered, and a page that is on the network is taken from there', async () => {
  const page = await (await browser.newContext()).newPage();
  await saveAll(page);
  const list = JSON.parse(await readFile(join(inject('built'), 'offline.json'), 'utf8')) as { version: string };
  server.change = new Map([['/offline.json', new TextEncoder().encode(JSON.stringify({ ...list, version: 'abcdef012345' }))], ['/about/', new TextEncoder().encode('<!doctype html><title>New</title><h1>New</h1>')]]);
  try {
    await page.goto(`${server.origin}/about/`);
    expect(await page.locator('h1').textContent()).toBe('New');
    await openSearch(page);
    await page.getByRole('button', { name: 'Update' }).click();
    await page.getByText('Saved for offline on this device.', { exact: false }).waitFor();
    await expect.poll(() => kept(page)).toEqual(['offline-abcdef012345', '/']);
  } finally {
    server.change = new Map();
  }
  await page.context().close();
});

test('what cannot be saved whole is not saved', async () => {
  const page = await (await browser.newContext()).newPage();
  server.change = new Map([['/search/words.json', undefined]]);
  try {
    await openSearch(page);
    await page.getByRole('button', { name: 'Save for offline' }).click();
    await page.getByText('It could not be saved').waitFor();
    expect(await kept(page)).toEqual([]);
  } finally {
    server.change = new Map();
  }
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Saved for offline on this device.').waitFor({ timeout: 30_000 });
  await page.context().close();
});

test('the kill switch takes worker and files away', async () => {
  const page = await (await browser.newContext()).newPage();
  await saveAll(page);
  server.change = new Map([['/sw.js', await readFile('src/offline/retire.js')]]);
  try {
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await expect.poll(() => kept(page), { timeout: 15_000 }).toEqual([]);
  } finally {
    server.change = new Map();
  }
  await page.context().close();
});
