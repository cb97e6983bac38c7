/**
 * Dedupes until nothing more is removed: each page by itself, then across pages, then again what is left of the pages that still
 * have something in common. Taking a statement out changes what stands beside what, so a repeat that had to stay may be free afterwards;
 * done to the end, a second run over the result removes nothing.
 */
import { reasonOf, TAKEN } from './fate.ts';
import { type Slot, takenOf } from './group.ts';
import { Keys, type KeyTable } from './keys.ts';
import { type Page, pageOf } from './page.ts';
import type { KeptReason } from './placement.ts';
import { type DedupeSettings, Shelf } from './shelf.ts';
import type { Outline } from './statements.ts';
import { type Row, Tally } from './tally.ts';
import type { Entry, Home, Verdict, Verdicts } from './verdict.ts';

export interface Settled {
  /** Aligned with the entries; the same object as the last time when nothing about it changed. */
  verdicts: Verdicts[];
  /** How many different statements there are. */
  distinct: number;
  /** Places of the articles of which, or of whose homes, something may be otherwise than the last time. */
  stirred: readonly number[];
  /** Are the same articles in the same places as the last time? */
  same: boolean;
}

/** What a run leaves to the next, so that only what changed is decided on again. */
export interface SettleMemory {
  keys: Keys;
  settings?: DedupeSettings;
  /** One shelf for each look across pages, and how many of them were looked at. */
  shelves: Shelf[];
  depth: number;
  tally: Tally;
  entries: readonly Entry[];
  rows: readonly Row[];
  verdicts: Verdicts[];
  told: WeakMap<Outline, Told>;
}
const nothingSettled = (keys: Keys) => ({ keys, shelves: [], depth: 0, tally: new Tally(keys), entries: [], rows: [], verdicts: [] });
export const settleMemory = (): SettleMemory => ({ ...nothingSettled(new Keys()), told: new WeakMap() });

/** Verdicts of one article in numbers (statement, fate, row and statement of the home), and what was made of them. */
interface Told {
  numbers: Int32Array;
  /** What the homes say. */
  homes: readonly Page[];
  verdicts: Verdicts;
}

/** More looks than this never happened; it bounds the time if the rules should ever chase each other. */
export const MOST_LOOKS = 24;

/** `entries` in any order; the result is aligned with them and the same for every order. */
export function settle(entries: readonly Entry[], settings: DedupeSettings, memory: SettleMemory = settleMemory()): Settled {
  if (memory.settings?.across !== settings.across || memory.settings.standsAlone !== settings.standsAlone) Object.assign(memory, nothingSettled(memory.keys), { settings });
  const { tally } = memory;
  const [changed, same] = changesOf(memory.entries, entries, memory.keys);
  for (const [id, page] of changed) tally.put(id, page);
  const news = look(changed, settings, memory.keys, memory);
  const stirring = new Uint8Array(tally.size);
  for (const id of news) {
    const row = tally.row(id);
    if (!row) continue;
    tally.tell(id, memory.shelves.slice(0, memory.depth));
    stirring[row.number] = 1;
  }
  if (!same) {
    const verdicts = new Map(memory.rows.map((row, at) => [row, memory.verdicts[at] as Verdicts]));
    memory.rows = entries.map(({ article: { id } }) => tally.row(id) as Row);
    memory.verdicts = memory.rows.map((row) => verdicts.get(row) as Verdicts);
  }
  memory.entries = entries;
  const { rows } = memory;
  const stirred: number[] = [];
  for (let at = 0; at < rows.length; at++) if (isStirred(rows[at] as Row, stirring)) stirred.push(at);
  const verdicts = memory.verdicts.slice();
  for (const at of stirred) verdicts[at] = remembered(rows[at] as Row, entries[at]!.outline, memory);
  memory.verdicts = verdicts;
  return { verdicts, distinct: tally.distinct, stirred, same };
}

