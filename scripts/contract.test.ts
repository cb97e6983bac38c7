/**
 * The contract of a built site, rule by rule: the site as built keeps it, and a site that somebody broke in one place is caught by the rule that is
 * meant to. A rule without a row here fails the last test.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { type BuiltSite, readPage, RULES, verify } from '../src/verify/rules.ts';
import { readSite } from '../src/verify/site.ts';
import { site } from '../src/site.ts';

const out = inject('built');
const ARTICLE = 'icloud-photos-not-syncing/index.html';
const OTHER = 'icloud-backup-failed/index.html';
let whole: BuiltSite;
let before: Map<string, number>;

type Break = (built: BuiltSite) => BuiltSite;

/** Rewrites one page; says so when there was nothing to rewrite. */
const page =
  (from: string | RegExp, to: string | (() => string), file = ARTICLE): Break =>
  (built) => {
    const html = readFileSync(join(out, file), 'utf8');
    const broken = html.replace(from, to as string);
    if (broken === html) throw new Error(`${file} has no ${from}`);
    return { ...built, pages: built.pages.map((known) => (known.file === file ? readPage(file, broken) : known)) };
  };

const without =
  (file: string): Break =>
  (built) => ({ ...built, files: new Map([...built.files].filter(([name]) => name !== file)), texts: new Map([...built.texts].filter(([name]) => name !== file)), pages: built.pages.filter((known) => known.file !== file) });

const text =
  (file: string, from: string | RegExp, to: string): Break =>
  (built) => {
    const given = built.texts.get(file) ?? '';
    const broken = given.replace(from, to);
    if (broken === given) throw new Error(`${file} has no ${from}`);
    return { ...built, texts: new Map(built.texts).set(file, broken) };
  };

/** A part of one page put where another page has it. */
const bodyOf = (file: string) => /<div class="prose">([^]*?)<section class="related"/.exec(readFileSync(join(out, file), 'utf8'))?.[1] ?? '';

