/** Checklists and printing as a reader meets them in a browser: ticks that stay, keyboard only, no script, on paper. */
import { AxeBuilder } from '@axe-core/playwright';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { site } from '../src/site.ts';
import { launch } from './chromium.ts';

const work = mkdtempSync(join(tmpdir(), 'winnow-print-'));
const out = join(work, 'dist');
const PORT = 4521;
const origin = `http://localhost:${PORT}`;
const LIST = `${origin}/icloud-photos-not-syncing/checklist/`;
const ids = readdirSync('content').filter((name) => name.endsWith('.mdx')).map((name) => name.replace('.mdx', ''));
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_ENV|VITEST.*|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/.test(name)));
let browser: Browser;

// A browser on a busy machine takes its time; nothing here measures speed.
vi.setConfig({ testTimeout: 30_000 });
let server: ChildProcess;

const ticked = (page: Page) => page.$$eval('[data-checklist] input:checked', (boxes) => boxes.map((box) => (box as HTMLInputElement).value));
const progress = (page: Page) => page.locator('[data-progress]').textContent();
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length;

beforeAll(async () => {
  const built = spawnSync(process.execPath, ['scripts/build.ts', '--out', out], { encoding: 'utf8', env });
  expect(built.stderr).toBe('');
  expect(built.stdout).toMatch(/sheets \d+\.\d\d s/);
  server = spawn(process.execPath, ['scripts/preview.ts', '--port', String(PORT), '--out', out], { stdio: 'ignore', env });
  browser = await launch();
  await vi.waitFor(() => fetch(origin), { timeout: 30_000 });
}, 120_000);

