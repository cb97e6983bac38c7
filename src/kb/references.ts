/**
 * What articles say of each other: ids named in frontmatter, links between pages, titles and target queries that compete.
 */
import { closest } from 'fastest-levenshtein';
import type { Definition, Link, Root } from 'mdast';
import { safeAddress } from './address.ts';
import type { Article } from './article.ts';
import { forbiddenIn } from './bytes.ts';
import { endOf, startOf } from './span.ts';
import type { Outline } from './statements.ts';
import type { Entry } from './verdict.ts';
import { compare, type Issue, pointAt } from './issue.ts';
import { SITE_IDS } from './policy.ts';
import { site } from '../site.ts';

/** Sections that a page has without the author’s doing. */
const OWN = ['top', 'related-resources'];

/** The address of another site without its scheme. */
const SITE = /^www\.|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|gov|edu)(?:\/|$)/i;
/** Pages of the site below an address that no article may take: what may stand there. */
const SITE_PAGES: Readonly<Record<string, readonly string[]>> = { topics: Object.keys(site.topics), people: Object.keys(site.people) };

/** An article with issues of its own, and its links as far as it could be read. */
export interface Unready {
  id: string;
  path: string;
  links: ReadonlyArray<Link | Definition>;
  lines: readonly number[];
}

/** Issues that need more than one article to be seen. Of those that are not ready the links are checked, and theirs are pages too: what these hold is not known. */
export function checkReferences(entries: readonly Entry[], unready: readonly Unready[] = []): Issue[] {
  const issues: Issue[] = [];
  const ids = [...entries.map(({ article }) => article.id), ...unready.map(({ id }) => id)];
  const there = new Set(ids);
  const fragments = new Map(entries.map(({ article, outline }) => [article.id, fragmentsOf(outline)]));
  const titles = new Map<string, string>();
  const queries = new Map<string, string>();
  const suggest = (id: string) => `The nearest id is ${closest(id, ids)}.`;
  const linkIssues = (own: string, links: ReadonlyArray<Link | Definition>) =>
    links.flatMap((link): Array<[number, number, string, string, string]> => {
      const target = internal(link.url);
      if (!target) return [];
      const at: [number, number] = [startOf(link), endOf(link)];
      const id = target.id || own;
      const known = fragments.get(id);
      if (!there.has(id)) return isOfSite(id, target.below) ? [] : [[...at, 'link-broken', `there is no page ${link.url}`, SITE.test(link.url) ? `Write https://${link.url} for another site.` : suggest(id)]];
      if (target.fragment && known && !known.has(target.fragment)) return [[...at, 'link-fragment', `the page has no section #${target.fragment}`, `The nearest is #${closest(target.fragment, [...known].filter(Boolean))}.`]];
      if (target.id && !/^\/[^/#?]+\/(?:#|$)/.test(local(link.url))) return [[...at, 'link-form', `${link.url} is not the page’s address`, `Write /${id}/${target.fragment ? `#${target.fragment}` : ''}.`]];
      return [];
    });
  const sorted = [...entries].sort((a, b) => compare(a.article.path, b.article.path));
  for (const { article } of sorted) {
    const { path, text, lines, data } = article;
    const issue = (offset: number, end: number, rule: string, message: string, hint: string) => {
      const to = pointAt(lines, end);
      issues.push({ path, ...pointAt(lines, offset), endLine: to.line, endColumn: to.column, severity: 'error', rule, message, hint });
    };
    /** Place of a value in the frontmatter, found as it was written. */
    const inFrontmatter = (value: string, field: string): [number, number] => {
      const fields = text.slice(0, article.bodyStart);
      const from = Math.max(0, fields.search(new RegExp(`^["']?${field}["']?[ \\t]*:`, 'm')));
      const past = fields.indexOf(':', from) + 1;
      const at = fields.slice(past).search(new RegExp(`(?<![\\p{L}\\p{N}-])${value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}-])`, 'u'));
      return at < 0 ? [from, from + field.length] : [past + at, past + at + value.length];
    };
    for (const id of data.related) {
      if (id === article.id) issue(...inFrontmatter(id, 'related'), 'related-self', 'the article names itself as related', 'Remove the line.');
      else if (!there.has(id)) issue(...inFrontmatter(id, 'related'), 'related-unknown', `there is no article “${id}”`, suggest(id));
    }
    const twin = titles.get(data.title.toLowerCase());
    if (twin) issue(...inFrontmatter(data.title, 'title'), 'title-shared', `${twin} has the same title`, 'Say in the title what sets this article apart.');
    else titles.set(data.title.toLowerCase(), path);
    for (const query of data.queries) {
      const rival = queries.get(query.toLowerCase());
      if (rival) issue(...inFrontmatter(query, 'queries'), 'query-shared', rival === path ? `the query “${query}” is listed twice` : `${rival} wants to answer “${query}” too`, 'Leave the query to the article that answers it best.');
      else queries.set(query.toLowerCase(), path);
    }
    for (const found of linkIssues(article.id, linksIn(article))) issue(...found);
  }
  for (const { id, path, links, lines } of unready) {
    for (const [start, end, rule, message, hint] of linkIssues(id, links)) {
      const to = pointAt(lines, end);
      issues.push({ path, ...pointAt(lines, start), endLine: to.line, endColumn: to.column, severity: 'error', rule, message, hint });
    }
  }
  return issues;
}

const fragments = new WeakMap<Outline, ReadonlySet<string>>();
const links = new WeakMap<Article, ReadonlyArray<Link | Definition>>();

/** Fragments that a page has; looked up once for an outline. */
function fragmentsOf(outline: Outline): ReadonlySet<string> {
  let found = fragments.get(outline);
  if (!found) fragments.set(outline, (found = new Set([...outline.sections.map(({ anchor }) => anchor), ...OWN])));
  return found;
}

/** Links of an article; looked up once. */
export function linksIn(article: Article): ReadonlyArray<Link | Definition> {
  let found = links.get(article);
  if (!found) links.set(article, (found = linksOf(article.tree)));
  return found;
}

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

export function linksOf(tree: Root): Array<Link | Definition> {
  const links: Array<Link | Definition> = [];
  const stack: unknown[] = [tree];
  for (let node = stack.pop() as { type: string; children?: unknown[] } | undefined; node; node = stack.pop() as typeof node) {
    if (node.type === 'link' || node.type === 'definition') links.push(node as unknown as Link | Definition);
    if (node.children) stack.push(...[...node.children].reverse());
  }
  return links;
}