const BREAKS: ReadonlyArray<[rule: string, what: string, how: Break]> = [
  ['charset', 'declared too late', page('<meta charset="utf-8">', `${'<meta name="x" content="y">'.repeat(60)}<meta charset="utf-8">`)],
  ['policy', 'missing', page(/<meta http-equiv="content-security-policy"[^>]*>/, '')],
  ['policy', 'after a script', page('<meta charset="utf-8">', '<meta charset="utf-8"><script>a()</script>')],
  ['policy', 'a directive missing', page("object-src 'none'", "object-src 'self'")],
  ['policy', 'inline code allowed', page("script-src 'self'", "script-src 'self' 'unsafe-inline'")],
  ['language', 'not named', page('<html lang="en">', '<html>')],
  ['title', 'twice', page('<title>', '<title>a</title><title>')],
  ['title', 'that of another page', page(/<title>[^<]*/, () => /<title>[^<]*/.exec(readFileSync(join(out, OTHER), 'utf8'))![0])],
  ['title-length', 'too long', page('<title>', `<title>${'long '.repeat(12)}`)],
  ['description', 'missing', page(/<meta name="description"[^>]*>/, '')],
  ['description-length', 'too short', page(/<meta name="description"[^>]*>/, '<meta name="description" content="Short.">')],
  ['canonical', 'with a query', page(/(rel="canonical" href="[^"]*)/, '$1?a=1')],
  ['image-preview', 'not allowed', page('max-image-preview:large', 'noarchive')],
  ['shared-link', 'og:title missing', page(/<meta property="og:title"[^>]*>/, '')],
  ['shared-image', 'not there', page(/(og:image" content="[^"]*)og\.png/, '$1no.png')],
  ['shared-image', 'too heavy', (built) => ({ ...built, files: new Map(built.files).set('icloud-photos-not-syncing/og.png', 200_000) })],
  ['shared-image', 'too small', (built) => ({ ...built, images: new Map(built.images).set('icloud-photos-not-syncing/og.png', { width: 600, height: 315 }) })],
  ['head-links', 'no feed', page(/<link rel="alternate" type="application\/atom\+xml"[^>]*>/, '')],
  ['markdown-link', 'leads nowhere', page('href="/icloud-photos-not-syncing.md"', 'href="/no.md"')],
  ['theme-color', 'missing', page(/<meta name="theme-color"[^>]*>/, '')],
  ['structured-data', 'not JSON', page('{"@context"', '{@context"')],
  ['structured-data', 'missing', page(/<script type="application\/ld\+json">[^]*?<\/script>/, '')],
  ['vocabulary', 'a type of our own', page('"@type":"Organization"', '"@type":"Team"')],
  ['vocabulary', 'a property of our own', page('"headline"', '"title"')],
  ['retired-types', 'a how-to', page('"@type":"Article"', '"@type":"HowTo"')],
  ['article-data', 'another headline', page('"headline":"', '"headline":"Solved: ')],
  ['article-images', 'two of three', page(/"image":\["[^"]*",/, '"image":[')],
  ['data-dates', 'no offset', page(/("dateModified":"\d{4}-\d\d-\d\d)[^"]*/, '$1')],
  ['data-dates', 'a date that nobody sees', page(/"dateModified":"\d{4}/, '"dateModified":"2031')],
  ['data-breadcrumbs', 'other than shown', page('"name":"Home"', '"name":"Start"')],
  ['data-addresses', 'an author without a page', page(/("author":\{[^}]*"url":")[^"]*/, `$1${site.url}/people/nobody/`)],
  ['one-h1', 'two', page('<div class="prose">', '<div class="prose"><h1>Again</h1>')],
  ['heading-levels', 'skipped', page(/<h2 id="key-takeaways">/, '<h4 id="x">x</h4><h2 id="key-takeaways">')],
  ['empty-section', 'nothing under a heading', page('<section class="related"', '<h2>Nothing</h2><section class="related"')],
  ['unique-ids', 'twice', page('<div class="prose">', '<div class="prose" id="_main">')],
  ['no-repeats', 'a bullet twice', page(/(<ul>\s*)(<li>[^<]{40,}<\/li>)/, '$1$2$2')],
  ['own-statements', 'the text of another page', page('<div class="prose">', () => `<div class="prose">${bodyOf(OTHER)}`)],
  ['likeness', 'the text of another page', page(/<div class="prose">[^]*?<section class="related"/, () => `<div class="prose">${bodyOf(OTHER)}<section class="related"`)],
  ['on-topic', 'about gardens', page('<div class="prose">', `<div class="prose">${Array.from({ length: 80 }, (_, at) => `<p>Tulips bloom ${at} weeks long.</p>`).join('')}`)],
  ['sources', 'fewer than two', page(/<section class="sources"[^]*?<\/section>/, '')],
  ['sources', 'without a date', page(/checked on <time datetime="[^"]*"/, 'checked on <time')],
  ['author-and-reviewer', 'no reviewer', page('<a href="/people/technical-review/">', '<a href="/people/editorial-team/">')],
  ['dates-shown', 'none', page(/<time datetime="[^"]*">([^<]*)<\/time>/g as RegExp, '$1')],
  ['disclaimer', 'may become a snippet', page('class="disclaimer" data-nosnippet', 'class="disclaimer"')],
  ['not-affiliated', 'missing', page(site.notAffiliated, '')],
  ['links', 'to nowhere', page('href="/topics/icloud/"', 'href="/topics/nothing/"')],
  ['links', 'to a section that is not there', page('href="#key-takeaways"', 'href="#nothing"')],
  ['links', 'to a redirect', page('href="/how-we-work/"', 'href="/editorial-policy/"')],
  ['assets', 'missing', page('href="/favicon.svg"', 'href="/no.svg"')],
  ['placeholder', 'a name of an example', page('href="https://support.', 'href="https://wiki.example/')],
  ['redirects', 'to nowhere', (built) => ({ ...built, redirects: built.redirects.map((redirect) => ({ ...redirect, redirect: '/nothing/' })) })],
  ['clicks', 'no way from home', (built) => ({ ...built, pages: built.pages.map((known) => (known.file === 'index.html' ? { ...known, links: [] } : known)) })],
  ['links-in', 'an orphan', (built) => ({ ...built, pages: built.pages.map((known) => ({ ...known, links: known.links.filter((link) => !link.startsWith('/icloud-photos-not-syncing/')) })) })],
  ['article-published', 'a lost page', without(ARTICLE)],
  ['core-files', 'no feed', without('feed.xml')],
  ['sitemap', 'a page left out', text('sitemap.xml', /<url><loc>[^<]*icloud-photos-not-syncing[^]*?<\/url>/, '')],
  ['sitemap', 'another date', text('sitemap.xml', /(icloud-photos-not-syncing\/<\/loc><lastmod>)\d{4}/, '$12031')],
  ['sitemap', 'a page that is noindex', page('<meta name="robots" content="', '<meta name="robots" content="noindex, ')],
  ['feed', 'another date', text('feed.xml', /(<updated>)\d{4}([^<]*<\/updated>\s*<author>)/, '$12031$2')],
  ['feed', 'an article that is not there', text('feed.xml', /<entry>\s*<id>[^<]*/, `<entry><id>${site.url}/nothing/`)],
  ['robots-txt', 'all forbidden', text('robots.txt', 'Allow: /', 'Disallow: /')],
  ['not-found', 'no search', page(/action="\/search\/"/g, 'action="/"', '404.html')],
  ['twins', 'missing', without('icloud-photos-not-syncing.md')],
  ['twins', 'with a component', text('icloud-photos-not-syncing.md', '## Key', '<Note>\n\n## Key')],
  ['llms-txt', 'a page left out', text('llms.txt', /^- \[iCloud Photos Not Syncing\].*$/m, '')],
  ['headers', 'the twins may be listed', text('_headers', 'X-Robots-Tag: noindex', '')],
  ['redirect-table', 'not told to the host', text('_redirects', /^[^]*$/, '')],
  ['weight', 'too heavy', page('<div class="prose">', () => `<div class="prose">${Array.from({ length: 9000 }, (_, at) => ((at * 2654435761) % 4294967296).toString(36)).join(' ')}`)],
];

const counts = (built: BuiltSite) => verify(built).reduce((count, { rule }) => count.set(rule, (count.get(rule) ?? 0) + 1), new Map<string, number>());

beforeAll(async () => {
  const found = readSite(out, []);
  whole = { ...found, articles: found.pages.filter(({ url }) => url.endsWith('/checklist/')).map(({ url }) => url.split('/')[1] as string) };
  before = counts(whole);
});

test('the site as built keeps the contract', () => {
  expect(whole.articles.length).toBeGreaterThanOrEqual(4);
  expect(verify(whole).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each(BREAKS)('%s: %s', (rule, _what, how) => {
  expect(counts(how(whole)).get(rule) ?? 0).toBeGreaterThan(before.get(rule) ?? 0);
});

test('every rule has been seen to catch something', () => {
  const broken = new Set(BREAKS.map(([rule]) => rule));
  expect(RULES.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
  expect([...broken].filter((name) => !RULES.some((rule) => rule.name === name))).toEqual([]);
  expect(BREAKS.length).toBeGreaterThanOrEqual(RULES.length);
});
