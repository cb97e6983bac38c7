/** What a rule is, what it sees and what it says. */
import { site } from '../site.ts';
import type { Page } from './page.ts';
import type { Seen } from './seen.ts';

export interface Finding {
  /** Page or file it is about. */
  url: string;
  severity: 'error' | 'warning';
  rule: string;
  message: string;
}

export interface BuiltSite {
  /** Pages with content of their own. */
  pages: readonly Seen[];
  /** Pages that only send their reader on. */
  redirects: readonly Seen[];
  /** Every file below the root with its size, forward slashes. */
  files: ReadonlyMap<string, number>;
  /** Contents of the files that are no pages but text: sitemap, feed, twins, headers. */
  texts: ReadonlyMap<string, string>;
  /** Width and height of PNG files. */
  images: ReadonlyMap<string, { width: number; height: number }>;
  /** Ids of the articles that must have been published. */
  articles: readonly string[];
}

export type Say = (url: string, message: string) => void;

export interface Rule {
  name: string;
  /** An error stops the publication; a warning is listed. */
  severity: Finding['severity'];
  check: OwnCheck | ((built: BuiltSite, say: Say) => void);
}

/** A rule that needs one page and nothing else: asked once, when the page is read, and never again while the page stays as it is. */
export interface OwnCheck {
  page: (page: Page, say: (message: string) => void) => void;
}

/** A rule about each page that `applies` picks, by itself. */
export const eachPage = (applies: (page: Page) => boolean, check: OwnCheck['page']): OwnCheck => ({ page: (page, say) => applies(page) && check(page, say) });

/** A rule about each page that `applies` picks, as the site has it. */
export const eachOf =
  (applies: (page: Seen) => boolean, check: (page: Seen, say: (message: string) => void, built: BuiltSite) => void) =>
  (built: BuiltSite, say: Say): void => {
    for (const page of built.pages) if (applies(page)) check(page, (message) => say(page.url, message), built);
  };

export const every = () => true;

/** A path of this site, without its fragment; undefined for other sites and schemes. */
export function local(link: string, from: string): { path: string; fragment: string } | undefined {
  // Most links are paths from the root, and the same few hundred stand on every page.
  const known = link.startsWith('/') ? roots.get(link) : undefined;
  if (known) return known;
  if (link === '' || /^(?:mailto|tel|data|javascript):/i.test(link)) return undefined;
  const url = new URL(link, `${site.url}${from}`);
  if (url.origin !== site.url) return undefined;
  const found = { path: decodeURIComponent(url.pathname), fragment: decodeURIComponent(url.hash.slice(1)) };
  if (link.startsWith('/') && roots.size < MOST_ROOTS) roots.set(Buffer.from(link).toString(), found);
  return found;
}

const roots = new Map<string, { path: string; fragment: string }>();
const MOST_ROOTS = 100_000;

export interface Target {
  /** As the page has it. */
  link: string;
  path: string;
  fragment: string;
}

const targets = new WeakMap<Seen, readonly Target[]>();

/** Where on this site a page leads, link by link; several rules ask. */
export function targetsOf(page: Seen): readonly Target[] {
  let found = targets.get(page);
  if (!found) {
    found = page.links.flatMap((link) => {
      const target = local(link, page.url);
      return target ? [{ link, ...target }] : [];
    });
    targets.set(page, found);
  }
  return found;
}

/** Is there a file or a page at this path? */
export const exists = ({ files }: BuiltSite, path: string) => files.has(path.slice(1)) || files.has(`${path.slice(1)}index.html`);
