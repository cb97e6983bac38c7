/**
 * Dedupes until nothing more is removed: each page by itself, then across pages, then again what is left of the pages that still
 * have something in common. Taking a statement out changes what stands beside what, so a repeat that had to stay may be free afterwards;
 * done to the end, a second run over the result removes nothing.
 */
import { reasonOf, TAKEN } from './fate.ts';
import { takenOf } from './group.ts';
import { DigestKeys, Keys, type KeyTable } from './keys.ts';
import { Page, pageOf } from './page.ts';
import type { KeptReason } from './placement.ts';
import { type DedupeSettings, Shelf } from './shelf.ts';
import type { Outline } from './statements.ts';
import { Tally } from './tally.ts';
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

function verdictOf(fate: number, own: number, home: Verdict['home']): Verdict {
  if (fate !== TAKEN) return { action: 'keep', reason: reasonOf(fate) as KeptReason, home };
  return home.article === own ? { action: 'remove', rule: 'said-on-page', home } : { action: 'move', rule: 'said-elsewhere', home };
}
