/**
 * All words that the site uses, with how many articles use each: what tells a rare word from a typing error.
 * Written small: sorted words without the letters they share with the one before, one digit of frequency each.
 */
import { compare } from '../kb/issue.ts';
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
  let before = '';
  const rows: string[] = [];
  const uses: string[] = [];
  for (const [word, count] of [...counts].filter(([found]) => found.length <= 30).sort(([a], [b]) => compare(a, b))) {
    let shared = 0;
    while (shared < 35 && shared < before.length && before[shared] === word[shared]) shared++;
    rows.push(shared.toString(36) + word.slice(shared));
    uses.push(String(Math.min(9, Math.floor(Math.log2(count)))));
    before = word;
  }
  return { words: rows.join(' '), uses: uses.join('') };
}

/** Throws when the file is not one that `wordsFile` wrote. */
export function openVocabulary({ words: packed, uses }: WordsFile): Vocabulary {
  const words = new Map<string, number>();
  let before = '';
  for (const [at, row] of packed.split(' ').filter(Boolean).entries()) {
    const word = before.slice(0, Number.parseInt(row[0] as string, 36)) + row.slice(1);
    words.set(word, Number(uses[at] ?? 0));
    before = word;
  }
  return { words, stems: new Set([...words.keys()].map(stem)), sorted: [...words.keys()] };
}

export const knows = ({ words, stems }: Vocabulary, word: string) => words.has(word) || stems.has(stem(word));

/** Does any word of the site begin with these letters? */
export function begins({ sorted }: Vocabulary, letters: string): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < letters) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(letters) ?? false;
}
