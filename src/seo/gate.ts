/**
 * Finished articles and the day -> why search engines may not list some of them. Such an article is published for those who have
 * its address, marked `noindex`, and left out of sitemap, feed and llms.txt. Pure: the day comes from whoever builds.
 */
import type { Article, Frontmatter } from '../kb/article.ts';
import type { Finished } from '../kb/pipeline.ts';
import { shingles } from '../kb/shingles.ts';
import { site } from '../site.ts';
import { alikeAgain, type Likeness } from './likeness.ts';
import { ownCounts } from './own.ts';

/** What was compared the last time: runs of each text under its digest, and what it was most like. It saves time, and changes nothing. */
export interface Compared {
  texts: ReadonlyMap<string, { digest: string; runs: Uint32Array; twin?: { id: string; index: number } }>;
}

/** How many statements an article makes, and how many of them no other article makes. */
export interface Owned {
  statements: number;
  own: number;
}

/** What is looked at of an article. */
interface Judged extends Pick<Finished, 'text'>, Owned {
  article: Pick<Article, 'id' | 'bodyStart' | 'data'>;
}

export function owned(articles: ReadonlyArray<Pick<Finished, 'outline'>>): Owned[] {
  const owns = ownCounts(articles.map(({ outline }) => outline.statements.map(({ key }) => key)));
  return articles.map(({ outline: { statements } }, at) => ({ statements: statements.length, own: owns[at]! }));
}

/** Reasons by id of the article; an article without any may be listed. `today` as YYYY-MM-DD. `digestOf` names texts. */
export function gate(articles: readonly Judged[], today: string, before: Compared = { texts: new Map() }, digestOf: (text: string) => string = String): { closed: Map<string, string[]>; compared: Compared } {
  const [twins, compared] = compare(articles, before, digestOf);
  const reasons = new Map<string, string[]>();
  for (const [at, { article, own: count, statements }] of articles.entries()) {
    const twin = twins[at];
    const found = [
      ...reviewed(article.data, today),
      ...own(count, statements),
      ...(twin ? [`is ${percent(twin.index)} like /${articles[twin.other]!.article.id}/`] : []),
    ];
    if (found.length > 0) reasons.set(article.id, found);
  }
  return { closed: reasons, compared };
}

/** The same as before when nothing has changed. */
function compare(articles: readonly Judged[], known: Compared, digestOf: (text: string) => string): [twins: Array<Likeness | undefined>, compared: Compared] {
  const places = new Map(articles.map(({ article }, at) => [article.id, at]));
  const fresh: number[] = [];
  const nearest: Array<Likeness | undefined> = [];
  const texts = articles.map(({ article, text }, at) => {
    const own = text.slice(article.bodyStart);
    const digest = digestOf(own);
    const found = known.texts.get(article.id);
    const other = found?.twin && places.get(found.twin.id);
    nearest.push(found?.twin && other !== undefined ? { other, index: found.twin.index } : undefined);
    if (found?.digest === digest && (!found.twin || other !== undefined)) return found;
    fresh.push(at);
    return { digest, runs: shingles(own) };
  });
  const twins = alikeAgain(texts.map(({ runs }) => runs), site.indexable.likeness, nearest, fresh);
  if (fresh.length === 0 && known.texts.size === articles.length) return [twins, known];
  const idAt = (at: number) => articles[at]!.article.id;
  return [twins, { texts: new Map(texts.map(({ digest, runs }, at) => [idAt(at), { digest, runs, ...(twins[at] ? { twin: { id: idAt(twins[at].other), index: twins[at].index } } : {}) }])) }];
}

function reviewed({ sources, reviewer, reviewed, reviewEvery }: Frontmatter, today: string): string[] {
  const count = new Set(sources.map(({ url }) => url)).size;
  const due = reviewed && addMonths(reviewed, reviewEvery ?? site.reviewEveryMonths);
  return [
    ...(count < site.indexable.sources ? [`names ${count === 0 ? 'no source' : `${count} source${count === 1 ? '' : 's'}`}, and ${site.indexable.sources} are asked for`] : []),
    ...(reviewer ? [] : ['has no reviewer']),
    ...(!due ? ['has no date of review'] : due < today ? [`its review was due on ${due}`] : []),
  ];
}

function own(count: number, all: number): string[] {
  if (all === 0) return ['makes no statement of its own'];
  return count / all < site.indexable.ownStatements ? [`only ${percent(count / all)} of its statements are its own`] : [];
}

const percent = (share: number) => `${Math.floor(share * 100)} %`;

/** 2026-01-31 and one month -> 2026-02-28. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const leap = toYear % 4 === 0 && (toYear % 100 !== 0 || toYear % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][toMonth - 1] as number;
  return [String(toYear).padStart(4, '0'), String(toMonth).padStart(2, '0'), String(Math.min(date, days)).padStart(2, '0')].join('-');
}
