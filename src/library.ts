/**
 * What pages may ask of the collection: published articles in a stable order, by topic, most needed, broken ones in dev.
 */
import type { Frontmatter } from './kb/article.ts';
import { countSteps, makeChecklist } from './kb/checklist.ts';
import { compare } from './kb/issue.ts';
import type { Moved, Related } from './kb/related.ts';
import type { Figure } from './kb/figures.ts';
import type { Size } from './kb/svg.ts';
import { currentLive } from './live.ts';
import { type Entry, type Handed, handed } from './press/handed.ts';
import { site } from './site.ts';

export interface ArticleData extends Omit<Frontmatter, 'related'> {
  state: 'ready';
  path: string;
  /** Statements that other pages say for this one. */
  moved: Moved[];
  related: Related[];
  /** Why search engines may not list it; empty when they may. */
  noindex: string[];
}

/** Only while developing: an article that cannot be shown, and why. */
export interface BrokenData {
  state: 'broken';
  path: string;
  issues: string[];
}

/** A drawing that some article shows; its text is the entry's body. */
export interface FigureData extends Size {
  state: 'figure';
  name: string;
}

export type StoredData = ArticleData | BrokenData | FigureData;

export interface Article {
  id: string;
  data: ArticleData;
  /** The file's text after deduplication. */
  text: string;
}

export type TopicId = keyof typeof site.topics;
export type PersonId = keyof typeof site.people;

export const topicIds = Object.keys(site.topics) as TopicId[];
export const personIds = Object.keys(site.people) as PersonId[];

/** The articles that search engines may list: what sitemap, feed and llms.txt name. */
export const listed = (articles: readonly Article[]) => articles.filter(({ data }) => data.noindex.length === 0);

/** What has been handed over; while developing, pages may be asked for before anything was. */
async function given(): Promise<Handed | undefined> {
  if (!handed()) await currentLive()?.shown;
  return handed();
}

const NONE: readonly Entry[] = [];

let all: { of: unknown; sorted: readonly Article[] } | undefined;

/** Every article that can be shown, by title. */
export async function allArticles(): Promise<Article[]> {
  const of = await given();
  if (!all || all.of !== of) all = { of, sorted: sorted(of?.entries ?? NONE) };
  return [...all.sorted];
}

function sorted(entries: readonly Entry[]): Article[] {
  const found: Article[] = [];
  for (const entry of entries) {
    const { id, data } = entry;
    if (data.state !== 'ready') continue;
    // While developing, a text is only made when it is asked for.
    found.push({ id, data, get text() { return entry.body; } });
  }
  return found.map((article) => ({ article, title: article.data.title.toLowerCase() })).sort((a, b) => compare(a.title, b.title)).map(({ article }) => article);
}

export async function brokenArticles(): Promise<Array<{ id: string; data: BrokenData }>> {
  return ((await given())?.entries ?? NONE).flatMap(({ id, data }) => (data.state === 'broken' ? [{ id, data }] : []));
}

let figures: { of: unknown; found: ReadonlyMap<string, Figure> } | undefined;

/** The drawings that articles show, by file name. Every article asks, so they are looked for once. */
export async function allFigures(): Promise<ReadonlyMap<string, Figure>> {
  const of = await given();
  if (!figures || figures.of !== of) {
    const found = new Map<string, Figure>();
    for (const entry of of?.entries ?? NONE) if (entry.data.state === 'figure') found.set(entry.data.name, { width: entry.data.width, height: entry.data.height, svg: entry.body });
    figures = { of, found };
  }
  return figures.found;
}

/** Steps of an article's checklist: a build has counted them once. */
export const stepsOf = ({ id, data, text }: Article) => handed()?.derived?.get(id)?.steps ?? countSteps(makeChecklist(text, data.moved));

/** Those whose checklist has something to tick: what is told in prose alone has not. */
export const withSteps = (articles: readonly Article[]) => articles.filter((article) => stepsOf(article) > 0);

/** Does an article name this role? The page of one that none names has nothing to tell, and is not to be indexed. */
export const isNamed = (articles: readonly Article[], person: PersonId) => articles.some(({ data }) => data.author === person || data.reviewer === person);

/** The topics that have articles, in the order of `src/site.ts`. */
export async function usedTopics(): Promise<TopicId[]> {
  return [...((await given())?.topics ?? [])];
}

export const ofTopic = (articles: readonly Article[], topic: TopicId) => articles.filter(({ data }) => data.topic === topic);

/** The articles that `src/site.ts` puts on the home page, then the newest ones until there are six. */
export function mostNeeded(articles: readonly Article[]): Article[] {
  const named = site.mostNeeded.flatMap((id) => articles.find((article) => article.id === id) ?? []);
  const rest = articles.filter((article) => !named.includes(article)).sort((a, b) => compare(b.data.updated, a.data.updated));
  return [...named, ...rest].slice(0, Math.max(6, named.length));
}
