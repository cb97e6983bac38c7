/** Rules about the ways through the site: nothing leads nowhere, nothing is hard to reach. */
import { isReserved } from '../../seo/reach.ts';
import { site } from '../../site.ts';
import { isIndexable } from '../page.ts';
import { type BuiltSite, local, type Rule, targetsOf } from '../rule.ts';

const MOST_CLICKS = 3;
const FEWEST_LINKS_IN = 2;

export const LINKS: readonly Rule[] = [
  { name: 'links', severity: 'error', check: (built, say) => {
    const pages = new Map(built.pages.map((page) => [page.url, new Set(page.ids)]));
    for (const page of built.pages) {
      for (const { link, path, fragment } of targetsOf(page)) {
        const ids = pages.get(path);
        if (!ids && !built.files.has(path.slice(1))) say(page.url, `the link ${link} leads ${built.redirects.some(({ url }) => url === path) ? 'to a redirect' : 'nowhere'}`);
        // #top is the top of any page, by the standard of HTML.
        else if (ids && fragment && fragment !== 'top' && !ids.has(fragment)) say(page.url, `the link ${link} names a section that is not there`);
      }
    }
  } },
  { name: 'assets', severity: 'error', check: (built, say) => {
    const urls = new Set(built.pages.map(({ url }) => url));
    for (const page of built.pages) {
      for (const asset of new Set(page.assets)) {
        const target = local(asset, page.url);
        if (target && !built.files.has(target.path.slice(1)) && !urls.has(target.path)) say(page.url, `the file ${asset} is missing`);
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
    const count = new Map<string, number>();
    for (const page of pages) {
      for (const path of new Set(targetsOf(page).map((target) => target.path))) if (path !== page.url) count.set(path, (count.get(path) ?? 0) + 1);
    }
    for (const { url } of pages.filter(isIndexable)) if ((count.get(url) ?? 0) < FEWEST_LINKS_IN) say(url, `${count.get(url) ?? 0} pages link here`);
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
