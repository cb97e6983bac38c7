/** A browser on the built site for the tests of search: pages that must not throw, and what they show. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { serveSite, type SiteServer } from './bench/search-server.ts';
import { launch } from './chromium.ts';

export const DONE = '[data-search-results][data-state="done"]';

/** Addresses of the results, in their order. */
export const hrefs = (page: Page) => page.$$eval('[data-result]', (links) => links.map((link) => link.getAttribute('href')));

export interface Reader {
  server: SiteServer;
  /** Opens `path` and closes it after `use`; fails when the page has thrown or opened a dialog of its own. */
  onPage: (path: string, use: (page: Page) => Promise<void>) => Promise<void>;
}

/** To be called where the tests are declared; what it returns is ready once they run. */
export function searchReader(port: number): Reader {
  let browser: Browser;
  const reader: Reader = {
    server: undefined as unknown as SiteServer,
    async onPage(path, use) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('dialog', () => errors.push('a dialog was opened'));
      await page.goto(`${reader.server.origin}${path}`);
      await use(page);
      await context.close();
      expect(errors).toEqual([]);
    },
  };
  beforeAll(async () => void ([reader.server, browser] = await Promise.all([serveSite(inject('built'), port), launch()])));
  afterAll(async () => {
    await browser?.close();
    reader.server?.close();
  });
  return reader;
}
