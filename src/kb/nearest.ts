/** A word that is not known, and the known ones -> the one that was meant, when few enough letters differ. */
import { closest, distance } from 'fastest-levenshtein';

/** The one known word from which a third of its letters at most, and no more than two, differ; in whatever case it is written. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const folded = word.toLowerCase();
  const same = known.find((candidate) => candidate.toLowerCase() === folded);
  if (same !== undefined) return same;
  const meant = closest(word, known);
  return distance(folded, meant.toLowerCase()) <= Math.min(2, Math.floor(meant.length / 3)) ? meant : undefined;
}

/** The id that was meant: a slip of the pen, or the beginning of one id only. */
export function nearestId(id: string, ids: readonly string[]): string | undefined {
  const slip = nearest(id, ids);
  if (slip) return slip;
  const longer = ids.filter((one) => one.startsWith(`${id}-`));
  return longer.length === 1 ? longer[0] : undefined;
}

/** A hint that names what was meant, if anything was. */
export const didYouMean = (meant: string | undefined) => (meant ? `Did you mean ${meant}?` : undefined);