afterAll(async () => {
  server?.kill('SIGKILL');
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

describe('the files', () => {
  test('each article has its sheets, each topic and the whole its packs', () => {
    const topics = Object.keys(site.topics).filter((topic) => existsSync(join(out, 'topics', topic)));
    const files = ['a4', 'letter'].flatMap((paper) => [...ids.map((id) => `${id}/checklist-${paper}.pdf`), ...topics.map((topic) => `topics/${topic}/checklists-${paper}.pdf`), `checklists/all-${paper}.pdf`]);
    expect(files.length).toBe(2 * (ids.length + topics.length + 1));
    for (const file of files) expect(readFileSync(join(out, file)).subarray(0, 5).toString(), file).toBe('%PDF-');
  });

  test('the list names every file with the size it has', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/checklists/`);
    const links = await page.$$eval('main a[href$=".pdf"]', (all) => all.map((link) => [link.getAttribute('href') as string, link.querySelector('.meta')?.textContent ?? '', link.getAttribute('aria-label') ?? '']));
    expect(links.length).toBeGreaterThanOrEqual(2 * ids.length + 4);
    for (const [href, size, name] of links as Array<[string, string, string]>) {
      expect(size, href).toBe(`${Math.round(readFileSync(join(out, href)).length / 1000)} KB`);
      expect(name).toContain(size);
    }
    for (const from of ['/icloud-photos-not-syncing/', '/icloud-photos-not-syncing/checklist/']) {
      await page.goto(origin + from);
      expect(await page.locator('main a[href="/icloud-photos-not-syncing/checklist-letter.pdf"]').count(), from).toBe(1);
    }
    await page.goto(`${origin}/topics/icloud/`);
    expect(await page.locator('main a[href="/topics/icloud/checklists-a4.pdf"]').count()).toBe(1);
    await page.close();
  });
});

describe('ticks', () => {
  test('are told, remembered, cleared and brought back, by keyboard alone', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(LIST);
    const total = await page.locator('.groups input[type=checkbox]').count();
    expect(await progress(page)).toBe(`0 of ${total} steps done`);
    expect(await page.locator('[data-reset]').isDisabled()).toBe(true);

    await page.locator('.groups input[type=checkbox]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const two = await ticked(page);
    expect(two).toHaveLength(2);
    expect(await progress(page)).toBe(`2 of ${total} steps done`);
    expect(await page.locator('[data-progress]').getAttribute('role')).toBe('status');
    expect(await page.locator('[data-bar]').evaluate((bar) => (bar as HTMLProgressElement).value)).toBe(2);

    await page.reload();
    expect(await ticked(page)).toEqual(two);

    await page.locator('[data-reset]').focus();
    await page.keyboard.press('Enter');
    expect(await ticked(page)).toEqual([]);
    expect(await progress(page)).toBe(`All ticks cleared. 0 of ${total} steps done`);
    expect(await page.locator('[data-reset]').textContent()).toBe('Undo');
    await page.keyboard.press('Enter');
    expect(await ticked(page)).toEqual(two);
    expect(await page.locator('[data-reset]').textContent()).toBe('Clear all ticks');
    await page.reload();
    expect(await ticked(page)).toEqual(two);
    await context.close();
  });

  test('every control is reached by Tab, in the order of the page', async () => {
    const page = await browser.newPage();
    await page.goto(LIST);
    // Something has to be ticked for the ticks to be cleared.
    await page.locator('.groups input[type=checkbox]').last().check();
    const wanted = await page.$$eval('[data-checklist] :is(a, button, input)', (all) => all.map((each, at) => each.setAttribute('data-at', String(at))).length);
    await page.locator('[data-at="0"]').focus();
    const reached: Array<string | null> = [];
    for (let at = 0; at < wanted; at++) {
      reached.push(await page.evaluate(() => document.activeElement?.getAttribute('data-at') ?? null));
      await page.keyboard.press('Tab');
    }
    expect(wanted).toBeGreaterThan(20);
    expect(reached).toEqual(Array.from({ length: wanted }, (_, at) => String(at)));
    await page.close();
  });

  test('stay when the steps around them change', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(LIST);
    const boxes = page.locator('.groups input[type=checkbox]');
    const total = await boxes.count();
    for (const at of [0, 3, 6]) await boxes.nth(at).check();
    const [gone, ...kept] = await ticked(page);
    // The article as its author edits it: the first step goes, another comes, the groups change places.
    await page.route(LIST, async (route) => {
      const answer = await route.fetch();
      const [before, groups = '', after] = (await answer.text()).split(/(?<=<div class="groups[^>]*>)(.*)(?=<\/div> ?<section class="reminders)/s) as [string, string, string];
      const sections = groups.split(/(?=<section)/).map((section) => section.replace(/<li[^>]*>(?:(?!<\/li>).)*value="([^"]*)".*?<\/li>/s, (item, value) => (value === gone ? '<li><label><input type="checkbox" value="new"><span>A step that is new.</span></label></li>' : item)));
      await route.fulfill({ response: answer, body: before + sections.reverse().join('') + after });
    });
    await page.reload();
    expect(await boxes.count()).toBe(total);
    expect((await ticked(page)).sort()).toEqual([...kept].sort());
    expect(await boxes.first().getAttribute('value')).not.toBe(gone);
    expect(await progress(page)).toBe(`2 of ${total} steps done`);
    await page.unroute(LIST);
    await page.evaluate(() => localStorage.setItem('ticks:icloud-photos-not-syncing', '{broken'));
    await page.reload();
    expect(await ticked(page)).toEqual([]);
    await context.close();
  });

  test('another tab follows', async () => {
    const context = await browser.newContext();
    const [one, other] = [await context.newPage(), await context.newPage()];
    await one.goto(LIST);
    await other.goto(LIST);
    await one.locator('.groups input[type=checkbox]').first().check();
    await expect.poll(() => ticked(other)).toHaveLength(1);
    await context.close();
  });

  test('the link is shared, or copied where the system cannot share', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined, configurable: true }));
    await page.goto(`${LIST}#anywhere`);
    await page.locator('[data-share]').click();
    await expect.poll(() => progress(page)).toMatch(/^Link copied\. /);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(LIST);
    await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: (data: unknown) => ((globalThis as unknown as { shared: unknown }).shared = data), configurable: true }));
    await page.locator('[data-share]').click();
    expect(await page.evaluate(() => (globalThis as unknown as { shared: { url: string } }).shared.url)).toBe(LIST);
    await context.close();
  });
});

