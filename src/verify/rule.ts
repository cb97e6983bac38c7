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
  /** Markdown forms that were found right and lie as they did then; their texts need not be there. */
  twins: ReadonlySet<string>;
  /** Pages of which no two are alike, as was found before. */
  compared: ReadonlySet<Seen>;
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
export function local(link: string, from: string): Target | undefined {
  // Most links lead to the same place from every page, and the same few hundred stand on each.
  const known = whole.get(link);
  if (known !== undefined) return known ?? undefined;
  const isWhole = /^(?:\/|[a-z][a-z\d+.-]*:)/i.test(link);
  if (!isWhole || whole.size >= MOST_WHOLE) return resolved(link, from);
  const own = Buffer.from(link).toString();
  const found = resolved(own, from);
  whole.set(own, found ?? null);
  return found;
}

/** A path or a section in plain letters, which mean what they say; all others are left to the standard's way, which takes ten times as long. */
const PLAIN = /^(?<path>\/(?!\/)[\w/-]*)?(?:#(?<fragment>[\w-]*))?$/;
const PLAIN_PAGE = /^\/(?!\/)[\w/-]*$/;

function resolved(link: string, from: string): Target | undefined {
  const plain = link === '' ? undefined : PLAIN.exec(link)?.groups;
  if (plain && (plain['path'] !== undefined || PLAIN_PAGE.test(from))) return { link, path: plain['path'] ?? from, fragment: plain['fragment'] ?? '' };
  if (link === '' || /^(?:mailto|tel|data|javascript):/i.test(link)) return undefined;
  const url = new URL(link, `${site.url}${from}`);
  return url.origin === site.url ? { link, path: decodeURIComponent(url.pathname), fragment: decodeURIComponent(url.hash.slice(1)) } : undefined;
}

/** Null for one that leads away. */
const whole = new Map<string, Target | null>();
const MOST_WHOLE = 2 ** 20;

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
    found = page.links.map((link) => local(link, page.url)).filter((target) => target !== undefined);
    targets.set(page, found);
  }
  return found;
}

/** Is there a file or a page at this path? Every page asks for the same ones. */
export function exists({ files }: Pick<BuiltSite, 'files'>, path: string): boolean {
  let known = existing.get(files);
  if (!known) existing.set(files, (known = new Map()));
  let found = known.get(path);
  if (found === undefined) known.set(path, (found = files.has(path.slice(1)) || files.has(`${path.slice(1)}index.html`)));
  return found;
}

const existing = new WeakMap<BuiltSite['files'], Map<string, boolean>>();
