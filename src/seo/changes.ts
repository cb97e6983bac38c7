/**
 * The sitemap that was published and the new one -> what a search engine should hear of: pages that are new, changed or gone.
 * Dates in a sitemap come from the content, so a site that is only built again has changed nothing.
 */
import { bare } from '../kb/redirects.ts';
import { site } from '../site.ts';

export interface Changes {
  /** New, with another date, or no longer to be listed; absolute. */
  changed: string[];
  /** No longer there, and nothing leads on from there. */
  lost: string[];
  /** No longer there; a redirect leads on. */
  redirected: string[];
}

/** `pages`: paths of all pages that are there now, listed or not. */
export function changesBetween(before: string, now: string, pages: ReadonlySet<string>, redirects: Readonly<Record<string, string>>): Changes {
  const [old, fresh] = [entries(before), entries(now)];
  const pathOf = (url: string) => url.replace(site.url, '');
  const led = new Set(Object.keys(redirects).map(bare));
  const unlisted = [...old.keys()].filter((url) => !fresh.has(url));
  const gone = unlisted.filter((url) => !pages.has(pathOf(url)));
  return {
    changed: [...[...fresh].filter(([url, lastmod]) => !old.has(url) || old.get(url) !== lastmod).map(([url]) => url), ...unlisted.filter((url) => pages.has(pathOf(url)))],
    lost: gone.filter((url) => !led.has(bare(pathOf(url)))),
    redirected: gone.filter((url) => led.has(bare(pathOf(url)))),
  };
}

/** Body of a request to an IndexNow endpoint, but for the key, which belongs to whoever publishes. */
export const indexNow = ({ changed, lost, redirected }: Changes) => ({ host: new URL(site.url).host, urlList: [...changed, ...redirected, ...lost] });

const entries = (sitemap: string) => new Map([...sitemap.matchAll(/<loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?/g)].map((found) => [found[1] as string, found[2] ?? '']));
