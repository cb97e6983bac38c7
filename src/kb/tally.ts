/**
 * What became of every statement of every article, by number: noted look by look, read off at the end. A statement keeps the number
 * it has in its article, whatever was taken out before it.
 */
import { NOTHING, TAKEN } from './fate.ts';
import type { Slot } from './group.ts';
import type { KeyTable } from './keys.ts';
import type { Page } from './page.ts';
import type { Shelf } from './shelf.ts';

/** All statements of all articles by number, and for each that repeats, its fate and the number of its home. */
export class Tally {
  readonly #at: ReadonlyMap<string, number>;
  readonly #from: Int32Array;
  readonly #home: Int32Array;
  readonly #fate: Uint8Array;
  readonly #first: readonly Page[];
  readonly #last: Page[];

  constructor(ids: readonly string[], pages: readonly Page[]) {
    this.#at = new Map(ids.map((id, at) => [id, at]));
    this.#from = new Int32Array(pages.length + 1);
    for (const [at, { total }] of pages.entries()) this.#from[at + 1] = (this.#from[at] as number) + total;
    this.#home = new Int32Array(this.#from[pages.length] as number);
    this.#fate = new Uint8Array(this.#home.length);
    this.#first = pages;
    this.#last = [...pages];
    for (const [at, id] of ids.entries()) this.alone(id, pages[at] as Page);
  }

  /** Notes what the page takes out by itself. */
  alone(id: string, page: Page): void {
    const at = this.#at.get(id) as number;
    const from = this.#from[at] as number;
    this.#last[at] = page;
    for (const { statement, home } of page.taken) this.#set(from + statement, TAKEN, from + home);
  }

  /** Notes what was decided across pages about one page; true when something leaves it. */
  note(shelf: Shelf, slot: Slot): boolean {
    const at = this.#at.get(slot.id) as number;
    const from = this.#from[at] as number;
    let gives = false;
    for (let statement = 0; statement < slot.fate.length; statement++) {
      const fate = slot.fate[statement] as number;
      const number = from + slot.page.origin(statement);
      if (fate === NOTHING) {
        // What an earlier look kept may have become the home.
        this.#fate[number] = NOTHING;
        continue;
      }
      if (fate === TAKEN) gives = true;
      const home = shelf.numbered(slot.homeSlot[statement] as number);
      this.#set(number, fate, (this.#from[this.#at.get(home.id) as number] as number) + home.page.origin(slot.home[statement] as number));
    }
    return gives;
  }

  #set(number: number, fate: number, home: number): void {
    this.#fate[number] = fate;
    this.#home[number] = home;
  }

  /** Different statements: each page's own repeats are gone by then. */
  distinct(keys: KeyTable): number {
    const seen = new Uint8Array(keys.size);
    let count = 0;
    for (const page of this.#first) {
      for (const key of keys.of(page)) {
        if (seen[key] === 0) count++;
        seen[key] = 1;
      }
    }
    return count;
  }

  /** Notes what pages repeat on purpose, where no other page has something to say about it. */
  keep(): void {
    for (const [at, page] of this.#last.entries()) {
      const from = this.#from[at] as number;
      for (const { statement, home, fate } of page.kept) if (this.#fate[from + statement] === NOTHING) this.#set(from + statement, fate, from + home);
    }
  }

  /** Four numbers for each repeat of an article: statement, fate, article and statement of its home. */
  verdicts(at: number): number[] {
    const found: number[] = [];
    const [from, to] = [this.#from[at] as number, this.#from[at + 1] as number];
    for (let number = from; number < to; number++) {
      const fate = this.#fate[number] as number;
      if (fate === NOTHING) continue;
      // A home may itself have gone since; the verdict names the place where the statement stands in the end.
      let home = this.#home[number] as number;
      while (this.#fate[home] === TAKEN) home = this.#home[home] as number;
      const article = home >= from && home < to ? at : this.#articleOf(home);
      found.push(number - from, fate, article, home - (this.#from[article] as number));
    }
    return found;
  }

  #articleOf(number: number): number {
    let low = 0;
    let high = this.#from.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#from[middle] as number) <= number) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
