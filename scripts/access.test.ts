/** Ways of reading that no validator walks: by keyboard, on a narrow screen, enlarged, in the reader's own colours, without motion, without styles. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from './chromium.ts';
import { serveFolder, type StaticServer } from './static-server.ts';

const out = inject('built');
const ARTICLE = '/icloud-photos-not-syncing/';
const TEMPLATES = ['/', '/topics/', '/topics/icloud/', ARTICLE, '/iphone-recovery-mode/', `${ARTICLE}checklist/`, '/checklists/', '/search/', '/people/', '/people/technical-review/', '/about/', '/404.html'];

let server: StaticServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([serveFolder(out), launch()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function seen<T>(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  try {
    const page = await context.newPage();
    await page.goto(`${server.origin}${path}`);
    return await look(page);
  } finally {
    await context.close();
  }
}

/** The focused element: what it is called, whether one sees that it has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      tag: element.tagName,
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() || (element as HTMLInputElement).labels?.[0]?.textContent?.trim() || '',
      marked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      inSight: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });

describe('by keyboard', () => {
  test.each(TEMPLATES)('%s: each stop has a name, is seen, and the last is reached', async (path) => {
    for (const width of [390, 1280]) {
      await seen(path, { viewport: { width, height: 844 }, reducedMotion: 'reduce' }, async (page) => {
        const stops = [];
        for (let step = 0; step < 400; step++) {
          await page.keyboard.press('Tab');
          const stop = await focused(page);
          if (stop.tag === 'BODY') break;
          stops.push(stop);
        }
        expect(stops[0]?.name).toBe('Skip to content');
        expect(stops.at(-1)?.name).toBe('Feed');
        expect(stops.filter(({ name, marked, inSight }) => name === '' || !marked || !inSight)).toEqual([]);
      });
    }
  }, 120_000);

  test('“Skip to content” leads past the header', () =>
    seen(ARTICLE, {}, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.querySelector('main')!.contains(document.activeElement))).toBe(true);
    }));

  test('the contents open, a section is reached, and the colours switch', () =>
    seen(ARTICLE, { reducedMotion: 'reduce' }, async (page) => {
      await page.focus('.contents > summary');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toBe('#fix-it');
      await expect.poll(() => page.evaluate(() => Math.abs(document.querySelector('#fix-it')!.getBoundingClientRect().top))).toBeLessThan(60);
      await page.focus('[data-theme-switch]');
      await page.keyboard.press('Space');
      expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    }));
});

describe('every kind of page', () => {
  test.each(TEMPLATES)('%s fits 320 px, and an ordinary screen enlarged four times', async (path) => {
    // Tables scroll; the crumb of the page itself is cut, for its title stands below.
    for (const options of [{ viewport: { width: 320, height: 640 } }, { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 }]) {
      const wide = await seen(path, options, (page) =>
        page.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.table, .crumbs')).map((element) => element.outerHTML.slice(0, 80))),
      );
      expect(wide).toEqual([]);
    }
  });

  test.each(TEMPLATES)('%s keeps all of itself on a phone whose reader has doubled the letters, and breaks a word that no line holds', async (path) => {
    const cut = await seen(path, { bypassCSP: true }, async (page) => {
      await page.addStyleTag({ content: 'html{font-size:2.125rem!important}' });
      return page.evaluate(() => {
        for (const words of document.querySelectorAll('main :is(h1, h2, .articles a, .topic-list a, .checklists li > a, label > span, .related a, .step, .callout-title, .index li a)')) words.append(` ${'Kapitänskajüten'.repeat(5)}`);
        return [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.table, .crumbs')).map((element) => element.outerHTML.slice(0, 80));
      });
    });
    expect(cut).toEqual([]);
  });

  test.each(TEMPLATES)('%s is read without styles: no drawing grows, nothing is missing', async (path) => {
    const shown = await seen(path, {}, (page) =>
      page.evaluate(() => {
        const main = document.querySelector('main')!.cloneNode(true) as HTMLElement;
        main.querySelectorAll('script').forEach((script) => script.remove());
        return main.textContent!.replace(/\s+/g, ' ').trim().length;
      }),
    );
    await seen(path, { javaScriptEnabled: true }, async (page) => {
      await page.evaluate(() => document.querySelectorAll('style').forEach((style) => style.remove()));
      expect(await page.evaluate(() => [...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 250).length)).toBe(0);
      expect(await page.evaluate(() => document.querySelector('main')!.innerText.replace(/\s+/g, ' ').trim().length)).toBeGreaterThan(shown * 0.8);
    });
  });

  test.each(TEMPLATES)('%s has no empty button or link, and a reader without scripts is offered nothing that needs one', async (path) => {
    const shown = await seen(path, { javaScriptEnabled: false }, async (page) => {
      const names = await page.locator('button:visible, a:visible').evaluateAll((all) => all.map((element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim())).catch(() => undefined);
      return names ?? page.locator('button:visible').allInnerTexts();
    });
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((name) => name === '' || /^(?:Print|Share|Clear all ticks|Switch between)/.test(name) && name !== 'Print checklist')).toEqual([]);
  });
});

test('motion stops when the reader’s system asks for it', async () => {
  const scrolling = (reducedMotion: 'reduce' | 'no-preference') => seen('/', { reducedMotion }, (page) => page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior));
  expect([await scrolling('reduce'), await scrolling('no-preference')]).toEqual(['auto', 'smooth']);
});

describe('in the reader’s own colours', () => {
  const forced: BrowserContextOptions = { forcedColors: 'active', viewport: { width: 1280, height: 900 } };
  test('the current topic, a step and a pause keep a border', () =>
    seen(ARTICLE, forced, async (page) => {
      const width = (selector: string, side: string, pseudo?: string) => page.evaluate(([selector = '', side = '', pseudo]) => parseFloat(getComputedStyle(document.querySelector(selector)!, pseudo).getPropertyValue(side)), [selector, side, pseudo]);
      expect(await width('nav.topics [aria-current]', 'border-bottom-width')).toBe(2);
      expect(await width('nav.topics a:not([aria-current])', 'border-bottom-width')).toBe(0);
      expect(await width('.step', 'border-top-width', '::before')).toBeGreaterThanOrEqual(1);
      expect(await width('.callout', 'border-left-width')).toBe(4);
      expect(await page.locator('[data-theme-switch]:visible').count()).toBe(0);
    }));
  test('words that were searched for stand out', () =>
    seen('/search/?q=photos', forced, async (page) => {
      // The first answer is replaced when the full text has come: a mark taken from it may be gone before its colours are read.
      await page.waitForSelector('[data-search-results][data-state="done"] mark');
      const { background, color } = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.querySelector('.results mark')!);
        return { background: backgroundColor, color };
      });
      expect(background).not.toBe(color);
      expect(background).not.toBe(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor));
    }));
});

test('the answer stands on the first screen of a phone: summary, takeaways, the way to the fix', async () => {
  const bottoms = await seen(ARTICLE, {}, (page) => page.evaluate(() => ['.prose > p', '#key-takeaways', '#key-takeaways + ul > li:nth-child(3)', 'a[href="#fix-it"]'].map((selector) => document.querySelector(selector)!.getBoundingClientRect().bottom)));
  expect(bottoms.every((bottom) => bottom < 844)).toBe(true);
  expect(readFileSync(join(out, ARTICLE, 'index.html'), 'utf8')).toContain('id="fix-it"');
});

test('the links below an article say where they lead: none is called as a section of the article itself', async () => {
  const articles = globSync('*/checklist/index.html', { cwd: out }).map((file) => readFileSync(join(out, file, '../../index.html'), 'utf8'));
  const linked = articles.map((html) => {
    const [body = '', related = ''] = html.split('<section class="related"');
    const headings = [...body.matchAll(/<h[234] id="[^"]*">(?:<a [^>]*>)?([^<]+)/g)].map(([, text]) => text);
    return { headings, links: [...(related.split('</section>')[0] as string).matchAll(/<a href="\/[^"]*">([^<]+)/g)].map(([, text]) => text) };
  });
  expect(linked.flatMap(({ links }) => links).length).toBeGreaterThan(articles.length * 5);
  expect(linked.flatMap(({ headings, links }) => links.filter((link) => headings.includes(link)))).toEqual([]);
});
