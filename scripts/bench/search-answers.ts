/** Queries typed or sent on the search page, in Chromium -> what the page then shows. */
import type { Browser, Page } from 'playwright-core';
import type { Peer } from './search-peers.ts';
import type { Query } from './search-queries.ts';
import type { Shown } from './search-quality.ts';
import type { SiteServer } from './search-server.ts';

/** The search page with its box at work. */
export async function openSearch(browser: Browser, server: SiteServer): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/search/`);
  await page.locator('main input').focus();
  await page.waitForSelector('main [role="combobox"]');
  return page;
}

export async function answers(browser: Browser, server: SiteServer, queries: readonly Query[]): Promise<Shown[]> {
  const page = await openSearch(browser, server);
  const shown: Shown[] = [];
  for (const { query, kind } of queries) shown.push(await answer(page, query, kind === 'prefix'));
  await page.close();
  return shown;
}

/** `live`: still being typed. */
export async function answer(page: Page, query: string, live: boolean): Promise<Shown> {
  const read = await page.evaluate(
    async ({ query, live }) => {
      const input = document.querySelector('main input') as HTMLInputElement;
      const results = document.querySelector('[data-search-results]') as HTMLElement;
      input.value = query;
      if (live) input.dispatchEvent(new Event('input'));
      else input.form?.requestSubmit();
      while (results.dataset['state'] === 'loading') await new Promise((resolve) => setTimeout(resolve, 5));
      return {
        strong: results.dataset['match'] === 'strong',
        links: [...results.querySelectorAll<HTMLAnchorElement>('[data-result], [data-section]')].map((link) => [link.pathname, link.hash.slice(1)] as [string, string]),
      };
    },
    { query, live },
  );
  const sections = new Map<string, string[]>();
  for (const [path, hash] of read.links) {
    const id = path.replaceAll('/', '');
    sections.set(id, [...(sections.get(id) ?? []), ...(hash ? [hash] : [])]);
  }
  return { pages: [...sections.keys()], sections, strong: read.strong };
}

export async function answersOf({ ask }: Peer, queries: readonly Query[]): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const { query } of queries) {
    const pages = (await ask(query)).map((url) => url.replaceAll('/', ''));
    shown.push({ pages, sections: new Map(), strong: pages.length > 0 });
  }
  return shown;
}
