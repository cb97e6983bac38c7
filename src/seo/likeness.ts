/**
 * How much two texts share: the Jaccard index of their runs of five words. Exact but for hash collisions (one in four thousand million),
 * and fast enough for thousands of pages, because only texts that share a run are compared.
 */

import { holders } from './holders.ts';

/** Words in a run: long enough that a common phrase is no likeness. */
const RUN = 5;

/** Distinct runs of five words, hashed to 32 bits and sorted. */
export function shingles(text: string): Uint32Array {
  const words = wordHashes(text.toLowerCase());
  const runs = new Uint32Array(Math.max(0, words.length - RUN + 1));
  for (let at = 0; at < runs.length; at++) {
    let hash = BASIS;
    for (let next = at; next < at + RUN; next++) hash = Math.imul(hash ^ words[next]!, PRIME) ^ (hash >>> 15);
    runs[at] = hash;
  }
  runs.sort();
  return runs.filter((run, at) => at === 0 || run !== runs[at - 1]);
}

const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** 32 bits of FNV-1a for each word, without a string for any of them. */
function wordHashes(text: string): number[] {
  const words: number[] = [];
  let [hash, open] = [BASIS, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isWordCode(code)) {
      hash = Math.imul(hash ^ code, PRIME);
      open = true;
    } else if (open) {
      words.push(hash);
      [hash, open] = [BASIS, false];
    }
  }
  if (open) words.push(hash);
  return words;
}

/** Letters and digits; beyond ASCII all but the blocks of punctuation. */
const isWordCode = (code: number) => (code < 0x80 ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57) : code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f));

export interface Likeness {
  other: number;
  /** 0 to 1. */
  index: number;
}

/**
 * For each text the one it is most like, where the index reaches `limit`. Two texts that are that much alike share one of the rarest runs of
 * each: of n runs, at least limit × n are shared, so one of any n - limit × n + 1 is. Only texts that share such a run are compared, and
 * phrases that every text uses cost nothing.
 */
export function alike(texts: readonly Uint32Array[], limit: number): Array<Likeness | undefined> {
  const nearest: Array<Likeness | undefined> = texts.map(() => undefined);
  const better = keeper(nearest);
  const rarest = rarestOf(texts, limit);
  const holding = new Map<number, number[]>();
  /** The last text that each text was compared with. */
  const compared = new Int32Array(texts.length).fill(-1);
  for (const [at, runs] of texts.entries()) {
    for (const run of rarest(runs)) {
      const others = holding.get(run);
      if (!others) holding.set(run, [at]);
      else {
        for (const other of others) {
          if (compared[other] === at || other === at) continue;
          compared[other] = at;
          const index = jaccard(runs, texts[other]!, limit);
          if (index < limit) continue;
          better(at, other, index);
          better(other, at, index);
        }
        others.push(at);
      }
    }
  }
  return nearest;
}

/** Keeps the likeness when it is the best that a text has. */
const keeper = (nearest: Array<Likeness | undefined>) => (at: number, other: number, index: number) => {
  const known = nearest[at];
  if (!known || index > known.index || (index === known.index && other < known.other)) nearest[at] = { other, index };
};

/** In one of so many texts that are new, all are compared anew: it is quicker. */
const MANY = 8;
/** Bits for each run that is looked for: so few of the others meet one that is set. */
const SPARSE = 16;

/**
 * The same, where most is known: `known` has for each text the one that it was most like when all that are not in `fresh` were compared, by its place
 * now. All runs are gone through once; only those of fresh texts are looked up.
 */
export function alikeAgain(texts: readonly Uint32Array[], limit: number, known: ReadonlyArray<Likeness | undefined>, fresh: Iterable<number>): Array<Likeness | undefined> {
  const again = new Set(fresh);
  for (const at of texts.keys()) if (again.has(known[at]?.other ?? -1)) again.add(at);
  if (again.size * MANY > texts.length) return alike(texts, limit);
  const nearest = texts.map((_runs, at) => (again.has(at) ? undefined : known[at]));
  if (again.size === 0) return nearest;
  const better = keeper(nearest);
  const holding = new Map<number, number[]>();
  const total = [...again].reduce((sum, at) => sum + texts[at]!.length, 0);
  const shift = 32 - Math.min(24, Math.max(5, Math.ceil(Math.log2(total * SPARSE + 1))));
  const bits = new Uint32Array(2 ** (32 - shift - 5));
  for (const at of again) {
    for (const run of texts[at]!) {
      bits[run >>> shift >>> 5]! |= 1 << ((run >>> shift) & 31);
      const others = holding.get(run);
      if (others) others.push(at);
      else holding.set(run, [at]);
    }
  }
  const same = new Uint32Array(texts.length);
  for (const [at, runs] of texts.entries()) {
    const met: number[] = [];
    for (const run of runs) {
      if ((bits[run >>> shift >>> 5]! & (1 << ((run >>> shift) & 31))) === 0) continue;
      for (const other of holding.get(run) ?? []) if (other !== at && same[other]!++ === 0) met.push(other);
    }
    for (const other of met) {
      const index = same[other]! / (runs.length + texts[other]!.length - same[other]!);
      same[other] = 0;
      if (index < limit) continue;
      better(at, other, index);
      better(other, at, index);
    }
  }
  return nearest;
}

/** Those of a text's rarest runs that some other text holds too. */
function rarestOf(texts: readonly Uint32Array[], limit: number): (runs: Uint32Array) => number[] {
  const count = holders(texts);
  // A number of holders and a run in one, to be sorted as plain numbers.
  const common = new Float64Array(texts.reduce((most, { length }) => Math.max(most, length), 0));
  return (runs) => {
    let end = 0;
    for (let at = 0; at < runs.length; at++) {
      const times = count(runs[at]!);
      if (times > 1) common[end++] = times * 2 ** 32 + runs[at]!;
    }
    const needed = runs.length - Math.ceil(limit * runs.length) + 1;
    // Runs of this text alone are the rarest of all; nobody shares them, but they count.
    const left = needed - (runs.length - end);
    return left <= 0 ? [] : Array.from(common.subarray(0, end).sort().subarray(0, left), (both) => both % 2 ** 32);
  };
}

/** Of two sorted sets; 0 when it stays below the limit. */
function jaccard(a: Uint32Array, b: Uint32Array, limit: number): number {
  if (Math.min(a.length, b.length) < limit * Math.max(a.length, b.length)) return 0;
  const needed = (limit / (1 + limit)) * (a.length + b.length) - 1e-9;
  let [same, x, y] = [0, 0, 0];
  while (x < a.length && y < b.length) {
    if (same + Math.min(a.length - x, b.length - y) < needed) return 0;
    const [left, right] = [a[x]!, b[y]!];
    if (left === right) same++;
    if (left <= right) x++;
    if (right <= left) y++;
  }
  return same / (a.length + b.length - same);
}
