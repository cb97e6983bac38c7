/**
 * What the tiers found for each word -> one ranked list with a judgement. Pure.
 * Words are added up by rarity; the tiers are added up by normalised score, which ranks better than adding reciprocal ranks.
 */
import { marked, type Plan } from './planner.ts';
import type { Hits } from './postings.ts';
import { WEIGHTS } from './weights.ts';

export interface Ranked {
  /** Its number. */
  page: number;
  score: number;
  /** How far the page can be trusted to answer, from 0 to 1: the mean over the query's words, rare ones weighing more. */
  trust: number;
}

export interface Found {
  /** For each lookup, by its mark, the hits in the full text, the best of them 1; empty while there is none. */
  full: ReadonlyMap<string, Hits>;
  /** The instant tier's score of each page and the places of the terms that it matched. */
  instant: ReadonlyMap<number, { score: number; terms: ReadonlyMap<number, number> }>;
  /** Number of pages of the site. */
  pages: number;
}

/** Every page that holds any of the words, best first; equal scores by number. */
export function rank({ terms }: Plan, { full, instant, pages }: Found): Ranked[] {
  const held = terms.map((term, at) => {
    const hits = new Map<number, number>();
    for (const [way, { words, weight }] of term.ways.entries()) {
      const prefix = term.prefix && way === 0;
      for (const [page, score] of phraseHits(words.map((word) => full.get(marked({ word, prefix })) ?? new Map()))) hits.set(page, Math.max(hits.get(page) ?? 0, score * weight));
    }
    const all = new Set(hits.keys());
    for (const [page, match] of instant) if (match.terms.has(at)) all.add(page);
    return { hits, all, unknown: term.unknown, rarity: Math.log(1 + pages / ((term.unknown ? WEIGHTS.unknownPages : all.size) + 0.5)) };
  });
  const asked = held.reduce((sum, { rarity }) => sum + rarity, 0);
  const found = new Set(held.flatMap(({ all }) => [...all]));
  const rows = [...found].map((page) => {
    let [text, covered, trust, most] = [0, 0, 0, 0];
    for (const [at, { hits, all, rarity, unknown }] of held.entries()) {
      const score = hits.get(page);
      if (score !== undefined) text += rarity * (WEIGHTS.held + (1 - WEIGHTS.held) * score);
      most += Math.sqrt(rarity);
      if (unknown) continue;
      if (all.has(page)) covered += rarity;
      const declared = (instant.get(page)?.terms.get(at) ?? 0) / WEIGHTS.declared;
      trust += Math.sqrt(rarity) * Math.max(Math.min(1, declared), WEIGHTS.mentioned * (score ?? 0));
    }
    const coverage = asked === 0 ? 0 : covered / asked;
    return { page, trust: most === 0 ? 0 : trust / most, text: text * (1 + WEIGHTS.together * coverage), instant: instant.get(page)?.score ?? 0 };
  });
  const [bestText, bestInstant] = [best(rows.map(({ text }) => text)), best(rows.map(({ instant: score }) => score))];
  const share = bestText === 0 ? 1 : bestInstant === 0 ? 0 : WEIGHTS.instantShare;
  return rows
    .map(({ page, trust, text, instant: score }): Ranked => ({ page, trust, score: (share * score) / (bestInstant || 1) + ((1 - share) * text) / (bestText || 1) }))
    .sort((a, b) => b.score - a.score || a.page - b.page);
}

/** Is the best of them an answer? */
export const isStrong = ([first]: readonly Ranked[]) => first !== undefined && first.trust >= WEIGHTS.strong;

/** Pages that hold all words of a phrase, by the mean of their scores. */
function phraseHits([first, ...others]: readonly Hits[]): Hits {
  if (!first || others.length === 0) return first ?? new Map();
  return new Map([...first].filter(([page]) => others.every((hits) => hits.has(page))).map(([page, score]) => [page, others.reduce((sum, hits) => sum + (hits.get(page) as number), score) / (others.length + 1)]));
}

const best = (numbers: readonly number[]) => numbers.reduce((most, number) => Math.max(most, number), 0);
