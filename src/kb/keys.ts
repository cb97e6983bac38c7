/**
 * Keys -> small whole numbers, the same for equal keys: statements of all pages are then compared, counted and grouped as numbers.
 * Which number a key gets depends on who came first, so nothing may depend on the number.
 */
import { ints } from './arena.ts';
import { grown } from './layout.ts';
import type { Page } from './page.ts';
import { identity, type Statement } from './statements.ts';

/** In place of the key of a statement that was taken out. */
export const GONE = -1;

export abstract class KeyTable {
  readonly #known = new WeakMap<Page, Int32Array>();

  /** How many different keys there are, or ever were. */
  abstract readonly size: number;
  /** The same for equal keys. */
  abstract number(key: string): number;

  /** Per statement of the article the number of its key, GONE for what the page no longer says. @param before keys of the page of which it is the rest */
  of(page: Page, before?: Int32Array): Int32Array {
    let numbers = this.#known.get(page);
    if (!numbers) {
      const { outline: { statements }, stands } = page.left;
      numbers = ints(stands.length);
      for (let at = 0; at < stands.length; at++) numbers[at] = stands[at] === 0 ? GONE : before ? (before[at] as number) : this.number(identity(statements[at] as Statement));
      this.#known.set(page, numbers);
    }
    return numbers;
  }
}

const ENCODER = new TextEncoder();
/** The key that is looked up, as bytes and by fours; what is left over of the last four is 0. */
let bytes = new Uint8Array(1 << 13);
let words = new Int32Array(bytes.buffer);

/** Puts the key there; how many bytes it takes. */
function read(key: string): number {
  if (key.length * 3 + 4 > bytes.length) {
    bytes = new Uint8Array(key.length * 8);
    words = new Int32Array(bytes.buffer);
  }
  const { written } = ENCODER.encodeInto(key, bytes);
  bytes[written] = bytes[written + 1] = bytes[written + 2] = 0;
  return written;
}

/** Keeps the keys and compares them in full. Open addressing, linear probing; a map of strings takes twice the time, for it looks at each key again whenever it grows. */
export class Keys extends KeyTable {
  readonly #keys: string[] = [];
  #hashes = new Int32Array(1 << 10);
  /** Number of the key plus one. */
  #places = new Int32Array(1 << 11);

  get size(): number {
    return this.#keys.length;
  }

  number(key: string): number {
    const hash = hashOf(key);
    let place = hash & (this.#places.length - 1);
    for (let known = this.#places[place] as number; known !== 0; known = this.#places[place] as number) {
      if (this.#hashes[known - 1] === hash && this.#keys[known - 1] === key) return known - 1;
      place = (place + 1) & (this.#places.length - 1);
    }
    const number = this.#keys.push(key) - 1;
    this.#hashes = grown(this.#hashes, number + 1);
    this.#hashes[number] = hash;
    this.#places[place] = number + 1;
    if (number * 2 > this.#places.length) this.#spread();
    return number;
  }

  /** Twice as many places. */
  #spread(): void {
    this.#places = new Int32Array(this.#places.length * 2);
    for (let number = 0; number < this.#keys.length; number++) {
      let place = (this.#hashes[number] as number) & (this.#places.length - 1);
      while (this.#places[place] !== 0) place = (place + 1) & (this.#places.length - 1);
      this.#places[place] = number + 1;
    }
  }
}

/** As in MurmurHash3 (Appleby, 2011): four bytes at a time, mixed at the end. */
function hashOf(key: string): number {
  const length = (read(key) + 3) >> 2;
  let hash = length;
  for (let at = 0; at < length; at++) {
    const lane = Math.imul(words[at] as number, 0xcc9e2d51);
    hash ^= Math.imul((lane << 15) | (lane >>> 17), 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  return mix(hash);
}

/**
 * Keeps 96 bits of each key instead of the key, for more statements than fit in memory: among ten million keys, two that differ
 * share them with a probability of about 6e-16. Open addressing, linear probing; each lane is mixed as in MurmurHash3 (Appleby, 2011).
 */
export class DigestKeys extends KeyTable {
  #room = 1 << 16;
  /** Three lanes of the digest and the number plus one, side by side. */
  #places = new Int32Array(this.#room * 4);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  number(key: string): number {
    let [a, b, c] = [0x2c1b3c6d, 0x297a2d39, 0x5f356495];
    const length = read(key);
    for (let at = 0; at < length; at++) {
      const unit = bytes[at] as number;
      a = Math.imul(a ^ unit, 0x5bd1e995);
      a ^= a >>> 15;
      b = Math.imul(b, 33) ^ unit;
      c = Math.imul((c + unit) | 0, 0x01000193);
      c = (c << 7) | (c >>> 25);
    }
    return this.#find(mix(a), mix(b ^ a), mix(c + length));
  }

  #find(a: number, b: number, c: number): number {
    if (this.#size >= this.#room * 0.8) this.#grow();
    let place = (a & (this.#room - 1)) * 4;
    for (;;) {
      const number = this.#places[place + 3] as number;
      if (number === 0) break;
      if (this.#places[place] === a && this.#places[place + 1] === b && this.#places[place + 2] === c) return number - 1;
      place = (place + 4) & (this.#room * 4 - 1);
    }
    this.#put(place, a, b, c, ++this.#size);
    return this.#size - 1;
  }

  #put(place: number, a: number, b: number, c: number, number: number): void {
    this.#places[place] = a;
    this.#places[place + 1] = b;
    this.#places[place + 2] = c;
    this.#places[place + 3] = number;
  }

  #grow(): void {
    const before = this.#places;
    this.#room *= 2;
    this.#places = new Int32Array(this.#room * 4);
    for (let from = 0; from < before.length; from += 4) {
      if (before[from + 3] === 0) continue;
      let place = ((before[from] as number) & (this.#room - 1)) * 4;
      while (this.#places[place + 3] !== 0) place = (place + 4) & (this.#room * 4 - 1);
      this.#put(place, before[from] as number, before[from + 1] as number, before[from + 2] as number, before[from + 3] as number);
    }
  }
}

function mix(lane: number): number {
  let mixed = lane ^ (lane >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
