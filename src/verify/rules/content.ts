/** Rules about what a page says: its headings, its own words, its sources and the people behind it. */
import { alikeAgain } from '../../seo/likeness.ts';
import { ownCounts } from '../../seo/own.ts';
import { site } from '../../site.ts';
import { isArticle, isIndexable, metaOf, type Page } from '../page.ts';
import { eachPage, every, type Rule } from '../rule.ts';

/** A shorter statement may stand twice: “Restart the iPhone.” */
const WORDS_OF_A_REPEAT = 6;
const ON_TOPIC = 0.6;
/** The gate judged by the engine's statements; on the page, where callouts and tables are left out, the shares differ. */
const SLACK = { own: 0.1, likeness: 0.05 };
const isListedArticle = (page: Pick<Page, 'meta' | 'file' | 'redirect'>) => isArticle(page) && isIndexable(page);
const isLong = (statement: string) => statement.split(' ').length >= WORDS_OF_A_REPEAT;

export const CONTENT: readonly Rule[] = [
  { name: 'one-h1', severity: 'error', check: eachPage(every, ({ headings }, say) => {
    const count = headings.filter(({ depth }) => depth === 1).length;
    if (count !== 1) say(`the page has ${count} first-level headings`);
  }) },
  { name: 'heading-levels', severity: 'error', check: eachPage(every, ({ headings }, say) => {
    for (const [at, { depth, text }] of headings.entries()) if (at > 0 && depth > headings[at - 1]!.depth + 1) say(`the heading “${text}” skips a level`);
  }) },
  { name: 'empty-section', severity: 'error', check: eachPage(isArticle, ({ headings }, say) => {
    for (const { text, empty } of headings) if (empty) say(`nothing stands under “${text}”`);
  }) },
  { name: 'unique-ids', severity: 'error', check: eachPage(every, ({ ids }, say) => {
    for (const id of new Set(ids)) if (ids.indexOf(id) !== ids.lastIndexOf(id)) say(`the id “${id}” is used twice`);
  }) },
  { name: 'no-repeats', severity: 'warning', check: eachPage(isListedArticle, ({ statements }, say) => {
    for (const statement of new Set(statements)) if (isLong(statement) && statements.indexOf(statement) !== statements.lastIndexOf(statement)) say(`the page says twice: “${statement}”`);
  }) },
  { name: 'own-statements', severity: 'error', check: ({ pages }, say) => {
    const articles = pages.filter(isArticle);
    const owns = ownCounts(articles.map(({ statements }) => statements));
    for (const [at, { url, statements }] of articles.entries()) {
      const own = owns[at]!;
      if (isIndexable(articles[at]!) && own < statements.length * (site.indexable.ownStatements - SLACK.own)) say(url, `only ${own} of its ${statements.length} statements are its own`);
    }
  } },
  { name: 'likeness', severity: 'error', check: ({ pages, compared }, say) => {
    const articles = pages.filter(isListedArticle);
    const fresh = [...articles.keys()].filter((at) => !compared.has(articles[at]!));
    for (const [at, twin] of alikeAgain(articles.map(({ runs }) => runs), site.indexable.likeness + SLACK.likeness, [], fresh).entries()) {
      if (twin) say(articles[at]!.url, `the page is ${Math.round(twin.index * 100)} % like ${articles[twin.other]!.url}`);
    }
  } },
  { name: 'on-topic', severity: 'warning', check: eachPage(isListedArticle, (page, say) => {
    const topic = new Set(stems(`${page.title[0] ?? ''} ${metaOf(page, 'description')} ${page.headings.map(({ text }) => text).join(' ')}`));
    const near = page.statements.filter((statement) => stems(statement).some((stem) => topic.has(stem))).length;
    if (near < page.statements.length * ON_TOPIC) say(`only ${near} of its ${page.statements.length} statements share a word with its title, description or headings`);
  }) },
  { name: 'sources', severity: 'error', check: eachPage(isListedArticle, ({ sources }, say) => {
    if (new Set(sources.map(({ href }) => href)).size < site.indexable.sources) say(`the page shows ${sources.length} sources`);
    for (const { href, checked } of sources) if (!/^\d{4}-\d\d-\d\d$/.test(checked)) say(`the source ${href} has no date of its check`);
  }) },
  { name: 'author-and-reviewer', severity: 'error', check: eachPage(isListedArticle, ({ people }, say) => {
    if (new Set(people.filter((href) => href.startsWith('/people/'))).size < 2) say('the page does not name an author and a reviewer');
  }) },
  { name: 'dates-shown', severity: 'error', check: eachPage(isListedArticle, ({ times }, say) => {
    if (times.length < 2) say('the page does not show when it was updated and reviewed');
  }) },
  { name: 'disclaimer', severity: 'error', check: eachPage(isArticle, ({ nosnippet }, say) => {
    if (!nosnippet.includes(site.disclaimer)) say('the disclaimer is missing or may become a snippet');
  }) },
  { name: 'not-affiliated', severity: 'error', check: eachPage(every, ({ nosnippet }, say) => {
    if (!nosnippet.includes(site.notAffiliated)) say('the page does not say that the site is independent');
  }) },
];

/** Words that carry a subject, cut to what a plural and its singular share. */
const stems = (text: string) => (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => !COMMON.has(word)).map((word) => word.slice(0, 5));
const COMMON = new Set('about after again always been before both does each every from have into just keep make more most much must never only other over same some such than that their them then there these they this those what when where which while will with without your'.split(' '));
