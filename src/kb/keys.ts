/**
 * Keys -> small whole numbers, the same for equal keys: statements of all pages are then compared, counted and grouped as numbers.
 * Which number a key gets depends on who came first, so nothing may depend on the number.
 */
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
      numbers = new Int32Array(stands.length);
      for (let at = 0; at < stands.length; at++) numbers[at] = stands[at] === 0 ? GONE : before ? (before[at] as number) : this.number(identity(statements[at] as Statement));
      this.#known.set(page, numbers);
    }
    return numbers;
  }
}

/** Keeps the keys and compares them in full. */
export class Keys extends KeyTable {
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#numbers.size;
  }

  number(key: string): number {
    let number = this.#numbers.get(key);
    if (number === undefined) this.#numbers.set(key, (number = this.#numbers.size));
    return number;
  }
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
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at);
      a = Math.imul(a ^ unit, 0x5bd1e995);
      a ^= a >>> 15;
      b = Math.imul(b, 33) ^ unit;
      c = Math.imul((c + unit) | 0, 0x01000193);
      c = (c << 7) | (c >>> 25);
    }
    return this.#find(mix(a), mix(b ^ a), mix(c + key.length));
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
