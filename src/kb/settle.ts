/**
 * Dedupes until nothing more is removed: each page by itself, then across pages, then again what is left of the pages that still
 * have something in common. Taking a statement out changes what stands beside what, so a repeat that had to stay may be free afterwards;
 * done to the end, a second run over the result removes nothing.
 */
import { NOTHING, reasonOf, TAKEN } from './fate.ts';
import { Keys } from './keys.ts';
import { type Page, pageOf } from './page.ts';
import type { KeptReason } from './placement.ts';
import { type DedupeSettings, Shelf, type Slot, takenOf } from './shelf.ts';
import type { Outline } from './statements.ts';
import type { Entry, Verdict, Verdicts } from './verdict.ts';

export interface Settled {
  /** Aligned with the entries; the same object as the last time when nothing about it changed. */
  verdicts: Verdicts[];
  /** How many different statements there are. */
  distinct: number;
}

/** What a run leaves to the next, so that only what changed is decided on again. */
export interface SettleMemory {
  keys: Keys;
  /** One shelf for each look across pages. */
  shelves: Shelf[];
  settings?: DedupeSettings;
  told: WeakMap<Outline, Told>;
}
export const settleMemory = (): SettleMemory => ({ keys: new Keys(), shelves: [], told: new WeakMap() });

/** Verdicts of one article in numbers (statement, fate, article and statement of the home), and what was made of them. */
interface Told {
  numbers: Int32Array;
  homes: readonly Outline[];
  verdicts: Verdicts;
}

/** More looks than this never happened; it bounds the time if the rules should ever chase each other. */
const MOST_LOOKS = 24;

/** `entries` in any order; the result is aligned with them and the same for every order. */
export function settle(entries: readonly Entry[], settings: DedupeSettings, memory: SettleMemory = settleMemory()): Settled {
  if (memory.settings?.across !== settings.across || memory.settings.standsAlone !== settings.standsAlone) Object.assign(memory, { settings, shelves: [] });
  let pages = new Map(entries.map((entry) => [entry.article.id, pageOf(entry)]));
  const tally = new Tally(entries, pages);
  for (let look = 0; look < MOST_LOOKS && pages.size > 0; look++) {
    const shelf = (memory.shelves[look] ??= new Shelf(settings, memory.keys));
    shelf.update(pages);
    const left = new Map<string, Page>();
    let taken = false;
    for (const slot of shelf.slots) {
      const gives = tally.note(shelf, slot);
      taken ||= gives;
      // A page that repeats nothing and shares nothing is done.
      const on = slot.repeats > 0;
      if (!on && (!gives || slot.page.kept.length === 0)) continue;
      const page = gives ? slot.page.without(takenOf(slot)) : slot.page;
      tally.alone(slot.id, page);
      if (on) left.set(slot.id, page);
    }
    if (!taken) break;
    pages = left;
  }
  return { verdicts: tally.verdicts(memory), distinct: tally.distinct(memory.keys) };
}

const GONE = TAKEN;

/** All statements of all articles by number, and for each that repeats, its fate and the number of its home. */
class Tally {
  readonly #entries: readonly Entry[];
  readonly #at: ReadonlyMap<string, number>;
  readonly #from: Int32Array;
  readonly #home: Int32Array;
  readonly #fate: Uint8Array;
  /** What each page repeats on purpose. */
  readonly #first: readonly Page[];
  readonly #last: Page[];

  constructor(entries: readonly Entry[], pages: ReadonlyMap<string, Page>) {
    this.#entries = entries;
    this.#at = new Map(entries.map(({ article: { id } }, at) => [id, at]));
    this.#from = new Int32Array(entries.length + 1);
    for (const [at, { outline }] of entries.entries()) this.#from[at + 1] = (this.#from[at] as number) + outline.statements.length;
    this.#home = new Int32Array(this.#from[entries.length] as number);
    this.#fate = new Uint8Array(this.#home.length);
    this.#first = entries.map(({ article: { id } }) => pages.get(id) as Page);
    this.#last = [...this.#first];
    for (const [id, page] of pages) this.alone(id, page);
  }

  /** Notes what the page takes out by itself. */
  alone(id: string, page: Page): void {
    const at = this.#at.get(id) as number;
    const from = this.#from[at] as number;
    this.#last[at] = page;
    for (const { statement, home } of page.taken) this.#set(from + statement, GONE, from + home);
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
        if (this.#fate[number] !== GONE) this.#fate[number] = NOTHING;
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
  distinct(keys: Keys): number {
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

  verdicts(memory: SettleMemory): Verdicts[] {
    for (const [at, page] of this.#last.entries()) {
      const from = this.#from[at] as number;
      for (const { statement, home, fate } of page.kept) if (this.#fate[from + statement] === NOTHING) this.#set(from + statement, fate, from + home);
    }
    return this.#entries.map((_, at) => this.#verdictsOf(at, memory));
  }

  #verdictsOf(own: number, memory: SettleMemory): Verdicts {
    const found: number[] = [];
    const homes: Outline[] = [];
    const from = this.#from[own] as number;
    for (let number = from; number < (this.#from[own + 1] as number); number++) {
      const fate = this.#fate[number] as number;
      if (fate === NOTHING) continue;
      // A home may itself have gone since; the verdict names the place where the statement stands in the end.
      let home = this.#home[number] as number;
      while (this.#fate[home] === GONE) home = this.#home[home] as number;
      const article = home >= from && home < (this.#from[own + 1] as number) ? own : this.#articleOf(home);
      found.push(number - from, fate, article, home - (this.#from[article] as number));
      homes.push(this.#entries[article]!.outline);
    }
    const { outline } = this.#entries[own] as Entry;
    const before = memory.told.get(outline);
    if (before && before.homes.length === homes.length && homes.every((home, at) => home === before.homes[at]) && found.every((number, at) => number === before.numbers[at])) return before.verdicts;
    const verdicts: Verdicts = new Map();
    for (let at = 0; at < found.length; at += 4) verdicts.set(found[at] as number, verdictOf(found[at + 1] as number, own, { article: found[at + 2] as number, statement: found[at + 3] as number }));
    memory.told.set(outline, { numbers: Int32Array.from(found), homes, verdicts });
    return verdicts;
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

function verdictOf(fate: number, own: number, home: Verdict['home']): Verdict {
  if (fate !== GONE) return { action: 'keep', reason: reasonOf(fate) as KeptReason, home };
  return home.article === own ? { action: 'remove', rule: 'said-on-page', home } : { action: 'move', rule: 'said-elsewhere', home };
}
