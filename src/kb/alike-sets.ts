/**
 * Sets of words -> the pairs of sets that are alike: a set-similarity join, exact for what is very much alike, none by chance.
 * Pairs that are less alike are found too, unless all that they share are words of very many sets.
 *
 * Source of the method: prefix filtering as in Bayardo, Ma and Srikant, “Scaling up all pairs similarity search” (2007); candidates are told
 * from chance by bitmaps as in Sandes, Teodoro and Melo, “Bitmap filter: speeding up exact set similarity joins” (2020). Sets that share a rare
 * word stand side by side with their bitmaps, the smaller before the larger, so that a look at a candidate is a look at the next number in memory.
 */
import { compare } from './issue.ts';

/** Least share of common words for two sets to be alike: of all their words, or of those of the smaller. */
const THRESHOLDS = { jaccard: 0.6, containment: 0.9 } as const;
/** Share of common words from which on every pair is found; below it, pairs that have only words in common that are in very many sets are not looked for. */
const SURE = 0.88;
const COMMON_WORD = 300;

/** Two sets by their places, and how many words both have. */
export type Alike = readonly [one: number, other: number, common: number];

/** @param sets words, each once. Time grows with the number of pairs that share a rare word, not with all pairs; which pairs come out does not depend on the order. */
export function alikeSets(sets: ReadonlyArray<readonly string[]>): Alike[] {
  const [tokens, words] = numbered(sets);
  // From here on a set goes by its rank: smaller sets first, so each pair is met once, from its smaller side.
  const order = tokens.map((_, place) => place).sort((a, b) => tokens[a]!.length - tokens[b]!.length || a - b);
  const ranked = order.map((place) => tokens[place] as Int32Array);
  const postings = new Postings(ranked, words);
  const found: Alike[] = [];
  const met = new Int32Array(ranked.length).fill(-1);
  for (const [rank, own] of ranked.entries()) {
    const size = own.length;
    // With Jaccard j and a larger partner, at least 2j/(1+j) of this one's words are common; containment asks for more.
    const least = Math.ceil(((2 * THRESHOLDS.jaccard) / (1 + THRESHOLDS.jaccard)) * size - 1e-9);
    // Whatever is alike enough to be found in any case, or has one word exchanged, shares one of so many rarest words.
    const surely = Math.max(2, size - Math.ceil(SURE * size - 1e-9) + 1);
    for (let probe = 0; probe <= size - least; probe++) {
      const word = own[probe] as number;
      if (probe >= surely && postings.count(word) > COMMON_WORD) continue;
      for (let near = postings.candidates(word, rank, size - least); near > 0; near--) {
        const other = postings.near[near - 1] as number;
        if (met[other] === rank) continue;
        met[other] = rank;
        const common = overlap(own, ranked[other] as Int32Array);
        if (common >= 0) found.push([order[rank] as number, order[other] as number, common]);
      }
    }
    postings.pass(own);
  }
  return found;
}

/** The sets as numbers, rarest word first; and how many words there are. */
function numbered(sets: ReadonlyArray<readonly string[]>): [tokens: Int32Array[], words: number] {
  const frequency = new Map<string, number>();
  for (const set of sets) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rarity = new Map([...frequency].sort((a, b) => a[1] - b[1] || compare(a[0], b[0])).map(([word], at) => [word, at]));
  return [sets.map((set) => Int32Array.from(set, (word) => rarity.get(word) as number).sort()), rarity.size];
}

/** For each word the sets that have it, by rank, each with its bitmap beside it. */
class Postings {
  /** Ranks of the candidates found last. */
  near = new Int32Array(64);
  /** Per word: where its sets begin; one more at the end. */
  readonly #from: Int32Array;
  /** Per word: the sets that are still to come. */
  readonly #next: Int32Array;
  readonly #sets: Int32Array;
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  /** Per set, in two numbers. */
  readonly #maps: Int32Array;

  constructor(ranked: readonly Int32Array[], words: number) {
    this.#maps = mapsOf(ranked);
    this.#from = new Int32Array(words + 1);
    for (const set of ranked) for (const word of set) this.#from[word + 1]!++;
    for (let word = 0; word < words; word++) this.#from[word + 1]! += this.#from[word] as number;
    const all = this.#from[words] as number;
    [this.#sets, this.#low, this.#high] = [new Int32Array(all), new Int32Array(all), new Int32Array(all)];
    const free = this.#from.slice();
    for (let rank = 0; rank < ranked.length; rank++) {
      for (const word of ranked[rank] as Int32Array) {
        const place = free[word]!++;
        this.#sets[place] = rank;
        this.#low[place] = this.#maps[rank * 2] as number;
        this.#high[place] = this.#maps[rank * 2 + 1] as number;
      }
    }
    this.#next = this.#from.slice(0, words);
  }

  /** How many sets have the word. */
  count(word: number): number {
    return (this.#from[word + 1] as number) - (this.#from[word] as number);
  }

  /** From now on, sets that come before the given one's successor are left out. To be told of each set in turn. */
  pass(set: Int32Array): void {
    for (const word of set) this.#next[word]!++;
  }

  /**
   * Sets after `rank` that have the word and may have all but `spared` words of that one; how many, and in `near` which.
   * Each bit that one has and the other has not is a word of one alone.
   */
  candidates(word: number, rank: number, spared: number): number {
    const [low, high] = [this.#maps[rank * 2] as number, this.#maps[rank * 2 + 1] as number];
    const [lows, highs, to] = [this.#low, this.#high, this.#from[word + 1] as number];
    let count = 0;
    for (let place = (this.#next[word] as number) + 1; place < to; place++) {
      if (bits(low & ~(lows[place] as number)) + bits(high & ~(highs[place] as number)) > spared) continue;
      if (count === this.near.length) this.near = doubled(this.near);
      this.near[count++] = this.#sets[place] as number;
    }
    return count;
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(array.length * 2);
  longer.set(array);
  return longer;
}

/** For each set 64 bits, in two numbers: those of its words. */
function mapsOf(sets: readonly Int32Array[]): Int32Array {
  const maps = new Int32Array(sets.length * 2);
  for (const [at, tokens] of sets.entries()) for (const token of tokens) maps[at * 2 + ((token >>> 5) & 1)]! |= 1 << (token & 31);
  return maps;
}

/** How many bits are set. Source: H. S. Warren, “Hacker's Delight”, chapter 5. */
function bits(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** So many words have to be common: either threshold is enough; where one word of five or more was exchanged, it is reached. */
function needed(smaller: number, larger: number): number {
  return Math.ceil(Math.min((THRESHOLDS.jaccard / (1 + THRESHOLDS.jaccard)) * (smaller + larger), THRESHOLDS.containment * smaller) - 1e-9);
}

/** How many words both have, the smaller first; -1 when too few. */
function overlap(a: Int32Array, b: Int32Array): number {
  const least = needed(a.length, b.length);
  let [x, y, common] = [0, 0, 0];
  let [sparedA, sparedB] = [a.length - least, b.length - least];
  while (x < a.length && y < b.length) {
    const [one, two] = [a[x] as number, b[y] as number];
    if (one === two) {
      common++;
      x++;
      y++;
    } else if (one < two) {
      x++;
      if (--sparedA < 0) return -1;
    } else {
      y++;
      if (--sparedB < 0) return -1;
    }
  }
  return common;
}
