/**
 * Pagefind in the browser: loaded when it is first asked, and told one word at a time.
 * Anything that goes wrong with it is an exception here and a note for the reader elsewhere.
 */
import type { Anchor } from './excerpt.ts';
import type { Hits } from './fusion.ts';
import { WEIGHTS } from './weights.ts';

interface PagefindResult {
  id: string;
  score: number;
  data: () => Promise<PageText>;
}
interface Pagefind {
  options: (options: object) => Promise<void>;
  search: (query: string, options?: { filters: Readonly<Record<string, string>> }) => Promise<{ results: PagefindResult[] }>;
}
export interface PageText {
  content: string;
  anchors: Array<Anchor & { element: string }>;
}

export interface FullText {
  /** Every page that holds the word or one that begins with it. */
  search: (word: string, filters: Readonly<Record<string, string>>) => Promise<Hits>;
  /** The text of a page that a search has found. */
  text: (url: string) => Promise<PageText>;
}

/** A worker that never answers would leave the reader waiting. */
const PATIENCE_MS = 10_000;

export async function openFullText(): Promise<FullText> {
  const [pagefind, pages] = await within(
    Promise.all([
      import(/* @vite-ignore */ new URL('/pagefind/pagefind.js', location.href).href) as Promise<Pagefind>,
      fetch('/pagefind/pages.json').then((answer) => answer.json() as Promise<Record<string, string>>),
    ]),
  );
  await within(pagefind.options({ ranking: { metaWeights: WEIGHTS.metaWeights } }));
  const urls = new Map(Object.entries(pages));
  const known = new Map<string, Hits>();
  const found = new Map<string, PagefindResult>();
  return {
    async search(word, filters) {
      const key = JSON.stringify([word, filters]);
      const before = known.get(key);
      if (before) return before;
      const { results } = await within(pagefind.search(word, { filters }));
      const hits = new Map<string, number>();
      for (const result of results) {
        const url = urls.get(result.id);
        if (url === undefined) continue;
        hits.set(url, result.score);
        found.set(url, result);
      }
      known.set(key, hits);
      return hits;
    },
    async text(url) {
      const result = found.get(url);
      if (!result) throw new Error(`${url} was not found by any search`);
      return within(result.data());
    },
  };
}

function within<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The search index does not answer')), PATIENCE_MS);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
