/**
 * How much two texts share: the Jaccard index of their runs of five words. Exact but for hash collisions (one in four thousand million),
 * and fast enough for thousands of pages, because only texts that share a run are compared.
 */

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
  const better = (at: number, other: number, index: number) => {
    const known = nearest[at];
    if (!known || index > known.index || (index === known.index && other < known.other)) nearest[at] = { other, index };
  };
  const shared = sharedRuns(texts);
  const holders = new Map<number, number[]>();
  for (const [at, runs] of texts.entries()) {
    const candidates = new Set<number>();
    for (const run of rarest(runs, shared, limit)) {
      const others = holders.get(run);
      if (!others) holders.set(run, [at]);
      else {
        for (const other of others) candidates.add(other);
        others.push(at);
      }
    }
    for (const other of candidates) {
      const index = jaccard(runs, texts[other]!, limit);
      if (index < limit) continue;
      better(at, other, index);
      better(other, at, index);
    }
  }
  return nearest;
}

/** Those of a text's rarest runs that some other text holds too. */
function rarest(runs: Uint32Array, shared: ReadonlyMap<number, number>, limit: number): number[] {
  const needed = runs.length - Math.ceil(limit * runs.length) + 1;
  const common: Array<[run: number, count: number]> = [];
  for (const run of runs) {
    const count = shared.get(run);
    if (count !== undefined) common.push([run, count]);
  }
  // Runs of this text alone are the rarest of all; nobody shares them, but they count.
  const left = needed - (runs.length - common.length);
  return left <= 0 ? [] : common.sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, left).map(([run]) => run);
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

/** The runs that several texts hold, and how many. One sort of plain numbers, since nearly every run is in one text only. */
function sharedRuns(texts: readonly Uint32Array[]): Map<number, number> {
  const all = new Uint32Array(texts.reduce((sum, runs) => sum + runs.length, 0));
  let end = 0;
  for (const runs of texts) {
    all.set(runs, end);
    end += runs.length;
  }
  all.sort();
  const shared = new Map<number, number>();
  for (let from = 0, to = 1; from < end; from = to++) {
    while (to < end && all[to] === all[from]) to++;
    if (to - from > 1) shared.set(all[from]!, to - from);
  }
  return shared;
}
