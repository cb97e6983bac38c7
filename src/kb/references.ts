/**
 * What articles say of each other: ids named in frontmatter, links between pages, titles and target queries that compete.
 */
import type { Definition, Link, Root } from 'mdast';
import { safeAddress } from './address.ts';
import type { Article } from './article.ts';
import type { Named } from './frontmatter.ts';
import { forbiddenIn } from './bytes.ts';
import { detached } from './detached.ts';
import { endOf, startOf } from './span.ts';
import type { Outline } from './statements.ts';
import type { Entry } from './verdict.ts';
import { compare, type Issue, pointAt } from './issue.ts';
import { nearest } from './nearest.ts';
import { SITE_IDS } from './policy.ts';
import { site } from '../site.ts';

/** Sections that a page has without the author’s doing. */
const OWN = ['top', 'related-resources'];

/** The address of another site without its scheme. */
const SITE = /^www\.|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|gov|edu)(?:\/|$)/i;
/** Pages of the site below an address that no article may take: what may stand there. */
const SITE_PAGES: Readonly<Record<string, readonly string[]>> = { topics: Object.keys(site.topics), people: Object.keys(site.people) };

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

/** An article with issues of its own: its links, and what its fields say of others, as far as it could be read. */
export interface Unready extends Pick<Article, 'id' | 'path' | 'text' | 'bodyStart' | 'lines'> {
  named?: Named | undefined;
  links: readonly Reference[];
}

const NONE: readonly Issue[] = [];

type Say = (offset: number, end: number, rule: string, message: string, hint: string) => void;

/** Issues that need more than one article to be seen. Those that are not ready are pages too, of which is checked what could be read: what they hold is not known. */
export const checkReferences = (entries: readonly Entry[], unready: readonly Unready[] = []): Issue[] => new References().check(entries, unready);

/** What articles say of each other, as of the last check; the next looks again only at those for which something changed. */
export class References {
  #entries: readonly Entry[] = [];
  #unready: readonly Unready[] = [];
  /** Id -> what is known of the page there; of one that is not ready, nothing. */
  #pages = new Map<string, Outline | undefined>();
  /** Title or query, in small letters -> paths of the articles that have it, in order. */
  #claims = new Map<string, string[]>();
  /** Aligned with the entries. */
  #found: Array<readonly Issue[]> = [];

