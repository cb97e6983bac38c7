/** The same articles answered by engines as they come: stock Pagefind in the browser, MiniSearch over titles, headings and descriptions. */
import type { Browser } from 'playwright-core';
import MiniSearch from 'minisearch';
import type { InstantFile } from '../../src/search/instant.ts';
import type { Query } from './search-queries.ts';
import type { Shown } from './search-quality.ts';
import type { SiteServer } from './search-server.ts';

export interface Peer {
  name: string;
  open: (browser: Browser, server: SiteServer, instant: InstantFile) => Promise<{ ask: (query: string) => Promise<string[]>; close: () => Promise<void> }>;
}

export const STOCK_PAGEFIND: Peer = {
  name: 'stock Pagefind',
  async open(browser, server) {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/search/`);
    return {
      ask: (query) =>
        page.evaluate(async (text) => {
          const module = '/pagefind/pagefind.js';
          const pagefind = (await import(module)) as { search: (query: string) => Promise<{ results: Array<{ data: () => Promise<{ url: string }> }> }> };
          const { results } = await pagefind.search(text);
          return Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url));
        }, query),
      close: () => page.close(),
    };
  },
};

export const MINISEARCH: Peer = {
  name: 'MiniSearch, prefix + fuzzy',
  async open(_browser, _server, { articles }) {
    const engine = new MiniSearch({ fields: ['title', 'headings', 'description'], idField: 'url', searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3 } } });
    engine.addAll(articles.map(({ url, title, description, headings }) => ({ url, title, description, headings: headings.map(([, text]) => text).join('\n') })));
    return { ask: async (query) => engine.search(query).slice(0, 10).map(({ id }) => id as string), close: async () => undefined };
  },
};

export async function answerWith(peer: Peer, browser: Browser, server: SiteServer, instant: InstantFile, queries: readonly Query[]): Promise<Shown[]> {
  const { ask, close } = await peer.open(browser, server, instant);
  const shown: Shown[] = [];
  for (const { query } of queries) {
    const pages = (await ask(query)).map((url) => url.replaceAll('/', ''));
    shown.push({ pages, sections: new Map(), strong: pages.length > 0 });
  }
  await close();
  return shown;
}
