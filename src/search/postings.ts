/**
 * Which pages hold a word, and how well, as short text: what both tiers of search are made of. Pure.
 * A posting is the distance to the page before it, then one character of score; scores are shares of the best in the file.
 */

/** Number of a page -> score; only pages that hold the word. */
export type Hits = ReadonlyMap<number, number>;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...ALPHABET].map((character, at) => [character, at]));
/** Half of the alphabet ends a number, the other half says that more follows. */
const HALF = ALPHABET.length / 2;
/** The score of the best word of a file. */
export const BEST = ALPHABET.length - 1;

const none: Hits = new Map();

/** `best` is the score that the last character of the alphabet stands for. */
export function packHits(hits: Hits, best: number): string {
  let packed = '';
  let before = -1;
  for (const [page, score] of [...hits].sort(([a], [b]) => a - b)) {
    let gap = page - before - 1;
    for (; gap >= HALF; gap = Math.floor(gap / HALF)) packed += ALPHABET[HALF + (gap % HALF)];
    packed += ALPHABET[gap] as string;
    packed += ALPHABET[Math.max(1, Math.min(BEST, Math.round((score / (best || 1)) * BEST)))] as string;
    before = page;
  }
  return packed;
}

/** Throws when the text is not one that `packHits` wrote. */
export function openHits(packed: string): Hits {
  if (packed === '') return none;
  const hits = new Map<number, number>();
  let before = -1;
  let at = 0;
  const next = () => {
    const value = VALUES.get(packed[at++] ?? '');
    if (value === undefined) throw new Error('The search index is damaged');
    return value;
  };
  while (at < packed.length) {
    let [gap, unit] = [0, 1];
    for (let digit = next(); ; digit = next(), unit *= HALF) {
      gap += (digit % HALF) * unit;
      if (digit < HALF) break;
    }
    before += gap + 1;
    hits.set(before, next());
  }
  return hits;
}

/** Sorted words, each without the letters that it shares with the one before. */
export function packKeys(keys: readonly string[]): string {
  let before = '';
  return keys
    .map((key) => {
      let shared = 0;
      while (shared < 35 && shared < before.length && before[shared] === key[shared]) shared++;
      before = key;
      return shared.toString(36) + key.slice(shared);
    })
    .join(' ');
}

export function openKeys(packed: string): string[] {
  let before = '';
  return packed.split(' ').filter(Boolean).map((row) => (before = before.slice(0, Number.parseInt(row[0] as string, 36)) + row.slice(1)));
}

/** Where to cut a sorted list so that no part is much larger than `limit`: the place of each part's first item. */
export function cuts(sizes: readonly number[], limit: number): number[] {
  const starts = [0];
  let size = 0;
  for (const [at, own] of sizes.entries()) {
    if (size > 0 && size + own > limit) {
      starts.push(at);
      size = 0;
    }
    size += own;
  }
  return starts;
}

/** The last of the sorted `starts` that is not after `item`; 0 when all are. */
export function partOf<T extends string | number>(starts: readonly T[], item: T): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as T) <= item) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
