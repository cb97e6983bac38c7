/** Rules about the ways through the site: nothing leads nowhere, nothing is hard to reach. */
import { isReserved } from '../../seo/reach.ts';
import { site } from '../../site.ts';
import { isIndexable } from '../page.ts';
import { type BuiltSite, exists, local, type Rule, type Target, targetsOf } from '../rule.ts';

const MOST_CLICKS = 3;
const FEWEST_LINKS_IN = 2;

export const LINKS: readonly Rule[] = [
  { name: 'links', severity: 'error', check: (built, say) => {
    const pages = new Map(built.pages.map((page) => [page.url, page]));
    const judge = ({ link, path, fragment }: Target) => {
      const page = pages.get(path);
      if (!page && !built.files.has(path.slice(1))) return `the link ${link} leads ${built.redirects.some(({ url }) => url === path) ? 'to a redirect' : 'nowhere'}`;
      // #top is the top of any page, by the standard of HTML.
      return page && fragment && fragment !== 'top' && !page.ids.includes(fragment) ? `the link ${link} names a section that is not there` : undefined;
    };
    // A link that many pages have leads to the same place from all of them, and is one; a section of the page itself nobody shares.
    const judged = new Map<Target, string | undefined>();
    for (const page of built.pages) {
      for (const target of targetsOf(page)) {
        const isOwn = target.link.startsWith('#');
        if (!isOwn && !judged.has(target)) judged.set(target, judge(target));
        const trouble = isOwn ? judge(target) : judged.get(target);
        if (trouble) say(page.url, trouble);
      }
    }
  } },
  { name: 'assets', severity: 'error', check: (built, say) => {
    const urls = new Set(built.pages.map(({ url }) => url));
    for (const page of built.pages) {
      for (const asset of page.assets) {
        const target = local(asset, page.url);
        if (target && !exists(built, target.path) && !urls.has(target.path)) say(page.url, `the file ${asset} is missing`);
      }
    }
  } },
  { name: 'placeholder', severity: 'warning', check: ({ pages }, say) => {
    if (isReserved(site.url)) say('/', `the site’s address ${site.url} is a name for examples, which nobody can visit: write yours into src/site.ts`);
    const count = new Map<string, number>();
    for (const page of pages) for (const place of new Set(page.links.filter((link) => isReserved(link) && !local(link, page.url)).map(whose))) count.set(place, (count.get(place) ?? 0) + 1);
    for (const [place, number] of count) say('/', `${number} ${number === 1 ? 'page links' : 'pages link'} to ${place}, a name for examples: write yours into src/site.ts, or leave it empty`);
  } },
  { name: 'redirects', severity: 'error', check: ({ pages, redirects }, say) => {
    const urls = new Set(pages.map(({ url }) => url));
    for (const { url, redirect } of redirects) if (!urls.has(local(redirect, url)?.path ?? '')) say(url, `the redirect to ${redirect} leads to no page`);
  } },
  { name: 'clicks', severity: 'error', check: (built, say) => {
    const clicks = clicksFromHome(built);
    for (const { url } of built.pages.filter(isIndexable)) if ((clicks.get(url) ?? Infinity) > MOST_CLICKS) say(url, `the page is ${clicks.get(url) ?? 'no number of'} clicks from the home page`);
  } },
  { name: 'links-in', severity: 'error', check: ({ pages }, say) => {
    /** How many pages link there, and the last of them. */
    const found = new Map(pages.map(({ url }) => [url, { count: 0, last: '' }]));
    for (const page of pages) {
      for (const { path } of targetsOf(page)) {
        const known = path === page.url ? undefined : found.get(path);
        if (!known || known.last === page.url) continue;
        known.count++;
        known.last = page.url;
      }
    }
    for (const { url } of pages.filter(isIndexable)) if (found.get(url)!.count < FEWEST_LINKS_IN) say(url, `${found.get(url)!.count} pages link here`);
  } },
];

/** The address without what differs from page to page. */
const whose = (link: string) => (link.startsWith('mailto:') ? link.replace(/\?.*/, '') : new URL(link).origin);

function clicksFromHome({ pages }: BuiltSite): Map<string, number> {
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const clicks = new Map([['/', 0]]);
  for (const [url, distance] of clicks) {
    const page = byUrl.get(url);
    for (const { path } of page ? targetsOf(page) : []) {
      if (byUrl.has(path) && !clicks.has(path)) clicks.set(path, distance + 1);
    }
  }
  return clicks;
}
