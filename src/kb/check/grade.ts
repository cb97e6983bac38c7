/**
 * How many years of school a text asks for, by Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word − 15.59.
 * Syllables of English are counted by rule, which is right for nine words in ten and even over a page.
 */

export interface Readability {
  grade: number;
  words: number;
}

export function readability(sentences: readonly string[]): Readability {
  const counted = sentences.map((sentence) => sentence.match(/[\p{L}][\p{L}’'-]*/gu) ?? []).filter((words) => words.length > 0);
  const words = counted.flat();
  if (words.length === 0) return { grade: 0, words: 0 };
  const parts = words.reduce((sum, word) => sum + syllables(word), 0);
  return { grade: 0.39 * (words.length / counted.length) + 11.8 * (parts / words.length) - 15.59, words: words.length };
}

/** Groups of vowels, but for a silent e; at least one. */
export function syllables(word: string): number {
  const plain = word.toLowerCase().normalize('NFD').replace(/[^a-z]/g, '');
  if (plain.length <= 3) return 1;
  const groups = plain
    .replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end[0] as string)
    .replace(/^y/, '')
    .match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
}
