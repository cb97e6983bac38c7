/** The built site before validators that others wrote: markup, accessibility, links, sitemap, security policy; and what a first visit weighs. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { brotliCompressSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { CspEvaluator } from 'csp_evaluator';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { type ConfigData, HtmlValidate } from 'html-validate';
import { LinkChecker, LinkState } from 'linkinator';
import type { Browser } from 'playwright-core';
import { parseSitemap } from 'sitemap';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { findPolicy } from '../src/seo/csp.ts';
import { HEADERS } from '../src/seo/headers.ts';
import { site } from '../src/site.ts';
import { launch } from './chromium.ts';
import { serveFolder, type StaticServer } from './static-server.ts';

const out = inject('built');
const read = (file: string) => readFileSync(join(out, file), 'utf8');
const pages = globSync('**/*.html', { cwd: out }).map((file) => file.replaceAll('\\', '/')).sort();
const isRedirect = (file: string) => read(file).includes('http-equiv="refresh"');
const articles = pages.filter((file) => read(file).includes('property="og:type" content="article"'));

/** One page of each template. */
const TEMPLATES = ['/', '/topics/', '/topics/icloud/', '/icloud-photos-not-syncing/', '/iphone-recovery-mode/', '/checklists/', '/about/', '/icloud-photos-not-syncing/checklist/', '/search/?q=photos', '/people/', '/people/technical-review/', '/how-we-work/', '/no-such-page/'];

/** Off is what the preset asks of people who write HTML by hand. Ids with an underscore are the site's own, which no heading can take. */
const OFF = ['void-style', 'attr-quotes', 'doctype-style', 'no-trailing-whitespace', 'long-title', 'require-sri', 'attribute-boolean-style', 'attribute-empty-style'];
const MARKUP: ConfigData = { extends: ['html-validate:recommended'], rules: { ...Object.fromEntries(OFF.map((rule) => [rule, 'off'])), 'valid-id': ['error', { relaxed: true }] } };

let server: StaticServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveFolder(out), launch()]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('the site was found', () => {
  expect(articles.length).toBeGreaterThanOrEqual(4);
  expect(pages.length).toBeGreaterThan(articles.length * 2);
});

test('markup: html-validate has nothing to say', async () => {
  const validator = new HtmlValidate(MARKUP);
  const said: string[] = [];
  for (const file of pages.filter((page) => !isRedirect(page))) {
    const { results } = await validator.validateString(read(file), file);
    for (const { messages } of results) for (const { ruleId, message, line, column } of messages) said.push(`${file}:${line}:${column}  ${message} (${ruleId})`);
  }
  expect(said).toEqual([]);
}, 120_000);

