/** A word that is not known, and the known ones -> the one that was meant, when few enough letters differ. */
import { closest, distance } from 'fastest-levenshtein';

export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const folded = word.toLowerCase();
  const same = known.find((candidate) => candidate.toLowerCase() === folded);
  if (same !== undefined) return same;
  const meant = closest(word, known);
  return distance(folded, meant.toLowerCase()) <= Math.min(2, Math.floor(meant.length / 3)) ? meant : undefined;
}
