/**
 * Titles of many articles -> which two may be variants of one another. Nearly all pairs are told apart by a few numbers a title, which lie
 * side by side; only for the others the words of both have to be looked at, as `contrast.ts` does.
 */
import { grown } from './arena.ts';
import { type BareHeading, isOrdinary } from './heading.ts';

/** Numbers of a title: how many words it has; hashes of the first two and the last two; a bit for each of its words, and for each of those that are no name. */
const [COUNT, FIRST, SECOND, LAST, LAST_BUT_ONE, ALL, ORDINARY, WIDTH] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
/** In place of the count: numbered, or with code in it, so that only a look tells. */
const SPECIAL = -1;

export class Titles {
  #marks = new Int32Array(64 * WIDTH);
  #count = 0;

  /** The next title: its number is how many were added before. */
  add({ words, enumerated, codes }: BareHeading): void {
    const from = this.#count++ * WIDTH;
    this.#marks = grown(this.#marks, from + WIDTH);
    const hash = (at: number) => words[at]?.hash ?? 0;
    let [all, ordinary] = [0, 0];
    for (const [at, word] of words.entries()) {
      all |= 1 << word.hash;
      if (isOrdinary(word, at)) ordinary |= 1 << word.hash;
    }
    this.#marks.set([enumerated || codes !== '' ? SPECIAL : words.length, hash(0), hash(1), hash(words.length - 1), hash(words.length - 2), all, ordinary], from);
  }

  /**
   * By their numbers, in the order in which they were added. False only for two that cannot contrast: they share too little of a frame, and were
   * they the same but for names, each had all ordinary words of the other.
   */
  mayContrast(one: number, other: number): boolean {
    const marks = this.#marks;
    const [a, b] = [one * WIDTH, other * WIDTH];
    if (marks[a + COUNT] === SPECIAL || marks[b + COUNT] === SPECIAL) return true;
    if (((marks[a + ORDINARY]! & ~marks[b + ALL]!) | (marks[b + ORDINARY]! & ~marks[a + ALL]!)) === 0) return true;
    const before = marks[a + FIRST] !== marks[b + FIRST] ? 0 : marks[a + SECOND] !== marks[b + SECOND] ? 1 : 2;
    const after = marks[a + LAST] !== marks[b + LAST] ? 0 : marks[a + LAST_BUT_ONE] !== marks[b + LAST_BUT_ONE] ? 1 : 2;
    // Two are two or more. With fewer, no more words may differ than are the same.
    if (before === 2 || after === 2) return true;
    const span = Math.max(marks[a + COUNT] as number, marks[b + COUNT] as number) - before - after;
    return span <= before + after;
  }
}
