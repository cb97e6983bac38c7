/**
 * The same articles answered by engines as they come. Stock Pagefind runs in the browser; the others are installed into a temporary folder
 * when the bench asks for them, and are left out, saying so, where there is no network.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { pagefindFiles } from '../../src/search/index.ts';
import { type SearchRecord, searchText } from '../../src/search/record.ts';
import { site } from '../../src/site.ts';
import type { SiteServer } from './search-server.ts';

export interface Peer {
  name: string;
  /** Addresses of the pages found, best first. */
  ask: (query: string) => Promise<string[]>;
}

interface Page {
  url: string;
  title: string;
  headings: string;
  description: string;
  body: string;
}

const PACKAGES = { minisearch: '7.2.0', '@orama/orama': '3.1.18', flexsearch: '0.8.212' } as const;
type Load = (name: keyof typeof PACKAGES, file: string) => Promise<Record<string, unknown>>;
const FIELDS = ['title', 'headings', 'description', 'body'] as const;
const SHOWN = 10;

/** Each as its guide says one sets it up to forgive. */
const INSTALLED: Readonly<Record<string, (load: Load, pages: readonly Page[]) => Promise<Peer['ask']>>> = {
  async 'MiniSearch, prefix + fuzzy + boosts'(load, pages) {
    const { default: MiniSearch } = (await load('minisearch', 'dist/es/index.js')) as { default: new (options: object) => { addAll: (pages: readonly Page[]) => void; search: (query: string) => Array<{ id: string }> } };
    const engine = new MiniSearch({ fields: FIELDS, idField: 'url', searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3, headings: 1.5 } } });
    engine.addAll(pages);
    return async (query) => engine.search(query).map(({ id }) => id);
  },
  async 'Orama, tolerance 1 + boosts'(load, pages) {
    const orama = (await load('@orama/orama', 'dist/esm/index.js')) as { create: (options: object) => object; insertMultiple: (engine: object, pages: readonly Page[]) => Promise<unknown>; search: (engine: object, options: object) => Promise<{ hits: Array<{ document: Page }> }> };
    const engine = orama.create({ schema: { url: 'string', ...Object.fromEntries(FIELDS.map((field) => [field, 'string'])) } });
    await orama.insertMultiple(engine, pages);
    return async (query) => (await orama.search(engine, { term: query, tolerance: 1, properties: FIELDS, boost: { title: 3, headings: 1.5 }, limit: SHOWN })).hits.map(({ document }) => document.url);
  },
  async 'FlexSearch, forward + suggest'(load, pages) {
    const { default: flexsearch } = (await load('flexsearch', 'dist/flexsearch.bundle.module.min.mjs')) as { default: { Document: new (options: object) => { add: (page: Page) => void; search: (query: string, options: object) => Array<{ id: string }> } } };
    const engine = new flexsearch.Document({ tokenize: 'forward', document: { id: 'url', index: FIELDS } });
    for (const page of pages) engine.add(page);
    return async (query) => engine.search(query, { suggest: true, merge: true, limit: SHOWN }).map(({ id }) => id);
  },
};

/** Calls `use` with every peer that can be had. */
export async function withPeers(records: readonly SearchRecord[], browser: Browser, server: SiteServer, use: (peers: readonly Peer[]) => Promise<void>): Promise<void> {
  const pages = records.map((record): Page => ({ url: record.url, title: record.title, headings: record.headings.map(([, text]) => text).join('\n'), description: record.description, body: searchText({ ...record, queries: [] }) }));
  const folder = await mkdtemp(join(tmpdir(), 'winnow-peers-'));
  try {
    const peers = [await stockPagefind(records, browser, server)];
    const npm = spawnSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`)], { encoding: 'utf8' });
    if (npm.status !== 0) console.log(`Other engines could not be installed, and are left out: ${npm.stderr.trim().split('\n').at(-1)}`);
    const load: Load = async (name, file) => (await import(pathToFileURL(join(folder, 'node_modules', name, file)).href)) as Record<string, unknown>;
    for (const [name, open] of npm.status === 0 ? Object.entries(INSTALLED) : []) peers.push({ name, ask: await open(load, pages) });
    await use(peers);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pagefind as its own guide sets it up: no target queries, its own ranking, its own reader. */
async function stockPagefind(records: readonly SearchRecord[], browser: Browser, server: SiteServer): Promise<Peer> {
  for (const { path, content } of await pagefindFiles(records.map((record) => ({ ...record, queries: [] })), site.language)) server.change.set(`/stock/${path}`, content);
  // The site's own policy allows no WebAssembly.
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  await page.goto(`${server.origin}/search/`);
  return {
    name: 'stock Pagefind',
    ask: (query) =>
      page.evaluate(async (text) => {
        const module = '/stock/pagefind.js';
        const pagefind = (await import(module)) as { search: (query: string) => Promise<{ results: Array<{ data: () => Promise<{ raw_url?: string; url: string }> }> }> };
        const { results } = await pagefind.search(text);
        return Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url.replace(/^\/stock/, '')));
      }, query),
  };
}
