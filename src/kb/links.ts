/**
 * Links within the site: found in the tree of an article, and judged by the pages that there are.
 */
import type { Definition, Link, Root } from 'mdast';
import { safeAddress } from './address.ts';
import type { Article } from './article.ts';
import { forbiddenIn } from './bytes.ts';
import { detached } from './detached.ts';
import type { Problem } from './frontmatter.ts';
import { didYouMean, nearestId } from './nearest.ts';
import { SITE_IDS } from './policy.ts';
import { endOf, startOf } from './span.ts';
import type { Outline } from './statements.ts';
import { walk } from './walk.ts';
import { site } from '../site.ts';

/** A link within the site, as it was written and where it leads. */
export interface Reference {
  url: string;
  start: number;
  end: number;
  /** '' for the page itself. */
  id: string;
  /** The second part of the path. */
  below: string;
  fragment: string;
}

/** The pages that there are. */
export interface Targets {
  has: (id: string) => boolean;
  /** The id that was meant by one that is none; the one that `redirects.yaml` puts in its place. */
  meant: (id: string) => string | undefined;
  renamed: (id: string) => string | undefined;
  /** Fragments that a page has; undefined when not all of them are known. */
  fragments: (id: string) => ReadonlySet<string> | undefined;
}

/** Sections that a page has without the author’s doing. */
const OWN = ['top', 'related-resources'];
/** The address of another site without its scheme. */
const SITE = /^www\.|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|gov|edu)(?:\/|$)/i;
/** Pages of the site below an address that no article may take: what may stand there. */
const SITE_PAGES: Readonly<Record<string, readonly string[]>> = { topics: Object.keys(site.topics), people: Object.keys(site.people) };

/** What is wrong with the links of a page that has the sections `own`, where that is known. */
export function linkProblems(links: readonly Reference[], own: ReadonlySet<string> | undefined, pages: Targets): Problem[] {
  return links.flatMap(({ url, start, end, id, below, fragment }): Problem | [] => {
    const at = { start, end };
    if (id && !pages.has(id)) {
      if (isOfSite(id, below)) return [];
      return { ...at, rule: 'link-broken', message: `there is no page ${url}`, hint: SITE.test(url) ? `Write https://${url} for another site.` : pageHint(id, pages) };
    }
    const sections = id ? pages.fragments(id) : own;
    if (fragment && sections && !sections.has(fragment)) return { ...at, rule: 'link-fragment', message: `the page has no section #${fragment}`, hint: sectionHint(fragment, [...sections].filter(Boolean), id && `/${id}/`) };
    if (id && !/^\/[^/#?]+\/(?:#|$)/.test(local(url))) return { ...at, rule: 'link-form', message: `${url} is not the page’s address`, hint: `Write /${id}/${fragment ? `#${fragment}` : ''}.` };
    return [];
  });
}

function pageHint(id: string, pages: Targets): string {
  const [now, meant] = [pages.renamed(id), pages.meant(id)];
  if (now) return `Write /${now}/: redirects.yaml leads from /${id}/ there.`;
  return didYouMean(meant && `/${meant}/`) ?? 'The address of an article is the name of its file: of name.mdx it is /name/.';
}

/** Sections that a hint names; a page with more is told by its first ones. */
const SECTIONS_TOLD = 6;

/** What to write instead of a fragment that the page does not have. */
function sectionHint(fragment: string, known: readonly string[], page: string): string {
  const meant = nearestId(fragment, known);
  const told = known.filter((one) => !OWN.includes(one)).slice(0, SECTIONS_TOLD).map((one) => `#${one}`);
  return didYouMean(meant && `${page}#${meant}`) ?? (told.length === 0 ? 'It has no headings to link to.' : `Its sections are ${told.join(', ')}${known.length - OWN.length > SECTIONS_TOLD ? ' and others' : ''}.`);
}

const fragments = new WeakMap<Outline, ReadonlySet<string>>();

/** Fragments that a page with these anchors has. */
export const fragmentsWith = (anchors: readonly string[]): ReadonlySet<string> => new Set([...anchors, ...OWN]);

/** Fragments that a page has; looked up once for an outline. */
export function fragmentsOf(outline: Outline): ReadonlySet<string> {
  let found = fragments.get(outline);
  if (!found) fragments.set(outline, (found = fragmentsWith(outline.sections.map(({ anchor }) => anchor))));
  return found;
}

const links = new WeakMap<Article, readonly Reference[]>();

/** Links of an article within the site; looked up once. */
export function linksIn(article: Article): readonly Reference[] {
  let found = links.get(article);
  if (!found) links.set(article, (found = linksOf(article.tree)));
  return found;
}

/** Of an article whose links were looked up in an earlier run. */
export const rememberLinks = (article: Article, found: readonly Reference[]): void => void links.set(article, found);

/** An address of the site that is no article's; `below` is its second part. */
const isOfSite = (id: string, below: string) => SITE_IDS.includes(id) && (below === '' || !Object.hasOwn(SITE_PAGES, id) || SITE_PAGES[id]!.includes(below));

/** A link within the site, without the site's own origin. */
const local = (url: string) => (url.startsWith(`${site.url}/`) ? url.slice(site.url.length) : url);

/** A link to an article of this site: `/id/`, `/id/#section`, `#section`, the same with the site's own origin. What no link may have is told of where it is read. */
function internal(written: string): { id: string; below: string; fragment: string } | undefined {
  const url = local(written);
  if (url.trim() === '' || !safeAddress(url) || forbiddenIn(url)) return undefined;
  if (url.startsWith('#')) return { id: '', below: '', fragment: decode(url.slice(1)) };
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return undefined;
  const [path = '', fragment = ''] = url.split('#');
  const segments = path.split(/[/?]/).filter((segment) => segment && segment !== '.' && segment !== '..');
  const [id, below = ''] = segments;
  if (!id) return undefined;
  return { id: decode(id).replace(/\.mdx?$/, ''), below, fragment: decode(fragment) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Links and definitions that lead to pages of the site, in the order of the source. */
export function linksOf(tree: Root): Reference[] {
  const links: Reference[] = [];
  walk(tree, (node) => {
    if (node.type !== 'link' && node.type !== 'definition') return;
    const url = detached((node as Link | Definition).url);
    const target = internal(url);
    if (target) links.push({ url, start: startOf(node), end: endOf(node), ...target });
  });
  return links;
}
