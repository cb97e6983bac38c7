/**
 * Keys -> small whole numbers, the same for equal keys: statements of all pages are then compared, counted and grouped as numbers.
 * Which number a key gets depends on who came first, so nothing may depend on the number.
 */
import { ints } from './arena.ts';
import { encode, encoded, hashOf, mix } from './hash.ts';
import type { Page } from './page.ts';
import { identity, type Statement } from './statements.ts';

/** In place of the key of a statement that was taken out. */
export const GONE = -1;

export abstract class KeyTable {
  readonly #known = new WeakMap<Page, Int32Array>();

  /** How many different keys there are, or ever were. */
  abstract readonly size: number;
  /** The same for equal keys. */
  protected abstract number(key: string, hash: number): number;

  /** The number of what a statement says. @param hash of its key */
  numberOf(statement: Statement, hash: number): number {
    if (statement.links === '') return this.number(statement.key, hash);
    const whole = identity(statement);
    return this.number(whole, hashOf(whole));
  }

  /** Per statement of the article the number of its key, GONE for what the page no longer says. */
  of(page: Page): Int32Array {
    let numbers = this.#known.get(page);
    if (!numbers) {
      const { outline: { statements, hashes }, stands } = page.left;
      numbers = ints(stands.length);
      for (let at = 0; at < stands.length; at++) numbers[at] = stands[at] === 0 ? GONE : this.numberOf(statements[at] as Statement, hashes[at] as number);
      this.#known.set(page, numbers);
    }
    return numbers;
  }
}

/** Keeps the keys and compares them in full. Open addressing, linear probing; a map of strings takes twice the time, for it looks at each key again whenever it grows. */
export class Keys extends KeyTable {
  readonly #keys: string[] = [];
  /** Hash, and the number of the key plus one, side by side. */
  #places = new Int32Array(1 << 12);

  get size(): number {
    return this.#keys.length;
  }

  number(key: string, hash: number): number {
    const last = this.#places.length - 2;
    let place = (hash << 1) & last;
    for (let known = this.#places[place + 1] as number; known !== 0; known = this.#places[place + 1] as number) {
      if (this.#places[place] === hash && this.#keys[known - 1] === key) return known - 1;
      place = (place + 2) & last;
    }
    const number = this.#keys.push(key);
    this.#places[place] = hash;
    this.#places[place + 1] = number;
    if (number * 4 > this.#places.length) this.makeRoom(number);
    return number - 1;
  }

  /** Places for so many keys more: whoever knows how many may come spares the table its growing. */
  makeRoom(more: number): void {
    const before = this.#places;
    let length = before.length;
    while (length < (this.size + more) * 4) length *= 2;
    if (length === before.length) return;
    const places = new Int32Array(length);
    for (let from = 0; from < before.length; from += 2) {
      if (before[from + 1] === 0) continue;
      let place = ((before[from] as number) << 1) & (places.length - 2);
      while (places[place + 1] !== 0) place = (place + 2) & (places.length - 2);
      places[place] = before[from] as number;
      places[place + 1] = before[from + 1] as number;
    }
    this.#places = places;
  }
}

/** A lane with four more bytes in it. */
function stirred(lane: number, four: number, by: number, plus: number): number {
  const mixed = lane ^ Math.imul((four << 15) | (four >>> 17), by);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + plus) | 0;
}

/**
 * Keeps 96 bits of each key instead of the key, for more statements than fit in memory: among ten million keys, two that differ
 * share them with a probability of about 6e-16. Open addressing, linear probing; each lane is one of MurmurHash3 for 128 bits (Appleby, 2011).
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
    const length = encode(key);
    const { bytes, fours } = encoded;
    bytes[length] = bytes[length + 1] = bytes[length + 2] = 0;
    let [a, b, c] = [length, length, length];
    for (let at = 0; at < (length + 3) >> 2; at++) {
      const four = fours[at] as number;
      a = stirred(a, Math.imul(four, 0x239b961b), 0xab0e9789, 0x561ccd1b);
      b = stirred(b, Math.imul(four, 0x38b34ae5), 0xa1e38b93, 0x0bcaa747);
      c = stirred(c, Math.imul(four, 0xab0e9789), 0x38b34ae5, 0x96cd1c35);
    }
    return this.#find(mix(a), mix(b), mix(c));
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
