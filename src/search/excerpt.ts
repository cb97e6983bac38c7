/**
 * A page's text and the words of a query -> the part worth showing and the sections worth jumping to. Pure.
 * Pagefind knows the places of one search at a time; here they are found again for all the words together.
 */
import { HEADINGS } from '../kb/policy.ts';
import type { Plan } from './planner.ts';
import { WEIGHTS } from './weights.ts';
import { stem, type Word, wordsOf } from './words.ts';

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

/** Which term of the plan a word answers, and how well. */
export interface Match {
  term: number;
  weight: number;
}
export type Matcher = (word: string) => Match | undefined;

export function matcher({ terms }: Plan): Matcher {
  const by = new Map<string, Match>();
  const prefixes: Array<readonly [string, Match]> = [];
  for (const [term, { ways, prefix }] of terms.entries()) {
    for (const { words, weight } of ways) {
      for (const word of words) if ((by.get(stem(word))?.weight ?? 0) < weight) by.set(stem(word), { term, weight: weight / words.length });
    }
    if (prefix) prefixes.push([ways[0]?.words[0] ?? '', { term, weight: 1 }]);
  }
  const known = new Map<string, Match | undefined>();
  return (word) => {
    if (!known.has(word)) known.set(word, by.get(stem(word)) ?? prefixes.find(([letters]) => letters !== '' && word.startsWith(letters))?.[1]);
    return known.get(word);
  };
}

/** Titles and descriptions are taken apart once: the same few are shown at every key. */
const taken = new Map<string, Word[]>();
const MOST_TAKEN = 2000;

function wordsIn(text: string): Word[] {
  const known = taken.get(text);
  if (known) return known;
  const words = wordsOf(text);
  if (taken.size > MOST_TAKEN) taken.clear();
  taken.set(text, words);
  return words;
}

/** The text in parts, the words that answer the query marked. */
export function markText(text: string, matches: Matcher): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { text: word, parts: pieces, start, end } of wordsIn(text)) {
    if (!matches(word) && !pieces.some(matches)) continue;
    if (start > from) parts.push({ text: text.slice(from, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), marked: false });
  return parts;
}

/** A page's text taken apart once, for all the queries that it will be shown for. */
export interface ReadText {
  words: readonly string[];
  /** What the different words hold, and for each word which of them it is. */
  kinds: ReadonlyArray<readonly string[]>;
  kindOf: readonly number[];
}

export function readText(content: string): ReadText {
  const words = content.split(/\s+/u);
  const numbers = new Map<string, number>();
  const kinds: string[][] = [];
  const kindOf = words.map((word) => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, kinds.length);
    return kinds.push(wordsOf(word).flatMap(({ text, parts }) => [text, ...parts])) - 1;
  });
  return { words, kinds, kindOf };
}

/** For each word of the text what it answers. */
function matchesOf({ kinds, kindOf }: ReadText, matches: Matcher): Array<Match | undefined> {
  const found = kinds.map((kind) => {
    for (const word of kind) {
      const match = matches(word);
      if (match) return match;
    }
    return undefined;
  });
  return kindOf.map((kind) => found[kind]);
}

/** The stretch that holds the most different words of the query, the rare ones before the common; the earliest of equals. */
export function excerptOf(text: ReadText, matches: Matcher, skip: number): Part[] {
  const { words } = text;
  const terms = matchesOf(text, matches);
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
export function sectionsOf(text: ReadText, anchors: readonly Anchor[], matches: Matcher): Anchor[] {
  const terms = matchesOf(text, matches);
  const weights = weightsOf(terms);
  const sorted = [...anchors].sort((a, b) => a.location - b.location);
  const scored = sorted.map((anchor, at) => {
    const own = scoreOf(terms.slice(anchor.location, sorted[at + 1]?.location), weights);
    const heading = scoreOf(matchesOf(readText(anchor.text), matches), weights);
    const summary = anchor.text.toLowerCase() === HEADINGS.takeaways ? WEIGHTS.summary : 1;
    return { anchor, score: summary * (own + (WEIGHTS.headingWord - 1) * heading) };
  });
  const best = Math.max(...scored.map(({ score }) => score), 0);
  return scored.filter(({ score }) => score > 0 && score >= best * WEIGHTS.sectionShare).sort((a, b) => b.score - a.score || a.anchor.location - b.anchor.location).slice(0, WEIGHTS.sections).map(({ anchor }) => anchor);
}

/** A term that stands all over the page tells less about a stretch of it. */
function weightsOf(found: ReadonlyArray<Match | undefined>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const match of found) if (match) counts.set(match.term, (counts.get(match.term) ?? 0) + match.weight);
  return new Map([...counts].map(([term, count]) => [term, 1 / (1 + Math.log(1 + count))]));
}

/** Each term counts by its best word there; once more is worth a little. */
function scoreOf(found: ReadonlyArray<Match | undefined>, weights: ReadonlyMap<number, number>): number {
  const terms = new Map<number, { best: number; count: number }>();
  for (const match of found) {
    if (!match) continue;
    const seen = terms.get(match.term) ?? { best: 0, count: 0 };
    terms.set(match.term, { best: Math.max(seen.best, match.weight), count: seen.count + match.weight });
  }
  let score = 0;
  for (const [term, { best, count }] of terms) score += (weights.get(term) ?? 0) * (best + WEIGHTS.again * Math.min(count - best, 4));
  return score;
}