  /** As `checkReferences`. */
  check(entries: readonly Entry[], unready: readonly Unready[]): Issue[] {
    const stale = this.#isSame(entries, unready) ? this.#changed(entries) : this.#all(entries, unready);
    [this.#entries, this.#unready] = [entries, unready];
    for (const at of stale) this.#found[at] = this.#issuesOf(entries[at] as Entry);
    const found = this.#found.filter((issues) => issues !== NONE).sort((a, b) => compare(a[0]!.path, b[0]!.path));
    return [...found, ...unready.map((one) => [...(one.named ? this.#fieldIssues(one, one.named) : []), ...this.#linkIssues(one)])].flat();
  }

  /** Are there the same pages as the last time? */
  #isSame(entries: readonly Entry[], unready: readonly Unready[]): boolean {
    if (entries.length !== this.#entries.length || unready.length !== this.#unready.length) return false;
    for (let at = 0; at < entries.length; at++) if (entries[at] !== this.#entries[at] && entries[at]!.article.id !== this.#entries[at]!.article.id) return false;
    return unready.every(({ id, path, named }, at) => id === this.#unready[at]!.id && path === this.#unready[at]!.path && claimsOf(named).symmetricDifference(claimsOf(this.#unready[at]!.named)).size === 0);
  }

  /** Takes note of all pages; all are to be looked at. */
  #all(entries: readonly Entry[], unready: readonly Unready[]): Iterable<number> {
    this.#pages = new Map(entries.map(({ article, outline }) => [article.id, outline]));
    for (const { id } of unready) if (!this.#pages.has(id)) this.#pages.set(id, undefined);
    this.#claims = new Map();
    for (const { article } of entries) for (const claim of claimsOf(article.data)) this.#claim(claim, article.path);
    for (const { path, named } of unready) for (const claim of claimsOf(named)) this.#claim(claim, path);
    for (const paths of this.#claims.values()) paths.sort(compare);
    this.#found = [];
    return entries.keys();
  }

  #claim(claim: string, path: string): void {
    const paths = this.#claims.get(claim);
    if (paths) paths.push(path);
    else this.#claims.set(claim, [path]);
  }

  /** Takes note of the pages that changed; these, those that lead to a section of them, and those that claim what they claim are to be looked at. */
  #changed(entries: readonly Entry[]): Iterable<number> {
    const stale = new Set<number>();
    const [led, rivals] = [new Set<string>(), new Set<string>()];
    for (let at = 0; at < entries.length; at++) {
      const [before, now] = [this.#entries[at] as Entry, entries[at] as Entry];
      if (before === now) continue;
      stale.add(at);
      const { id, path } = now.article;
      this.#pages.set(id, now.outline);
      if (fragmentsOf(before.outline).symmetricDifference(fragmentsOf(now.outline)).size > 0) led.add(id);
      const [had, has] = [claimsOf(before.article.data), claimsOf(now.article.data)];
      if (before.article.path === path && had.symmetricDifference(has).size === 0) continue;
      for (const claim of had) this.#claims.set(claim, this.#claims.get(claim)!.filter((one) => one !== before.article.path));
      for (const claim of has) this.#claim(claim, path);
      for (const claim of has.union(had)) for (const rival of this.#claims.get(claim)!.sort(compare)) rivals.add(rival);
    }
    if (led.size > 0 || rivals.size > 0) for (const [at, { article }] of entries.entries()) if (rivals.has(article.path) || linksIn(article).some(({ id }) => led.has(id))) stale.add(at);
    return stale;
  }

  #issuesOf({ article }: Entry): readonly Issue[] {
    const issues = [...this.#fieldIssues(article, article.data), ...this.#linkIssues({ ...article, links: linksIn(article) })];
    return issues.length > 0 ? issues : NONE;
  }

  #fieldIssues({ id: own, path, text, bodyStart, lines }: Omit<Unready, 'links'>, data: Named): Issue[] {
    const issues: Issue[] = [];
    const say = sayer(path, lines, issues);
    /** Place of a value in the frontmatter, found as it was written. */
    const inFrontmatter = (value: string, field: string): [number, number] => {
      const fields = text.slice(0, bodyStart);
      const from = Math.max(0, fields.search(new RegExp(`^["']?${field}["']?[ \\t]*:`, 'm')));
      const past = fields.indexOf(':', from) + 1;
      const at = fields.slice(past).search(new RegExp(`(?<![\\p{L}\\p{N}-])${value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}-])`, 'u'));
      return at < 0 ? [from, from + field.length] : [past + at, past + at + value.length];
    };
    for (const id of data.related) {
      if (id === own) say(...inFrontmatter(id, 'related'), 'related-self', 'the article names itself as related', 'Take it out of the list.');
      else if (!this.#pages.has(id)) say(...inFrontmatter(id, 'related'), 'related-unknown', `there is no article “${id}”`, didYouMean(this.#meant(id)) ?? 'Write the name of its file without .mdx, or take it out of the list.');
    }
    const [twin = path] = this.#claims.get(titleOf(data.title)) ?? [];
    if (twin !== path) say(...inFrontmatter(data.title, 'title'), 'title-shared', `${twin} has the same title`, 'Say in the title what sets this article apart.');
    const listed = new Set<string>();
    for (const query of data.queries) {
      const [rival] = this.#claims.get(queryOf(query)) as [string];
      if (rival !== path || listed.has(queryOf(query))) say(...inFrontmatter(query, 'queries'), 'query-shared', rival === path ? `the query “${query}” is listed twice` : `${rival} wants to answer “${query}” too`, 'Leave the query to the article that answers it best.');
      listed.add(queryOf(query));
    }
    return issues;
  }

  #linkIssues({ id: own, path, lines, links }: Pick<Unready, 'id' | 'path' | 'lines' | 'links'>): Issue[] {
    const issues: Issue[] = [];
    const say = sayer(path, lines, issues);
    for (const { url, start, end, below, fragment, ...target } of links) {
      const id = target.id || own;
      const page = this.#pages.get(id);
      if (!this.#pages.has(id)) {
        if (!isOfSite(id, below)) say(start, end, 'link-broken', `there is no page ${url}`, SITE.test(url) ? `Write https://${url} for another site.` : (didYouMean(this.#meant(id), '/', '/') ?? 'The address of an article is the name of its file: of name.mdx it is /name/.'));
      } else if (fragment && page && !fragmentsOf(page).has(fragment)) say(start, end, 'link-fragment', `the page has no section #${fragment}`, sectionHint(fragment, [...fragmentsOf(page)].filter(Boolean), target.id && `/${id}/`));
      else if (target.id && !/^\/[^/#?]+\/(?:#|$)/.test(local(url))) say(start, end, 'link-form', `${url} is not the page’s address`, `Write /${id}/${fragment ? `#${fragment}` : ''}.`);
    }
    return issues;
  }

  /** The id that was meant: a slip of the pen, or the beginning of one id only. */
  #meant(id: string): string | undefined {
    const ids = [...this.#pages.keys()];
    const slip = nearest(id, ids);
    if (slip) return slip;
    const longer = ids.filter((one) => one.startsWith(`${id}-`));
    return longer.length === 1 ? longer[0] : undefined;
  }
}

const didYouMean = (meant: string | undefined, before = '', after = '') => (meant ? `Did you mean ${before}${meant}${after}?` : undefined);

/** Sections that a hint names; a page with more is told by its first ones. */
const SECTIONS_TOLD = 6;

/** What to write instead of a fragment that the page does not have. */
function sectionHint(fragment: string, known: readonly string[], page: string): string {
  const told = known.filter((one) => !OWN.includes(one)).slice(0, SECTIONS_TOLD).map((one) => `#${one}`);
  return didYouMean(nearest(fragment, known), `${page}#`) ?? (told.length === 0 ? 'It has no headings to link to.' : `Its sections are ${told.join(', ')}${known.length - OWN.length > SECTIONS_TOLD ? ' and others' : ''}.`);
}

function sayer(path: string, lines: readonly number[], issues: Issue[]): Say {
  return (offset, end, rule, message, hint) => {
    const to = pointAt(lines, end);
    issues.push({ path, ...pointAt(lines, offset), endLine: to.line, endColumn: to.column, severity: 'error', rule, message, hint });
  };
}

const titleOf = (title: string) => `title ${title.toLowerCase()}`;
const queryOf = (query: string) => `query ${query.toLowerCase()}`;

/** What only one article may have. */
const claimsOf = (named: Named | undefined) => new Set(named ? [...(named.title ? [titleOf(named.title)] : []), ...named.queries.map(queryOf)] : []);

const fragments = new WeakMap<Outline, ReadonlySet<string>>();
const links = new WeakMap<Article, readonly Reference[]>();

/** Fragments that a page has; looked up once for an outline. */
function fragmentsOf(outline: Outline): ReadonlySet<string> {
  let found = fragments.get(outline);
  if (!found) fragments.set(outline, (found = new Set([...outline.sections.map(({ anchor }) => anchor), ...OWN])));
  return found;
}

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
  const stack: unknown[] = [tree];
  for (let node = stack.pop() as (Link | Definition | { type: ''; children?: unknown[] }) | undefined; node; node = stack.pop() as typeof node) {
    if (node.type === 'link' || node.type === 'definition') {
      const url = detached(node.url);
      const target = internal(url);
      if (target) links.push({ url, start: startOf(node), end: endOf(node), ...target });
    }
    if ('children' in node && node.children) stack.push(...[...node.children].reverse());
  }
  return links;
}
