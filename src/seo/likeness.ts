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

/** For each text the one it is most like, where the index reaches `limit`. */
export function alike(texts: readonly Uint32Array[], limit: number): Array<Likeness | undefined> {
  const groups = sharedRuns(texts);
  const groupsOf: number[][] = texts.map(() => []);
  for (const [at, group] of groups.entries()) for (const text of group) groupsOf[text]!.push(at);
  return texts.map((runs, at) => {
    const shared = new Map<number, number>();
    for (const group of groupsOf[at]!) for (const other of groups[group]!) shared.set(other, (shared.get(other) ?? 0) + 1);
    let nearest: Likeness | undefined;
    for (const [other, count] of shared) {
      const index = count / (runs.length + texts[other]!.length - count);
      if (other !== at && index >= limit && index > (nearest?.index ?? 0)) nearest = { other, index };
    }
    return nearest;
  });
}

/** For each run that several texts hold, the texts. One sort of plain numbers, since nearly every run is in one text only. */
function sharedRuns(texts: readonly Uint32Array[]): number[][] {
  const pairs = new Float64Array(texts.reduce((sum, runs) => sum + runs.length, 0));
  let end = 0;
  for (const [at, runs] of texts.entries()) for (const run of runs) pairs[end++] = run * TEXTS + at;
  pairs.sort();
  const groups: number[][] = [];
  for (let from = 0, to = 1; from < end; from = to++) {
    const run = Math.floor(pairs[from]! / TEXTS);
    while (to < end && Math.floor(pairs[to]! / TEXTS) === run) to++;
    if (to - from > 1) groups.push([...pairs.subarray(from, to)].map((pair) => pair % TEXTS));
  }
  return groups;
}

/** More texts than a site has, few enough that a run and a text fit the 53 bits of a number. */
const TEXTS = 2 ** 20;