test('without scripts the list is whole, the boxes work, the PDFs are there and nothing is offered in vain', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(LIST);
  const box = page.locator('.groups input[type=checkbox]').first();
  await box.check();
  expect(await box.isChecked()).toBe(true);
  expect(await page.locator('main a[href$=".pdf"]').count()).toBe(2);
  for (const name of ['print', 'share', 'reset', 'bar']) expect(await page.locator(`[data-${name}]`).isVisible(), name).toBe(false);
  await context.close();
});

test('nothing has to be scrolled sideways on the smallest phone', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  for (const path of ['/icloud-photos-not-syncing/checklist/', '/checklists/', '/topics/icloud/']) {
    await page.goto(origin + path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
  }
  await page.close();
});

test('axe finds nothing, in light and dark, on a phone and a desk', async () => {
  let runs = 0;
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [390, 1280]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
      const page = await context.newPage();
      for (const path of ['/icloud-photos-not-syncing/checklist/', '/checklists/', '/topics/icloud/']) {
        await page.goto(origin + path);
        if (path.endsWith('/checklist/')) await page.locator('.groups input[type=checkbox]').first().check();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), `${path} ${colorScheme} ${width}`).toEqual([]);
        runs++;
      }
      await context.close();
    }
  }
  expect(runs).toBe(12);
}, 240_000);

// What the reckoning allows for: letters a twentieth wider than those of Arial.
const WIDER = '* { letter-spacing: 0.025em !important; }';
test('every list is printed on one page of either paper, even with wide letters', async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  let printed = 0;
  for (const id of ids) {
    await page.goto(`${origin}/${id}/checklist/`);
    await page.addStyleTag({ content: WIDER });
    for (const format of ['A4', 'Letter']) {
      expect(pagesOf(await page.pdf({ format })), `${id} ${format}`).toBe(1);
      printed++;
    }
  }
  expect(printed).toBe(2 * ids.length);
  await page.setViewportSize({ width: 695, height: 900 });
  await page.emulateMedia({ media: 'print' });
  // A browser prints what is too wide in smaller letters.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(695);
  await context.close();
}, 120_000);

describe('an article on paper', () => {
  test('takes three pages at most', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/icloud-photos-not-syncing/`);
    for (const format of ['A4', 'Letter']) expect(pagesOf(await page.pdf({ format })), format).toBeLessThanOrEqual(3);
    await page.close();
  });

  test('says the address of each link, and hides what is for clicking', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/icloud-photos-not-syncing/`);
    await page.emulateMedia({ media: 'print' });
    const said = await page.$$eval('.sources a', (links) => links.map((link) => [getComputedStyle(link, '::after').content, link.getAttribute('href')]));
    expect(said.length).toBeGreaterThanOrEqual(2);
    for (const [content, href] of said) expect(content).toContain(href);
    expect(await page.locator('.on-paper').textContent()).toBe(`${site.url.replace('https://', '')}/icloud-photos-not-syncing/`);
    for (const hidden of ['aside', 'header.site', '.pdf']) expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    expect(await page.locator('.on-paper').isVisible()).toBe(true);
    await page.close();
  });

  test('opens folded parts, unless the reader chose otherwise', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/icloud-photos-not-syncing/`);
    await page.evaluate(() => {
      document.querySelector('.prose')!.insertAdjacentHTML('beforeend', '<details><summary>More</summary><p id="folded">Folded.</p></details>');
      document.querySelector('aside')!.insertAdjacentHTML('beforeend', '<label><input type="checkbox" checked data-print-folds> Print folded parts too</label>');
    });
    const height = () => page.locator('#folded').evaluate((each) => each.getClientRects().length);
    const shown = () => page.locator('.prose details').evaluate((each) => each.getBoundingClientRect().height);
    expect(await page.locator('#folded').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await height()).toBe(1);
    const open = await shown();
    await page.locator('[data-print-folds]').evaluate((box) => ((box as HTMLInputElement).checked = false));
    expect(await shown()).toBeLessThan(open);
    await page.close();
  });
});
