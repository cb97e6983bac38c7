/**
 * The full text in the browser: a word -> the pages that hold it, and a page -> its text for excerpts.
 * Fetches the part of the index that a word is in, once; the fetching itself is given from outside and may fail.
 */
import { type Anchor, readText, type ReadText } from './excerpt.ts';
import { type Hits, openHits, partOf } from './postings.ts';
import { prefixShare } from './scores.ts';
import { textPage, textPart, textParts } from './text-parts.ts';
import type { Vocabulary } from './vocabulary.ts';
import { stem } from './words.ts';

export interface PageText {
  content: ReadText;
  anchors: readonly Anchor[];
}

export interface FullText {
  /** The best of the hits has the score 1. The pages that hold a form of the word; with `prefix` also those with a word that begins with it. */
  search: (word: string, prefix: boolean) => Promise<Hits>;
  text: (url: string) => Promise<PageText>;
}

/** Words of earlier keys are not asked again. */
const MOST_ASKED = 500;

export function openFullText(vocabulary: Vocabulary, load: (name: string) => Promise<unknown>): FullText {
  const { keys, starts, places } = textParts(vocabulary);
  const numbers = new Map(keys.map((key, at) => [key, at]));
  const parts = new Map<number, readonly string[]>();
  const opened = new Map<string, Hits>();
  const asked = new Map<string, Hits>();
  const texts = new Map<string, PageText>();

  async function hitsOf(key: string): Promise<Hits> {
    const known = opened.get(key);
    if (known) return known;
    const number = numbers.get(key);
    if (number === undefined) return new Map();
    const at = partOf(starts, key);
    let part = parts.get(at);
    if (!part) {
      part = ((await load(textPart(at))) as string).split(' ');
      parts.set(at, part);
    }
    const hits = openHits(part[number - (places[at] as number)] ?? '');
    opened.set(key, hits);
    return hits;
  }

  return {
    async search(word, prefix) {
      const mark = `${word}${prefix ? '*' : ''}`;
      const known = asked.get(mark);
      if (known) return known;
      const hits = new Map(await hitsOf(stem(word)));
      const others = prefix ? [...new Set(beginning(vocabulary, word).map((other) => stem(other)))].filter((key) => key !== stem(word)) : [];
      for (const key of others) {
        const share = prefixShare(word.length, Math.max(1, key.length - word.length));
        for (const [page, score] of await hitsOf(key)) hits.set(page, Math.max(hits.get(page) ?? 0, score * share));
      }
      const best = Math.max(0, ...hits.values());
      for (const [page, score] of hits) hits.set(page, score / best);
      if (asked.size > MOST_ASKED) asked.clear();
      asked.set(mark, hits);
      return hits;
    },
    async text(url) {
      const known = texts.get(url);
      if (known) return known;
      const { content, anchors } = (await load(textPage(url))) as { content: string; anchors: Anchor[] };
      const text = { content: readText(content), anchors };
      texts.set(url, text);
      return text;
    },
  };
}

/** Few letters begin many words; the first of them are enough to answer while typing. */
const MOST_BEGINNINGS = 40;

function beginning({ sorted }: Vocabulary, letters: string): string[] {
  let at = partOf(sorted, letters);
  if ((sorted[at] ?? '') < letters) at++;
  const words: string[] = [];
  for (; words.length < MOST_BEGINNINGS && sorted[at]?.startsWith(letters); at++) words.push(sorted[at] as string);
  return words;
}
