/**
 * Dedupes until nothing more is removed: each page by itself, then across pages, then again what is left of the pages that still
 * have something in common. Taking a statement out changes what stands beside what, so a repeat that had to stay may be free afterwards;
 * done to the end, a second run over the result removes nothing.
 */
import { NOTHING, reasonOf, TAKEN } from './fate.ts';
import { DigestKeys, Keys, type KeyTable } from './keys.ts';
import { Page, pageOf } from './page.ts';
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
  numbers: readonly number[];
  homes: readonly Outline[];
  verdicts: Verdicts;
}

/** More looks than this never happened; it bounds the time if the rules should ever chase each other. */
const MOST_LOOKS = 24;

/** `entries` in any order; the result is aligned with them and the same for every order. */
export function settle(entries: readonly Entry[], settings: DedupeSettings, memory: SettleMemory = settleMemory()): Settled {
  if (memory.settings?.across !== settings.across || memory.settings.standsAlone !== settings.standsAlone) Object.assign(memory, { settings, shelves: [] });
  const tally = look(entries.map(({ article: { id } }) => id), entries.map(pageOf), settings, memory.keys, memory.shelves);
  return { verdicts: entries.map((_, at) => remembered(tally, entries, at, memory)), distinct: tally.distinct(memory.keys) };
}

/**
 * The same for more articles than fit in memory: each is loaded again whenever it is needed, and only numbers are kept.
 * @param load gives article `at` of `ids`, every time the same
 * @param each is told the verdicts of each article, in the order of `ids`
 * @returns how many different statements there are
 */
export function settleMany(ids: readonly string[], load: (at: number) => Entry, settings: DedupeSettings, each: (at: number, verdicts: Verdicts) => void): number {
  const keys = new DigestKeys();
  const pages = ids.map((_, at) => {
    const { article, outline } = load(at);
    const page = new Page(article, outline);
    keys.of(page);
    page.lighten(() => load(at));
    return page;
  });
  const tally = look(ids, pages, settings, keys, []);
  for (const at of ids.keys()) each(at, verdictsFrom(tally.verdicts(at), at));
  return tally.distinct(keys);
}

/** Looks across the pages until nothing more is taken. */
function look(ids: readonly string[], all: readonly Page[], settings: DedupeSettings, keys: KeyTable, shelves: Shelf[]): Tally {
  let pages = new Map(ids.map((id, at) => [id, all[at] as Page]));
  const tally = new Tally(ids, all);
  for (let number = 0; number < MOST_LOOKS && pages.size > 0; number++) {
    const shelf = (shelves[number] ??= new Shelf(settings, keys));
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
  tally.keep();
  return tally;
}

/** The verdicts of one article, the same object as before when nothing about them changed. */
function remembered(tally: Tally, entries: readonly Entry[], at: number, { told }: SettleMemory): Verdicts {
  const numbers = tally.verdicts(at);
  const { outline } = entries[at] as Entry;
  const before = told.get(outline);
  if (before?.numbers.length === numbers.length) {
    let same = true;
    for (let from = 0; same && from < numbers.length; from++) same = numbers[from] === before.numbers[from];
    for (let from = 0; same && from < before.homes.length; from++) same = entries[numbers[from * 4 + 2] as number]!.outline === before.homes[from];
    if (same) return before.verdicts;
  }
  const homes: Outline[] = [];
  for (let from = 0; from < numbers.length; from += 4) homes.push(entries[numbers[from + 2] as number]!.outline);
  const verdicts = verdictsFrom(numbers, at);
  told.set(outline, { numbers, homes, verdicts });
  return verdicts;
}

function verdictsFrom(numbers: readonly number[], own: number): Verdicts {
  const verdicts: Verdicts = new Map();
  for (let from = 0; from < numbers.length; from += 4) {
    const home = { article: numbers[from + 2] as number, statement: numbers[from + 3] as number };
    verdicts.set(numbers[from] as number, verdictOf(numbers[from + 1] as number, own, home));
  }
  return verdicts;
}

const GONE = TAKEN;

/** All statements of all articles by number, and for each that repeats, its fate and the number of its home. */
class Tally {
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
      while (this.#fate[home] === GONE) home = this.#home[home] as number;
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

function verdictOf(fate: number, own: number, home: Verdict['home']): Verdict {
  if (fate !== GONE) return { action: 'keep', reason: reasonOf(fate) as KeptReason, home };
  return home.article === own ? { action: 'remove', rule: 'said-on-page', home } : { action: 'move', rule: 'said-elsewhere', home };
}
