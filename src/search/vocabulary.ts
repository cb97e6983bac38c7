/**
 * All words that the site uses, with how many articles use each: what tells a rare word from a typing error.
 * Written small: sorted words without the letters they share with the one before, one digit of frequency each, in base 36.
 */
import { compare } from '../kb/issue.ts';
import { openKeys, packKeys, partOf } from './postings.ts';
import { indexed, stem } from './words.ts';

export interface Vocabulary {
  /** Word -> about the binary logarithm of the number of articles that use it. */
  words: ReadonlyMap<string, number>;
  /** Its words' forms without endings. */
  stems: ReadonlySet<string>;
  /** Sorted, to look up what begins with some letters. */
  sorted: readonly string[];
}

export interface WordsFile {
  words: string;
  uses: string;
}

/** One text an article. */
export function wordsFile(texts: readonly string[]): WordsFile {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of new Set(indexed(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rows = [...counts].filter(([found]) => found.length <= 30).sort(([a], [b]) => compare(a, b));
  return { words: packKeys(rows.map(([word]) => word)), uses: rows.map(([, count]) => Math.floor(Math.log2(count)).toString(36)).join('') };
}

/** Throws when the file is not one that `wordsFile` wrote. */
export function openVocabulary({ words: packed, uses }: WordsFile): Vocabulary {
  const words = new Map(openKeys(packed).map((word, at) => [word, Number.parseInt(uses[at] ?? '0', 36)]));
  return { words, stems: new Set([...words.keys()].map(stem)), sorted: [...words.keys()] };
}

export const knows = ({ words, stems }: Vocabulary, word: string) => words.has(word) || stems.has(stem(word));

/** Does any word of the site begin with these letters? */
export function begins({ sorted }: Vocabulary, letters: string): boolean {
  const at = partOf(sorted, letters);
  return [sorted[at], sorted[at + 1]].some((word) => word?.startsWith(letters));
}
