/**
 * A word that the site does not know -> the word of the site that was meant, if one is near enough.
 * Pure; a word with digits, a short word and a known word are left alone.
 */
import type { Vocabulary } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';

/** How many single edits (a letter more, less, other, or two swapped) are a typing error in a word of this length. */
export const editsFor = (length: number) => (length >= WEIGHTS.twoEditsFrom ? 2 : length >= WEIGHTS.oneEditFrom ? 1 : 0);

/** `swollen` and `swolen` alike: a letter that should be doubled is the commonest error. */
const single = (word: string) => word.replace(/(.)\1/g, '$1');

/** The nearest word: fewest edits, then the same first letter, then only doubled letters amiss, then the one the site uses most. */
export function correct(word: string, vocabulary: Vocabulary): string | undefined {
  const most = /\p{N}/u.test(word) ? 0 : editsFor([...word].length);
  if (most === 0) return undefined;
  let best: { word: string; rank: number } | undefined;
  for (const [known, uses] of vocabulary.words) {
    if (Math.abs(known.length - word.length) > most || /\p{N}/u.test(known) || known.length < 3) continue;
    const edits = distance(word, known, most);
    if (edits > most) continue;
    const rank = edits * 100 + (known[0] === word[0] ? 0 : 50) + (single(known) === single(word) ? 0 : 20) - uses;
    if (!best || rank < best.rank) best = { word: known, rank };
  }
  return best?.word;
}

/** Damerau's distance with adjacent swaps (optimal string alignment), given up once it is above `most`. */
export function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, (before[j - 2] as number) + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
