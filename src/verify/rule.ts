/** What a rule is, what it sees and what it says. */
import { site } from '../site.ts';
import type { Page } from './page.ts';

export interface Finding {
  /** Page or file it is about. */
  url: string;
  severity: 'error' | 'warning';
  rule: string;
  message: string;
}

export interface BuiltSite {
  /** Pages with content of their own. */
  pages: readonly Page[];
  /** Pages that only send their reader on. */
  redirects: readonly Page[];
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
  check: (built: BuiltSite, say: Say) => void;
}

/** A rule about one page at a time, for the pages that `applies` picks. */
export const eachPage =
  (applies: (page: Page) => boolean, check: (page: Page, say: (message: string) => void, built: BuiltSite) => void): Rule['check'] =>
  (built, say) => {
    for (const page of built.pages) if (applies(page)) check(page, (message) => say(page.url, message), built);
  };

export const every = () => true;

/** A path of this site, without its fragment; undefined for other sites and schemes. */
export function local(link: string, from: string): { path: string; fragment: string } | undefined {
  if (link === '' || /^(?:mailto|tel|data|javascript):/i.test(link)) return undefined;
  const url = new URL(link, `${site.url}${from}`);
  if (url.origin !== site.url) return undefined;
  return { path: decodeURIComponent(url.pathname), fragment: decodeURIComponent(url.hash.slice(1)) };
}

/** Is there a file or a page at this path? */
export const exists = ({ files, pages }: BuiltSite, path: string) => files.has(path.slice(1)) || files.has(`${path.slice(1)}index.html`) || pages.some(({ url }) => url === path);
