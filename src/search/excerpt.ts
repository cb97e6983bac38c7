/**
 * A page's text and the words of a query -> the part worth showing and the sections worth jumping to. Pure.
 * Pagefind knows the places of one search at a time; here they are found again for all the words together.
 */
import type { Plan } from './planner.ts';
import { WEIGHTS } from './weights.ts';
import { stem, wordsOf } from './words.ts';

export interface Part {
  text: string;
  marked: boolean;
}

export interface Anchor {
  id: string;
  text: string;
  /** Number of words of the page before it. */
  location: number;
}

/** Which term of the plan a word answers, or -1. */
export type Matcher = (word: string) => number;

export function matcher({ terms }: Plan): Matcher {
  const by = new Map<string, number>();
  const prefixes: Array<readonly [string, number]> = [];
  for (const [at, { ways, prefix }] of terms.entries()) {
    for (const { words } of ways) for (const word of words) if (!by.has(stem(word))) by.set(stem(word), at);
    if (prefix) prefixes.push([ways[0]?.words[0] ?? '', at]);
  }
  return (word) => by.get(stem(word)) ?? prefixes.find(([letters]) => letters !== '' && word.startsWith(letters))?.[1] ?? -1;
}

/** The text in parts, the words that answer the query marked. */
export function markText(text: string, matches: Matcher): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { text: word, parts: pieces, start, end } of wordsOf(text)) {
    if (matches(word) < 0 && !pieces.some((piece) => matches(piece) >= 0)) continue;
    if (start > from) parts.push({ text: text.slice(from, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), marked: false });
  return parts;
}

const split = (content: string) => content.split(/\s+/u);

/** For each word of the page the term it answers, or -1. */
function termsOf(words: readonly string[], matches: Matcher): number[] {
  return words.map((word) => {
    for (const { text, parts } of wordsOf(word)) {
      const whole = matches(text);
      if (whole >= 0) return whole;
      for (const part of parts) if (matches(part) >= 0) return matches(part);
    }
    return -1;
  });
}

/** The stretch that holds the most different words of the query, the rare ones before the common; the earliest of equals. */
export function excerptOf(content: string, matches: Matcher, skip: number): Part[] {
  const words = split(content);
  const terms = termsOf(words, matches);
  const weights = weightsOf(terms);
  const width = WEIGHTS.excerptWords;
  let best = { at: skip, score: -1 };
  for (let at = skip; at < words.length; at++) {
    // A stretch begins where a sentence does: that is how it reads best.
    if (at > skip && !/[.!?:]$/.test(words[at - 1] as string)) continue;
    const score = scoreOf(terms.slice(at, at + width), weights);
    if (score > best.score + 1e-9) best = { at, score };
  }
  const end = best.at + width;
  return [...markText(words.slice(best.at, end).join(' '), matches), ...(end < words.length ? [{ text: ' …', marked: false }] : [])];
}

/** The sections that answer best, in that order. */
export function sectionsOf(content: string, anchors: readonly Anchor[], matches: Matcher): Anchor[] {
  const terms = termsOf(split(content), matches);
  const weights = weightsOf(terms);
  const sorted = [...anchors].sort((a, b) => a.location - b.location);
  const scored = sorted.map((anchor, at) => {
    const own = scoreOf(terms.slice(anchor.location, sorted[at + 1]?.location), weights);
    const heading = scoreOf(termsOf(split(anchor.text), matches), weights);
    return { anchor, score: own + (WEIGHTS.headingWord - 1) * heading };
  });
  const best = Math.max(...scored.map(({ score }) => score), 0);
  return scored.filter(({ score }) => score > 0 && score >= best * WEIGHTS.sectionShare).sort((a, b) => b.score - a.score || a.anchor.location - b.anchor.location).slice(0, WEIGHTS.sections).map(({ anchor }) => anchor);
}

/** A term that stands all over the page tells less about a stretch of it. */
function weightsOf(terms: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) if (term >= 0) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map([...counts].map(([term, count]) => [term, 1 / (1 + Math.log(count))]));
}

function scoreOf(terms: readonly number[], weights: ReadonlyMap<number, number>): number {
  const counts = new Map<number, number>();
  for (const term of terms) if (term >= 0) counts.set(term, (counts.get(term) ?? 0) + 1);
  let score = 0;
  for (const [term, count] of counts) score += (weights.get(term) as number) * (1 + 0.2 * Math.min(count - 1, 4));
  return score;
}
