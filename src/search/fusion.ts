/**
 * What the tiers found for each word -> one ranked list with a judgement. Pure.
 * Words are added up by rarity; the tiers are added up by normalised score, which ranks better than adding reciprocal ranks.
 */
import type { Plan } from './planner.ts';
import { WEIGHTS } from './weights.ts';

/** Page -> score; only pages that hold the word. */
export type Hits = ReadonlyMap<string, number>;

export interface Ranked {
  url: string;
  score: number;
  /** Share of the query, weighed by rarity, that the page holds. */
  coverage: number;
}

export interface Found {
  /** For each searched word its hits in the full text; empty while there is none. */
  full: ReadonlyMap<string, Hits>;
  /** The instant tier's score of each page and the places of the terms that it matched. */
  instant: ReadonlyMap<string, { score: number; terms: ReadonlySet<number> }>;
  /** Number of pages of the site. */
  pages: number;
}

/** Every page that holds any of the words, best first; equal scores by address. */
export function rank({ terms }: Plan, { full, instant, pages }: Found): Ranked[] {
  const held = terms.map((term, at) => {
    const hits = new Map<string, number>();
    for (const { words, weight } of term.ways) {
      for (const [url, score] of phraseHits(words.map((word) => full.get(word) ?? new Map()))) hits.set(url, Math.max(hits.get(url) ?? 0, score * weight));
    }
    const all = new Set(hits.keys());
    for (const [url, match] of instant) if (match.terms.has(at)) all.add(url);
    return { hits, all, unknown: term.unknown, rarity: Math.log(1 + pages / ((term.unknown ? WEIGHTS.unknownPages : all.size) + 0.5)) };
  });
  const asked = held.reduce((sum, { rarity }) => sum + rarity, 0);
  const urls = new Set(held.flatMap(({ all }) => [...all]));
  const rows = [...urls].map((url) => {
    let [text, covered] = [0, 0];
    for (const { hits, all, rarity, unknown } of held) {
      const score = hits.get(url);
      if (score !== undefined) text += rarity * (WEIGHTS.held + (1 - WEIGHTS.held) * score);
      if (all.has(url) && !unknown) covered += rarity;
    }
    const coverage = asked === 0 ? 0 : covered / asked;
    return { url, coverage, text: text * (1 + WEIGHTS.together * coverage), instant: instant.get(url)?.score ?? 0 };
  });
  const [bestText, bestInstant] = [most(rows.map(({ text }) => text)), most(rows.map(({ instant: score }) => score))];
  const share = bestText === 0 ? 1 : bestInstant === 0 ? 0 : WEIGHTS.instantShare;
  return rows
    .map(({ url, coverage, text, instant: score }): Ranked => ({ url, coverage, score: (share * score) / (bestInstant || 1) + ((1 - share) * text) / (bestText || 1) }))
    .sort((a, b) => b.score - a.score || (a.url < b.url ? -1 : 1));
}

/** Is the best of them an answer? */
export const isStrong = ([best]: readonly Ranked[]) => best !== undefined && best.coverage >= WEIGHTS.strong;

/** Pages that hold all words of a phrase, by the mean of their scores, each as a share of the word's best. */
function phraseHits(words: ReadonlyArray<Hits>): Map<string, number> {
  const [first, ...others] = words.map((hits) => {
    const best = most([...hits.values()]) || 1;
    return new Map([...hits].map(([url, score]) => [url, score / best]));
  });
  if (!first || others.length === 0) return first ?? new Map();
  return new Map([...first].filter(([url]) => others.every((hits) => hits.has(url))).map(([url, score]) => [url, others.reduce((sum, hits) => sum + (hits.get(url) as number), score) / words.length]));
}

const most = (numbers: readonly number[]) => numbers.reduce((best, number) => Math.max(best, number), 0);