describe('accessibility: axe has nothing to say', () => {
  const views = (['light', 'dark'] as const).flatMap((colorScheme) => [390, 1280].map((width) => [colorScheme, width] as const));
  test.each(views)('%s, %i px', async (colorScheme, width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const said: string[] = [];
    let looked = 0;
    for (const path of TEMPLATES) {
      await page.goto(`${server.origin}${path}`);
      const { violations, passes } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      if (passes.length > 5) looked++;
      for (const { id, nodes } of violations) said.push(`${path}  ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    }
    expect(said).toEqual([]);
    expect(looked).toBe(TEMPLATES.length);
    await context.close();
  }, 240_000);
});

test('links: linkinator finds none that is broken', async () => {
  const { links } = await new LinkChecker().check({ path: `${server.origin}/`, recurse: true, concurrency: 20, checkFragments: true, linksToSkip: async (link: string) => !link.startsWith(server.origin) });
  expect(links.filter(({ state }) => state === LinkState.BROKEN).map(({ url, parent, status }) => `${parent} -> ${url} ${status}`)).toEqual([]);
  expect(links.filter(({ state }) => state === LinkState.OK).length).toBeGreaterThan(articles.length * 2);
}, 120_000);

describe('sitemap', () => {
  test('is read by a strict parser, entry by entry', async () => {
    const entries = await parseSitemap(Readable.from([read('sitemap.xml')]));
    expect(entries.length).toBeGreaterThan(articles.length);
    for (const { url, lastmod, priority, changefreq } of entries) {
      expect(url.startsWith(`${site.url}/`)).toBe(true);
      expect([priority, changefreq]).toEqual([undefined, undefined]);
      if (lastmod) expect(Number.isNaN(Date.parse(lastmod)), lastmod).toBe(false);
    }
  });
  const noXmllint = spawnSync('xmllint', ['--version']).error !== undefined;
  test.skipIf(noXmllint)(`holds to its schema${noXmllint ? ' (skipped: this machine has no xmllint)' : ''}`, () => {
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', 'node_modules/sitemap/schema/sitemap.xsd', join(out, 'sitemap.xml')], { encoding: 'utf8' });
    expect(`${status} ${stderr.trim()}`).toMatch(/^0 .*validates$/);
  });
});

describe('content security policy', () => {
  const policyOf = (file: string) => findPolicy(read(file))?.policy ?? '';
  const own = pages.filter((file) => !isRedirect(file));

  test('every page has one, and csp_evaluator finds no hole', () => {
    const found = new Map<string, string>();
    for (const file of own) {
      const policy = policyOf(file);
      expect(policy, file).toContain("script-src 'self'");
      for (const { severity, directive, description } of new CspEvaluator(new CspParser(policy).csp).evaluate()) {
        if (severity <= Severity.MEDIUM) found.set(`${directive}: ${description}`, file);
      }
    }
    expect([...found]).toEqual([]);
    expect(own.length).toBeGreaterThan(articles.length);
  });

  test('the browser refuses nothing that a page brings, and runs nothing that somebody put in', async () => {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => /Content Security Policy/i.test(message.text()) && refused.push(`${page.url()} ${message.text()}`));
    for (const path of TEMPLATES) await page.goto(`${server.origin}${path}`, { waitUntil: 'networkidle' });
    expect(refused).toEqual([]);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.__ran = true';
      document.body.append(script);
    });
    expect(await page.evaluate(() => '__ran' in window)).toBe(false);
    expect(refused.length).toBe(1);
    await page.close();
  }, 60_000);

  test('what a page cannot say of itself is in the header table', () => expect(HEADERS[0]?.headers['Content-Security-Policy']).toContain('frame-ancestors'));
});

test.each([
  ['/icloud-photos-not-syncing.md', '/icloud-photos-not-syncing/', 'noindex'],
  ['/icloud-photos-not-syncing/checklist-a4.pdf', '/icloud-photos-not-syncing/', null],
  ['/topics/icloud/checklists-letter.pdf', '/topics/icloud/', null],
  ['/checklists/all-a4.pdf', '/checklists/', null],
])('%s tells search engines that its page is %s', async (path, page, robots) => {
  const { status, headers } = await fetch(server.origin + path, { method: 'HEAD' });
  expect([status, headers.get('link'), headers.get('x-robots-tag')]).toEqual([200, `<${site.url}${page}>; rel="canonical"`, robots]);
});

describe('weight', () => {
  test('an article is at most 10 KB on the way for 19 of 20, and never more than a first round trip', () => {
    const weights = articles.map((file) => brotliCompressSync(readFileSync(join(out, file))).length).sort((a, b) => a - b);
    expect(weights[Math.ceil(weights.length * 0.95) - 1]).toBeLessThanOrEqual(10 * 1024);
    expect(weights.at(-1)).toBeLessThanOrEqual(14_600);
  });

  test('a first visit takes at most 3 requests and 25 KB, and no script before the reader acts', async () => {
    for (const path of ['/', '/topics/icloud/', '/icloud-photos-not-syncing/', '/icloud-photos-not-syncing/checklist/']) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      server.taken();
      await page.goto(`${server.origin}${path}`, { waitUntil: 'networkidle' });
      const taken = server.taken();
      expect(taken.length, `${path}: ${taken.map((served) => served.path).join(' ')}`).toBeLessThanOrEqual(3);
      expect(taken.length).toBeGreaterThan(0);
      expect(taken.reduce((sum, { bytes }) => sum + bytes, 0), path).toBeLessThanOrEqual(25 * 1024);
      expect(taken.filter(({ type }) => type.includes('javascript')), path).toEqual([]);
      await context.close();
    }
  }, 60_000);
});

describe('what a reader may copy', () => {
  test('the article as Markdown, and the address of a section', async () => {
    const context = await browser.newContext();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
    const page = await context.newPage();
    await page.goto(`${server.origin}/icloud-photos-not-syncing/`);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.click('[data-copy]');
    await expect.poll(() => page.textContent('[data-copy]')).toBe('Copied');
    expect(await clipboard()).toBe(read('icloud-photos-not-syncing.md'));
    await page.click('#key-takeaways a');
    await expect.poll(clipboard).toBe(`${server.origin}/icloud-photos-not-syncing/#key-takeaways`);
    await context.close();
  });

  test('without scripts both are links', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.origin}/icloud-photos-not-syncing/`);
    expect(await page.getAttribute('[data-copy]', 'href')).toBe('/icloud-photos-not-syncing.md');
    expect(await page.getAttribute('#key-takeaways a', 'href')).toBe('#key-takeaways');
    await context.close();
  });
});
