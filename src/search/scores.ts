/** How well a text holds a word: BM25, the field's standard. Pure. */
import { WEIGHTS } from './weights.ts';

/** Rarer words say more. */
export const rarity = (pages: number, holding: number) => Math.log(1 + (pages - holding + 0.5) / (holding + 0.5));

/** A word that comes often says more, ever less so; in a long text it says less. */
export const saturated = (count: number, length: number, average: number) => {
  const { k, b, d } = WEIGHTS.bm25;
  return d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / (average || 1)));
};

/** What is left of a word's score for one that only begins with it, or is `edits` away from it. */
export const prefixShare = (letters: number, more: number) => (0.375 * letters) / (letters + 0.3 * more);
export const errorShare = (letters: number, edits: number) => (0.45 * letters) / (letters + edits);
