/**
 * The instant tier: titles, second-level headings, descriptions and target queries of every article in one small file,
 * and the engine that answers from it at each key. Up to about 500 articles one file is small enough.
 */
import MiniSearch from 'minisearch';
import type { Plan } from './planner.ts';
import type { SearchRecord } from './record.ts';
import { WEIGHTS } from './weights.ts';
import { indexed, stem } from './words.ts';

export interface InstantArticle {
  url: string;
  title: string;
  description: string;
  topic: string;
  platforms: readonly string[];
  queries: readonly string[];
  /** Anchor and text of each second-level heading. */
  headings: ReadonlyArray<readonly [string, string]>;
}

export interface InstantFile {
  articles: readonly InstantArticle[];
  /** Name and path of each topic in use, for readers whom no article answers. */
  topics: ReadonlyArray<readonly [string, string]>;
  synonyms: ReadonlyArray<readonly string[]>;
}

export const instantFile = (records: readonly SearchRecord[], topics: InstantFile['topics'], synonyms: InstantFile['synonyms']): InstantFile => ({
  articles: records.map(({ url, title, description, topic, platforms, queries, headings }) => ({ url, title, description, topic, platforms, queries, headings: headings.filter(({ depth }) => depth === 2).map(({ id, text }) => [id, text] as const) })),
  topics,
  synonyms,
});

export type InstantHits = Map<string, { score: number; terms: Set<number> }>;

/** Words of earlier keys are not asked again. */
const MOST_ASKED = 500;

/** A function that answers a plan: each page's score and which of the plan's terms it matched. */
export function openInstant({ articles }: Pick<InstantFile, 'articles'>): (plan: Plan, sure: boolean) => InstantHits {
  const engine = new MiniSearch({
    fields: Object.keys(WEIGHTS.instantFields),
    idField: 'url',
    tokenize: indexed,
    processTerm: stem,
    extractField: (article: InstantArticle, field) => {
      if (field === 'headings') return article.headings.map(([, text]) => text).join('\n');
      if (field === 'queries') return article.queries.join('\n');
      return article[field as 'url'];
    },
  });
  engine.addAll(articles);
  const asked = new Map<string, ReadonlyArray<readonly [string, number]>>();
  const ask = (words: readonly string[], prefix: boolean, fuzzy: boolean) => {
    const key = `${words.join(' ')}${prefix ? '*' : ''}${fuzzy ? '~' : ''}`;
    const results =
      asked.get(key) ??
      engine
        .search(words.join(' '), {
          boost: WEIGHTS.instantFields,
          combineWith: 'AND',
          // A word that is not finished is looked for as it stands too: only whole words have endings.
          processTerm: prefix ? (word) => [...new Set([word, stem(word)])] : stem,
          prefix,
          fuzzy: fuzzy ? WEIGHTS.instantFuzzy : false,
        })
        .map(({ id, score }) => [id as string, score] as const);
    if (asked.size > MOST_ASKED) asked.clear();
    asked.set(key, results);
    return results;
  };
  return ({ terms }, sure) => {
    const found: InstantHits = new Map();
    for (const [at, term] of terms.entries()) {
      const best = new Map<string, number>();
      for (const [way, { words, weight }] of term.ways.entries()) {
        // Once the vocabulary has judged the word, it is right or it is not of this site.
        const fuzzy = way === 0 && !sure && (words[0]?.length ?? 0) >= WEIGHTS.oneEditFrom;
        for (const [url, score] of ask(words, way === 0 && term.prefix, fuzzy)) best.set(url, Math.max(best.get(url) ?? 0, score * weight));
      }
      for (const [url, score] of best) {
        const page = found.get(url) ?? { score: 0, terms: new Set() };
        page.score += score;
        page.terms.add(at);
        found.set(url, page);
      }
    }
    for (const page of found.values()) page.score *= page.terms.size / terms.length;
    return found;
  };
}
