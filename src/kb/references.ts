/**
 * What articles say of each other: ids named in frontmatter, links between pages, titles and target queries that compete.
 */
import { closest } from 'fastest-levenshtein';
import type { Definition, Link, Root } from 'mdast';
import type { Entry } from './verdict.ts';
import { compare, type Issue, pointAt } from './issue.ts';
import { SITE_IDS } from './policy.ts';
import { PAGE_IDS } from './anchors.ts';
import { site } from '../site.ts';

/** Pages of the site below an address that no article may take: what may stand there. */
const SITE_PAGES: Readonly<Record<string, readonly string[]>> = { topics: Object.keys(site.topics), people: Object.keys(site.people) };

/**
 * Issues that need more than one article to be seen. `unread`: ids of files with issues of their own; what they hold is not
 * known, so that a link to one of them is not called broken.
 */
export function checkReferences(entries: readonly Entry[], unread: ReadonlySet<string> = new Set()): Issue[] {
  const issues: Issue[] = [];
  const ids = entries.map(({ article }) => article.id);
  const fragments = new Map(entries.map(({ article, outline }) => [article.id, new Set([...outline.sections.map(({ anchor }) => anchor), ...PAGE_IDS])]));
  const titles = new Map<string, string>();
  const queries = new Map<string, string>();
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
    const suggest = (id: string) => (ids.length > 0 ? `The nearest id is ${closest(id, ids)}.` : 'Remove it.');

    for (const id of data.related) {
      if (id === article.id) issue(...inFrontmatter(id, 'related'), 'related-self', 'the article names itself as related', 'Remove the line.');
      else if (!fragments.has(id) && !unread.has(id)) issue(...inFrontmatter(id, 'related'), 'related-unknown', `there is no article “${id}”`, suggest(id));
    }
    const twin = titles.get(data.title.toLowerCase());
    if (twin) issue(...inFrontmatter(data.title, 'title'), 'title-shared', `${twin} has the same title`, 'Say in the title what sets this article apart.');
    else titles.set(data.title.toLowerCase(), path);
    for (const query of data.queries) {
      const rival = queries.get(query.toLowerCase());
      if (rival) issue(...inFrontmatter(query, 'queries'), 'query-shared', rival === path ? `the query “${query}” is listed twice` : `${rival} wants to answer “${query}” too`, 'Leave the query to the article that answers it best.');
      else queries.set(query.toLowerCase(), path);
    }
    for (const link of linksOf(article.tree)) {
      const target = internal(link.url);
      if (!target) continue;
      const [start, end] = [link.position?.start.offset ?? 0, link.position?.end.offset ?? 1];
      const id = target.id || article.id;
      if (!fragments.has(id)) {
        if (!unread.has(id) && !isOfSite(id, target.below)) issue(start, end, 'link-broken', `there is no page ${link.url}`, suggest(id));
      } else if (target.fragment && !fragments.get(id)!.has(target.fragment)) {
        const near = closest(target.fragment, [...fragments.get(id)!].filter(Boolean));
        issue(start, end, 'link-fragment', `the page has no section #${target.fragment}`, `The nearest is #${near}.`);
      } else if (target.id && !/^\/[^/#?]+\/(?:#|$)/.test(link.url.startsWith(`${site.url}/`) ? link.url.slice(site.url.length) : link.url)) {
        issue(start, end, 'link-form', `${link.url} is not the page’s address`, `Write /${id}/${target.fragment ? `#${target.fragment}` : ''}.`);
      }
    }
  }
  return issues;
}

/** An address of the site that is no article's; `below` is its second part. */
const isOfSite = (id: string, below: string) => SITE_IDS.includes(id) && (below === '' || !Object.hasOwn(SITE_PAGES, id) || SITE_PAGES[id]!.includes(below));

/** A link to an article of this site: `/id/`, `/id/#section`, `#section`, the same with the site's own origin. */
function internal(written: string): { id: string; below: string; fragment: string } | undefined {
  const url = written.startsWith(`${site.url}/`) ? written.slice(site.url.length) : written;
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

function linksOf(tree: Root): Array<Link | Definition> {
  const links: Array<Link | Definition> = [];
  const stack: unknown[] = [tree];
  for (let node = stack.pop() as { type: string; children?: unknown[] } | undefined; node; node = stack.pop() as typeof node) {
    if (node.type === 'link' || node.type === 'definition') links.push(node as unknown as Link | Definition);
    if (node.children) stack.push(...[...node.children].reverse());
  }
  return links;
}
