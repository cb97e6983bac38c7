/**
 * What must hold of a built site before it is published, one row a rule. An error stops the publication; a warning is listed.
 */
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
  pages: readonly Page[];
  /** Every file below the root, forward slashes. */
  files: ReadonlySet<string>;
  sitemap: string;
  /** Ids of the articles that must have been published. */
  articles: readonly string[];
}

type Say = (url: string, message: string) => void;
interface Rule {
  name: string;
  severity: Finding['severity'];
  check: (built: BuiltSite, say: Say) => void;
}

const eachPage =
  (check: (page: Page, say: (message: string) => void, built: BuiltSite) => void): Rule['check'] =>
  (built, say) => {
    for (const page of built.pages) check(page, (message) => say(page.url, message), built);
  };

const isIndexable = (page: Page) => !page.robots.includes('noindex') && page.file !== '404.html';

export const RULES: readonly Rule[] = [
  { name: 'article-published', severity: 'error', check: ({ pages, files, articles }, say) => {
    const urls = new Set(pages.map(({ url }) => url));
    for (const id of articles) for (const url of [`/${id}/`, `/${id}/checklist/`]) if (!urls.has(url)) say(url, 'the page was not built');
    for (const id of articles) for (const file of [`${id}/checklist-a4.pdf`, `${id}/checklist-letter.pdf`]) if (!files.has(file)) say(`/${file}`, 'the sheet was not made');
  } },
  { name: 'core-pages', severity: 'error', check: ({ files }, say) => {
    for (const file of ['index.html', '404.html', 'checklists/index.html', 'search/index.html', 'sitemap.xml', 'robots.txt', 'feed.xml', 'pagefind/pagefind.js']) if (!files.has(file)) say(`/${file}`, 'the file is missing');
  } },
  { name: 'title', severity: 'error', check: (built, say) => {
    const seen = new Map<string, string>();
    for (const { url, title, robots } of built.pages) {
      if (title.length !== 1 || title[0]?.trim() === '') say(url, `the page has ${title.length === 0 ? 'no title' : 'an empty or second title'}`);
      const twin = seen.get(title[0] ?? '');
      if (twin && !robots.includes('noindex')) say(url, `${twin} has the same title`);
      seen.set(title[0] ?? '', url);
    }
  } },
  { name: 'description', severity: 'error', check: eachPage((page, say) => {
    if (isIndexable(page) && (page.description.length !== 1 || page.description[0]?.trim() === '')) say('the page needs exactly one description');
  }) },
  { name: 'canonical', severity: 'error', check: eachPage((page, say) => {
    if (!isIndexable(page)) return;
    if (page.canonical.length !== 1 || page.canonical[0] !== `${site.url}${page.url}`) say(`the canonical is ${page.canonical.join(', ') || 'missing'}`);
  }) },
  { name: 'language', severity: 'error', check: eachPage((page, say) => {
    if (!page.lang) say('the page does not name its language');
  }) },
  { name: 'one-h1', severity: 'error', check: eachPage((page, say) => {
    const count = page.headings.filter(({ depth }) => depth === 1).length;
    if (count !== 1) say(`the page has ${count} first-level headings`);
  }) },
  { name: 'heading-levels', severity: 'error', check: eachPage((page, say) => {
    for (const [at, { depth, text }] of page.headings.entries()) {
      const before = page.headings[at - 1]?.depth ?? 0;
      if (depth > before + 1 && at > 0) say(`“${text}” skips a heading level`);
      if (text === '') say('a heading is empty');
    }
  }) },
  { name: 'unique-ids', severity: 'error', check: eachPage((page, say) => {
    const seen = new Set<string>();
    for (const id of page.ids) {
      if (seen.has(id)) say(`the id “${id}” is used twice`);
      seen.add(id);
    }
  }) },
  { name: 'links', severity: 'error', check: (built, say) => {
    const pages = new Map(built.pages.map((page) => [page.url, new Set(page.ids)]));
    for (const page of built.pages) {
      for (const link of new Set(page.links)) {
        const target = local(link, page.url);
        if (!target) continue;
        const ids = pages.get(target.path);
        if (!ids && !built.files.has(target.path.slice(1))) say(page.url, `the link ${link} leads nowhere`);
        else if (ids && target.fragment && !ids.has(target.fragment)) say(page.url, `the link ${link} names a section that is not there`);
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
  { name: 'structured-data', severity: 'error', check: eachPage((page, say) => {
    for (const json of page.jsonLd) {
      try {
        JSON.parse(json);
      } catch {
        say('the structured data is not JSON');
      }
    }
  }) },
  { name: 'sitemap', severity: 'error', check: ({ pages, sitemap }, say) => {
    const listed = new Set([...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map((found) => (found[1] as string).replace(site.url, '')));
    const wanted = new Set(pages.filter(isIndexable).map(({ url }) => url));
    for (const url of wanted) if (!listed.has(url)) say(url, 'the page is not in the sitemap');
    for (const url of listed) if (!wanted.has(url)) say(url, 'the sitemap lists a page that is not there or not indexable');
  } },
  { name: 'no-repeats', severity: 'warning', check: eachPage((page, say) => {
    const seen = new Set<string>();
    for (const bullet of page.bullets) {
      if (bullet.split(' ').length >= 6 && seen.has(bullet)) say(`the page says twice: “${bullet}”`);
      seen.add(bullet);
    }
  }) },
  { name: 'title-length', severity: 'warning', check: eachPage((page, say) => {
    if (isIndexable(page) && (page.title[0]?.length ?? 0) > 70) say(`the title has ${page.title[0]?.length} characters`);
  }) },
];

/** A path of this site, without its fragment; undefined for other sites and schemes. */
function local(link: string, from: string): { path: string; fragment: string } | undefined {
  if (link === '' || /^(?:mailto|tel|data|javascript):/i.test(link)) return undefined;
  const url = new URL(link, `${site.url}${from}`);
  if (url.origin !== site.url) return undefined;
  return { path: decodeURIComponent(url.pathname), fragment: decodeURIComponent(url.hash.slice(1)) };
}

export function verify(built: BuiltSite): Finding[] {
  const findings: Finding[] = [];
  for (const { name, severity, check } of RULES) check(built, (url, message) => findings.push({ url, severity, rule: name, message }));
  return findings;
}
