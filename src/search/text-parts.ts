/** How the full text is cut into files: told by the vocabulary alone, so that a reader's browser knows the part that a word is in. Pure. */
import { compare } from '../kb/issue.ts';
import { cuts } from './postings.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WEIGHTS } from './weights.ts';
import { stem } from './words.ts';

export interface TextParts {
  /** Every stem of the vocabulary, sorted. */
  keys: readonly string[];
  /** The first stem of each part. */
  starts: readonly string[];
  /** The same as places in `keys`. */
  places: readonly number[];
}

export const textPart = (at: number) => `text-${at}.json`;
/** The text of a page, by its address `/id/`. */
export const textPage = (url: string) => `pages${url.slice(0, -1)}.json`;

export function textParts({ words }: Vocabulary): TextParts {
  const sizes = new Map<string, number>();
  for (const [word, uses] of words) sizes.set(stem(word), (sizes.get(stem(word)) ?? 1) + 2 * 2 ** uses);
  const keys = [...sizes.keys()].sort(compare);
  const places = cuts(keys.map((key) => sizes.get(key) as number), WEIGHTS.textPartSize);
  return { keys, places, starts: places.map((place) => keys[place] ?? '') };
}
