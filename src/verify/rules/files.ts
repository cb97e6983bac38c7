/** Rules about the files of a site: each is there, and each agrees with the pages. */
import { block, spelledOut } from '../../seo/headers.ts';
import { site } from '../../site.ts';
import { isArticle, isIndexable, metaOf, ROOM } from '../page.ts';
import { eachOf, eachPage, type Rule } from '../rule.ts';
import { twinTroubles } from '../twin.ts';

const CORE = ['index.html', '404.html', 'checklists/index.html', 'search/index.html', 'sitemap.xml', 'robots.txt', 'feed.xml', 'llms.txt', 'opensearch.xml', 'review.json', 'review.ics', 'site.webmanifest', 'favicon.svg', 'favicon.ico', 'apple-touch-icon.png', 'search/instant.json', 'search/words.json', 'pagefind/text-0.json', '_headers', '_redirects'];

export const FILES: readonly Rule[] = [
  { name: 'article-published', severity: 'error', check: ({ pages, files, articles }, say) => {
    const urls = new Set(pages.map(({ url }) => url));
    for (const id of articles) for (const url of [`/${id}/`, `/${id}/checklist/`]) if (!urls.has(url)) say(url, 'the page was not built');
    for (const id of articles) for (const file of [`${id}/checklist-a4.pdf`, `${id}/checklist-letter.pdf`]) if (!files.has(file)) say(`/${file}`, 'the sheet was not made');
  } },
  { name: 'core-files', severity: 'error', check: ({ files }, say) => {
    for (const file of CORE) if (!files.has(file)) say(`/${file}`, 'the file is missing');
  } },
  { name: 'sitemap', severity: 'error', check: ({ pages, texts }, say) => {
    const listed = new Map([...(texts.get('sitemap.xml') ?? '').matchAll(/<loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?/g)].map((found) => [(found[1] as string).replace(site.url, ''), found[2] ?? '']));
    const wanted = new Map(pages.filter(isIndexable).map((page) => [page.url, page]));
    for (const [url, page] of wanted) {
      if (!listed.has(url)) say(url, 'the page is not in the sitemap');
      else if (isArticle(page) && listed.get(url) !== metaOf(page, 'article:modified_time')) say(url, 'the sitemap has another date than the page');
    }
    for (const url of listed.keys()) if (!wanted.has(url)) say(url, 'the sitemap lists a page that is not there or not indexable');
  } },
  { name: 'feed', severity: 'error', check: ({ pages, texts }, say) => {
    const articles = new Map(pages.filter((page) => isArticle(page) && isIndexable(page)).map((page) => [site.url + page.url, page]));
    const entries = [...(texts.get('feed.xml') ?? '').matchAll(/<entry>\s*<id>([^<]*)<\/id>[^]*?<updated>([^<]*)<\/updated>[^]*?<\/entry>/g)];
    if (entries.length === 0 && articles.size > 0) say('/feed.xml', 'the feed has no entry');
    for (const [, id = '', updated] of entries) {
      const page = articles.get(id);
      if (!page) say('/feed.xml', `the feed names ${id}, which is not there or not indexable`);
      else if (metaOf(page, 'article:modified_time') !== updated) say(page.url, 'the feed has another date than the page');
    }
  } },
  { name: 'robots-txt', severity: 'error', check: ({ texts }, say) => {
    const robots = texts.get('robots.txt') ?? '';
    if (!robots.includes(`Sitemap: ${site.url}/sitemap.xml`) || /^Disallow: *\/ *$/m.test(robots)) say('/robots.txt', 'robots.txt does not name the sitemap, or forbids the site');
  } },
  { name: 'not-found', severity: 'error', check: ({ pages }, say) => {
    if (!pages.find(({ file }) => file === '404.html')?.forms.includes('/search/')) say('/404.html', 'the page for a wrong address has no search');
  } },
  { name: 'twins', severity: 'error', check: eachOf(isArticle, (page, say, { texts, twins }) => {
    const file = `${page.url.slice(1, -1)}.md`;
    if (twins.has(file)) return;
    const twin = texts.get(file);
    if (!twin) return say('the Markdown form is missing');
    for (const trouble of twinTroubles(twin, page.url)) say(trouble);
  }) },
  { name: 'llms-txt', severity: 'error', check: ({ pages, texts }, say) => {
    const named = new Set([...(texts.get('llms.txt') ?? '').matchAll(/\]\(([^)]*)\.md\)/g)].map((found) => `${(found[1] as string).replace(site.url, '')}/`));
    for (const page of pages.filter(isArticle)) if (named.has(page.url) !== isIndexable(page)) say(page.url, named.has(page.url) ? 'llms.txt names a page that is not indexable' : 'llms.txt does not name the page');
  } },
  { name: 'headers', severity: 'error', check: ({ pages, texts }, say) => {
    const written = new Set((texts.get('_headers') ?? '').trim().split('\n\n'));
    const id = pages.filter(isArticle).map(({ url }) => url.slice(1, -1));
    const topic = pages.flatMap(({ url }) => /^\/topics\/([^/]+)\/$/.exec(url)?.[1] ?? []);
    for (const rule of spelledOut({ id, topic })) if (!written.has(block(rule))) say('/_headers', `the rule for ${rule.path} is missing or says something else`);
  } },
  { name: 'redirect-table', severity: 'error', check: ({ texts, redirects }, say) => {
    const told = new Map((texts.get('_redirects') ?? '').split('\n').filter(Boolean).map((line) => line.split(' ') as [string, string]));
    const built = new Map(redirects.map(({ url, redirect }) => [encodeURI(url), redirect]));
    for (const [from, to] of Object.entries(site.redirects)) if (!told.has(from)) say('/_redirects', `${from}, which leads to ${to}, is missing`);
    for (const [from, to] of built) if (told.get(from) !== to) say('/_redirects', `${from} has a redirect page, and the host is not told of it`);
    for (const [from, to] of told) if (built.get(from) !== to && built.get(`${from}/`) !== to) say(from, 'the redirect page is missing');
  } },
  { name: 'weight', severity: 'error', check: eachPage(isArticle, ({ packed }, say) => {
    const bytes = packed();
    if (bytes > ROOM) say(`the page has ${bytes} bytes on the way, more than the ${ROOM} of a first round trip`);
  }) },
];
