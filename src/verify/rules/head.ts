/** Rules about the head of a page: what search engines, browsers and shared links read of it. */
import { SIZES } from '../../image/sizes.ts';
import { contentSecurityPolicy } from '../../seo/csp.ts';
import { site } from '../../site.ts';
import { isArticle, isIndexable, metaOf, relOf } from '../page.ts';
import { eachOf, eachPage, every, exists, local, type Rule } from '../rule.ts';

const LONGEST_TITLE = 60;
const DESCRIPTION = { shortest: 70, longest: 160 };
/** Larger images are left out by some of the services that show them. */
const LARGEST_IMAGE = 100 * 1024;
/** A browser looks for the encoding in this many bytes. */
const CHARSET_WITHIN = 1024;
/** What a shared link needs. */
const SHARED = ['og:type', 'og:site_name', 'og:title', 'og:description', 'og:url', 'og:image', 'og:image:alt', 'og:image:width', 'og:image:height', 'twitter:card'];
/** What every policy says, whatever a page runs. */
const POLICY = [...contentSecurityPolicy().directives, "script-src 'self'", "style-src 'self'"];
/** What every head names besides: link relation and what it is for. */
const NAMED: ReadonlyArray<[rel: string, type: string]> = [['icon', ''], ['alternate', 'application/atom+xml'], ['search', 'application/opensearchdescription+xml'], ['manifest', '']];

export const HEAD: readonly Rule[] = [
  { name: 'charset', severity: 'error', check: eachPage(every, ({ charsetAt }, say) => {
    if (charsetAt < 0 || charsetAt > CHARSET_WITHIN) say('the page does not declare UTF-8 at its start');
  }) },
  { name: 'policy', severity: 'error', check: eachPage(every, ({ policy }, say) => {
    const missing = POLICY.filter((directive) => !policy.includes(directive));
    if (policy === '') say('the page has no content security policy before what it runs');
    else if (missing.length > 0) say(`the content security policy does not say ${missing.join(', ')}`);
    if (/'unsafe-(?:inline|eval|hashes)'/.test(policy)) say('the content security policy allows code that nobody announced');
  }) },
  { name: 'language', severity: 'error', check: eachPage(every, ({ lang }, say) => {
    if (lang !== site.language) say(`the page names ${lang ? `the language ${lang}` : 'no language'}`);
  }) },
  { name: 'title', severity: 'error', check: ({ pages }, say) => {
    const seen = new Map<string, string>();
    for (const page of pages) {
      const [title = ''] = page.title;
      if (page.title.length !== 1 || title.trim() === '') say(page.url, `the page has ${page.title.length === 0 ? 'no title' : 'an empty or second title'}`);
      const twin = seen.get(title);
      if (twin && isIndexable(page)) say(page.url, `${twin} has the same title`);
      seen.set(title, page.url);
    }
  } },
  { name: 'title-length', severity: 'warning', check: eachPage(isIndexable, ({ title: [title = ''] }, say) => {
    if (title.length > LONGEST_TITLE) say(`the title has ${title.length} characters`);
  }) },
  { name: 'description', severity: 'error', check: ({ pages }, say) => {
    const seen = new Map<string, string>();
    for (const page of pages.filter(isIndexable)) {
      const [description = '', ...more] = page.meta.get('description') ?? [];
      if (more.length > 0 || description.trim() === '') say(page.url, 'the page needs exactly one description');
      const twin = seen.get(description);
      if (twin) say(page.url, `${twin} has the same description`);
      seen.set(description, page.url);
    }
  } },
  { name: 'description-length', severity: 'warning', check: eachPage(isIndexable, (page, say) => {
    const { length } = metaOf(page, 'description');
    if (length < DESCRIPTION.shortest || length > DESCRIPTION.longest) say(`the description has ${length} characters, not ${DESCRIPTION.shortest} to ${DESCRIPTION.longest}`);
  }) },
  { name: 'canonical', severity: 'error', check: eachPage(isIndexable, (page, say) => {
    const found = relOf(page, 'canonical');
    if (found.length !== 1 || found[0] !== `${site.url}${page.url}`) say(`the canonical is ${found.join(', ') || 'missing'}`);
  }) },
  { name: 'image-preview', severity: 'error', check: eachPage(every, (page, say) => {
    const robots = metaOf(page, 'robots');
    if (!robots.includes('max-image-preview:large') || /noarchive/i.test(robots)) say(`robots says “${robots}”`);
  }) },
  { name: 'shared-link', severity: 'error', check: eachPage(every, (page, say) => {
    for (const name of SHARED) if (metaOf(page, name) === '') say(`${name} is missing`);
    if (metaOf(page, 'og:description') !== metaOf(page, 'description')) say('og:description is not the description');
  }) },
  { name: 'shared-image', severity: 'error', check: eachOf(every, (page, say, { files, images }) => {
    const file = local(metaOf(page, 'og:image'), page.url)?.path.slice(1) ?? '';
    const size = images.get(file);
    if (!size) say(`og:image ${file || 'of another site'} is no PNG of this site`);
    else if (size.width !== SIZES.og.width || size.height !== SIZES.og.height) say(`og:image is ${size.width} × ${size.height}`);
    else if ((files.get(file) ?? 0) > LARGEST_IMAGE) say(`og:image has ${files.get(file)} bytes`);
  }) },
  { name: 'head-links', severity: 'error', check: eachOf(every, (page, say, built) => {
    for (const [rel, type] of NAMED) {
      const link = page.rels.find((given) => given.rel === rel && (type === '' || given.type === type));
      if (!link || !exists(built, local(link.href, page.url)?.path ?? '')) say(`the link to ${type || rel} is missing or leads nowhere`);
    }
  }) },
  { name: 'markdown-link', severity: 'error', check: eachOf(isArticle, (page, say, { files }) => {
    const link = page.rels.find(({ rel, type }) => rel === 'alternate' && type === 'text/markdown');
    if (!link || !files.has(link.href.slice(1))) say('the link to the Markdown form is missing or leads nowhere');
  }) },
  { name: 'theme-color', severity: 'error', check: eachPage(every, (page, say) => {
    if ((page.meta.get('theme-color')?.length ?? 0) !== 2) say('the page needs a theme colour for light and one for dark');
  }) },
];
