/** Rules about structured data: only terms of schema.org, and nothing that a reader cannot see on the page. */
import { isArticle, isIndexable, metaOf } from '../page.ts';
import { eachOf, eachPage, every, exists, local, type Rule } from '../rule.ts';
import { ofType, parsed, type Thing, things } from '../things.ts';
import { RETIRED, TERMS } from '../vocabulary.ts';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;
const day = (moment: unknown) => String(moment ?? '').slice(0, 10);

export const STRUCTURED: readonly Rule[] = [
  { name: 'structured-data', severity: 'error', check: eachPage(isIndexable, (page, say) => {
    if (page.jsonLd.length !== 1) return say(`the page has ${page.jsonLd.length} blocks of structured data`);
    const data = parsed(page.jsonLd[0] as string);
    if (!data) say('the structured data is not JSON');
    else if (data['@context'] !== 'https://schema.org' || !Array.isArray(data['@graph'])) say('the structured data is not one @graph of schema.org');
  }) },
  { name: 'vocabulary', severity: 'error', check: eachPage(every, (page, say) => {
    for (const thing of things(page)) {
      const type = String(thing['@type']);
      const known = TERMS[type];
      if (!known) say(`schema.org’s ${type} is not one of the types in use`);
      else for (const term of Object.keys(thing)) if (!term.startsWith('@') && !known.includes(term)) say(`${type} has no property ${term}`);
    }
  }) },
  { name: 'retired-types', severity: 'error', check: eachPage(every, (page, say) => {
    for (const json of page.jsonLd) for (const term of RETIRED) if (json.includes(`"${term}"`)) say(`${term} is retired`);
  }) },
  { name: 'article-data', severity: 'error', check: eachPage(isArticle, (page, say) => {
    const article = ofType(page, 'Article');
    if (!article) return say('the structured data has no Article');
    if (article['headline'] !== page.headings.find(({ depth }) => depth === 1)?.text) say('the headline is not the heading of the page');
    if (article['description'] !== metaOf(page, 'description')) say('the description is not that of the page');
  }) },
  { name: 'article-images', severity: 'error', check: eachOf(isArticle, ({ url, images }, say, { files }) => {
    if (images.length !== 3 || images.some((image) => !files.has(local(image, url)?.path.slice(1) ?? ''))) say('the article needs three images that exist');
  }) },
  { name: 'data-dates', severity: 'error', check: eachPage(isArticle, (page, say) => {
    const article = ofType(page, 'Article') ?? {};
    for (const name of ['datePublished', 'dateModified']) if (!MOMENT.test(String(article[name]))) say(`${name} is no moment with an offset`);
    if (metaOf(page, 'article:modified_time') !== article['dateModified']) say('dateModified is not article:modified_time');
    if (!page.times.includes(day(article['dateModified']))) say('dateModified is not a date that the page shows');
    const reviewed = ofType(page, 'WebPage')?.['lastReviewed'];
    if (reviewed && !page.times.includes(day(reviewed))) say('lastReviewed is not a date that the page shows');
  }) },
  { name: 'data-breadcrumbs', severity: 'error', check: eachPage((page) => page.jsonLd.length > 0 && page.url !== '/', (page, say) => {
    const items = ofType(page, 'BreadcrumbList')?.['itemListElement'];
    const names = Array.isArray(items) ? items.map((item: Thing) => String(item['name'])) : [];
    if (names.length < 2) say('the breadcrumbs have fewer than two steps');
    else if (names.join('\n') !== page.crumbs.join('\n')) say(`the breadcrumbs are ${names.join(' › ')}, the page shows ${page.crumbs.join(' › ')}`);
  }) },
  { name: 'data-addresses', severity: 'error', check: eachOf(every, ({ url, addresses }, say, built) => {
    for (const [type, address] of addresses) {
      const target = local(address, url);
      if (target && !exists(built, target.path)) say(`${type} names ${target.path}, which is not there`);
    }
  }) },
];