/** Pages that are new, by id; none for those that are there no more. And whether all have the place they had. */
function changesOf(before: readonly Entry[], now: readonly Entry[], keys: KeyTable): [changed: Map<string, Page | undefined>, same: boolean] {
  const changed = new Map<string, Page | undefined>();
  let same = before.length === now.length;
  for (let at = 0; at < before.length; at++) {
    if (before[at] === now[at]) continue;
    const { id } = before[at]!.article;
    changed.set(id, undefined);
    same &&= now[at]!.article.id === id;
  }
  const had = same ? new Set<Entry>() : new Set(before);
  for (let at = 0; at < now.length; at++) {
    const entry = now[at] as Entry;
    if (before[at] === entry) continue;
    // It may only have another place.
    if (had.has(entry)) changed.delete(entry.article.id);
    else {
      const page = pageOf(entry);
      // Read just now, its keys are looked up at half the cost.
      keys.of(page);
      changed.set(entry.article.id, page);
    }
  }
  return [changed, same];
}

/** Has anybody a say in it for whom something is new? */
function isStirred({ number, through }: Row, stirring: Uint8Array): boolean {
  if (stirring[number] === 1) return true;
  for (let at = 0; at < through.length; at++) if (stirring[through[at] as number] === 1) return true;
  return false;
}

type Looks = Pick<SettleMemory, 'shelves' | 'depth'>;

/** Looks across the pages until nothing more is taken. Ids of the pages for which something is new. */
function look(changed: ReadonlyMap<string, Page | undefined>, settings: DedupeSettings, keys: KeyTable, looks: Looks): Set<string> {
  const { shelves } = looks;
  const news = new Set(changed.keys());
  const shelfOf = (number: number) => (shelves[number] ??= new Shelf(settings, keys));
  for (const [id, page] of changed) shelfOf(0).put(id, page);
  let depth = 0;
  for (let gives = true; gives && depth < MOST_LOOKS; depth++) {
    const shelf = shelfOf(depth);
    for (const id of shelf.update()) {
      news.add(id);
      const slot = shelf.slots.get(id);
      shelfOf(depth + 1).put(id, slot && leftOf(slot, keys));
    }
    gives = shelf.gives;
  }
  // A look that there was not before, or is not now, is news to all that were looked at.
  for (let number = Math.min(depth, looks.depth); number < Math.max(depth, looks.depth); number++) for (const id of shelfOf(number).slots.keys()) news.add(id);
  looks.depth = depth;
  return news;
}

/** What is left of the page for the next look; notes it where something has to be said about it. A page that repeats nothing and shares nothing is done. */
function leftOf(slot: Slot, keys: KeyTable): Page | undefined {
  const gives = slot.fate.includes(TAKEN);
  if (!slot.on && (!gives || slot.page.kept.length === 0)) return void (slot.left = undefined);
  const page = gives ? slot.page.without(takenOf(slot)) : slot.page;
  keys.of(page, slot.keys);
  slot.left = slot.on ? page : { taken: page.taken, kept: page.kept };
  return slot.on ? page : undefined;
}

/** The verdicts of one article, the same object as before when nothing about them changed. */
function remembered(row: Row, outline: Outline, { told, tally }: SettleMemory): Verdicts {
  const numbers = tally.verdicts(row);
  const before = told.get(outline);
  if (before?.numbers.length === numbers.length) {
    let same = true;
    for (let from = 0; same && from < numbers.length; from++) same = numbers[from] === before.numbers[from];
    for (let from = 0; same && from < before.homes.length; from++) same = tally.pageOf(numbers[from * 4 + 2] as number) === before.homes[from];
    if (same) return before.verdicts;
  }
  const homes: Page[] = [];
  for (let from = 0; from < numbers.length; from += 4) homes.push(tally.pageOf(numbers[from + 2] as number));
  const verdicts = verdictsFrom(numbers, row.id, (article) => tally.idOf(article));
  told.set(outline, { numbers, homes, verdicts });
  return verdicts;
}

/** Verdicts of article `own` from four numbers each: statement, fate, article and statement of the home. */
export function verdictsFrom(numbers: ArrayLike<number>, own: string, idOf: (article: number) => string): Verdicts {
  const verdicts: Verdicts = new Map();
  for (let from = 0; from < numbers.length; from += 4) {
    const home = { article: idOf(numbers[from + 2] as number), statement: numbers[from + 3] as number };
    verdicts.set(numbers[from] as number, verdictOf(numbers[from + 1] as number, own, home));
  }
  return verdicts;
}

function verdictOf(fate: number, own: string, home: Home): Verdict {
  if (fate !== TAKEN) return { action: 'keep', reason: reasonOf(fate) as KeptReason, home };
  return home.article === own ? { action: 'remove', rule: 'said-on-page', home } : { action: 'move', rule: 'said-elsewhere', home };
}
