/**
 * A page as read -> the little that the rules about the whole site want to know of it, and what its own rules found.
 * Small, because a site of ten thousand articles keeps twenty thousand of them in memory and between builds.
 */
import { detached } from '../kb/detached.ts';
import { shingles } from '../seo/likeness.ts';
import { isArticle, isIndexable, metaOf, type Page } from './page.ts';
import type { Finding } from './rule.ts';
import { ofType, things } from './things.ts';

export interface Seen extends Pick<Page, 'url' | 'file' | 'redirect' | 'title' | 'meta' | 'rels' | 'ids' | 'links' | 'forms' | 'assets'> {
  /** What the rules about one page found. */
  findings: Finding[];
  /** Hashes of an article's statements, in their order. */
  statements: number[];
  /** Runs of words of an article that may be listed. */
  runs: Uint32Array;
  /** Addresses that the structured data names, by the type of what they are of. */
  addresses: Array<readonly [type: string, address: string]>;
  /** Images that an article's structured data names. */
  images: string[];
}

/** What rules about the whole site ask of the head. */
const META = ['robots', 'og:type', 'og:image', 'article:modified_time', 'description'];

export function seen(page: Page, findings: Finding[]): Seen {
  const { url, file, redirect, title, rels, ids, links, forms, assets } = page;
  const article = isArticle(page);
  const found = things(page);
  const images = article ? ofType(page, 'Article')?.['image'] : undefined;
  return {
    url, file, redirect, rels, ids, forms,
    // What was cut out of a page's text would hold on to all of it until somebody asks.
    title: title.map(detached),
    findings: findings.map((finding) => ({ ...finding, message: detached(finding.message) })),
    links: [...new Set(links)],
    assets: [...new Set(assets)],
    meta: new Map(META.flatMap((name) => (page.meta.has(name) ? [[name, name === 'description' ? (page.meta.get(name) as string[]) : [metaOf(page, name)]] as const] : []))),
    statements: article ? page.statements.map(hash) : [],
    runs: article && isIndexable(page) ? shingles(page.body) : NONE,
    addresses: found.flatMap((thing) => {
      const address = String(thing['url'] ?? thing['item'] ?? '');
      return address ? [[String(thing['@type']), address] as const] : [];
    }),
    images: Array.isArray(images) ? images.map(String) : [],
  };
}

const NONE = new Uint32Array();

/** 52 bits of a text, so that two statements with one hash are not to be expected on any site. */
function hash(text: string): number {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b) ^ (low >>> 13);
  }
  return (high >>> 0) * 2 ** 20 + ((low >>> 0) & 0xfffff);
}
