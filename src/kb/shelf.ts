/**
 * All pages at one stage of the work, and what was decided across them: which statements leave which page, and where they are said instead.
 * Kept between runs: when pages change, only the statements they share are decided on again. What comes out depends on the pages
 * alone, never on what was there before, in which order they came or how keys are numbered.
 */
import { keptFor, NOTHING, TAKEN } from './fate.ts';
import { compare } from './issue.ts';
import type { Keys } from './keys.ts';
import type { KeptBack, Page } from './page.ts';
import { grown } from './layout.ts';

export interface DedupeSettings {
  across: 'link' | 'keep';
  /** Share of its statements that a page keeps. */
  standsAlone: number;
}

/** A page on the shelf, and for each of its statements what was decided. */
export interface Slot {
  id: string;
  number: number;
  page: Page;
  keys: Int32Array;
  /** Per statement: nothing, taken, or kept for a reason. */
  fate: Uint8Array;
  /** Per statement with a fate: the number of the slot, and the statement there, that says it instead. */
  homeSlot: Int32Array;
  home: Int32Array;
  /** Would the page give away more than its share? Then it keeps all. */
  alone: boolean;
  /** Statements that stand both here and on another page. */
  repeats: number;
  /** What has to stay for the sake of the page if every other page gets its way. */
  back: readonly KeptBack[];
}

/** A statement that several pages make. */
interface Group {
  slots: Slot[];
  /** Aligned with `slots`: the statement's number there. */
  statements: number[];
  /** Does it stand on several pages after the decision? */
  repeats: boolean;
}

/** Fates of statements that their pages keep back. */
type Overlay = ReadonlyMap<Slot, ReadonlyMap<number, number>>;

/** The owner of a key that several pages share. */
const SEVERAL = -1;
const DRAFT = 1e9;
const STAYS = 1e8;

export class Shelf {
  readonly #settings: DedupeSettings;
  readonly #keys: Keys;
  readonly #slots = new Map<string, Slot>();
  readonly #numbered: Array<Slot | undefined> = [undefined];
  readonly #free: number[] = [];
  /** Per key: number of the only slot that says it, 0 for none. */
  #owner = new Int32Array(1024);
  readonly #groups = new Map<number, Group>();
  /** Slots that keep something back. */
  readonly #back = new Set<Slot>();
  /** Groups decided otherwise because a page keeps something back. */
  #overlaid = new Set<Group>();

  constructor(settings: DedupeSettings, keys: Keys) {
    this.#settings = settings;
    this.#keys = keys;
  }

  get slots(): Iterable<Slot> {
    return this.#slots.values();
  }

  slot = (id: string): Slot | undefined => this.#slots.get(id);
  numbered = (number: number): Slot => this.#numbered[number] as Slot;

  /** Puts these pages on the shelf, by id, takes all others off, and decides. */
  update(pages: ReadonlyMap<string, Page>): void {
    const dirty = new Set<number>();
    const fresh: Slot[] = [];
    for (const slot of [...this.#slots.values()]) if (pages.get(slot.id) !== slot.page) this.#remove(slot, dirty);
    if (this.#slots.size < pages.size) for (const [id, page] of pages) if (!this.#slots.has(id)) fresh.push(this.#add(id, page, dirty));
    if (dirty.size === 0 && fresh.length === 0) return;
    const changed = new Set<Slot>(fresh);
    // What was decided for the sake of a page is decided on from the beginning.
    const groups = new Set([...this.#overlaid].filter(({ slots }) => slots.length > 0));
    this.#overlaid = new Set();
    const touched = new Set<Slot>(fresh);
    for (const key of dirty) {
      const group = this.#shared(key, changed, touched);
      if (!group) continue;
      groups.add(group);
      for (const slot of group.slots) touched.add(slot);
    }
    for (const slot of touched) {
      const alone = this.#isAlone(slot);
      if (alone === slot.alone) continue;
      slot.alone = alone;
      for (const key of slot.keys) if (this.#owner[key] === SEVERAL) groups.add(this.#groups.get(key) as Group);
    }
    for (const group of groups) if (group.slots.length > 0) this.#decide(group, changed);
    for (const slot of changed) {
      slot.back = slot.page.keepBack(takenOf(slot));
      if (slot.back.length > 0) this.#back.add(slot);
      else this.#back.delete(slot);
    }
    this.#keepBack();
  }

  #add(id: string, page: Page, dirty: Set<number>): Slot {
    const keys = this.#keys.of(page);
    const number = this.#free.pop() ?? this.#numbered.length;
    const slot: Slot = { id, number, page, keys, fate: new Uint8Array(keys.length), homeSlot: new Int32Array(keys.length), home: new Int32Array(keys.length), alone: false, repeats: 0, back: [] };
    this.#slots.set(id, slot);
    this.#numbered[number] = slot;
    this.#owner = grown(this.#owner, this.#keys.size);
    for (let statement = 0; statement < keys.length; statement++) {
      const key = keys[statement] as number;
      const owner = this.#owner[key] as number;
      if (owner === 0) this.#owner[key] = number;
      else if (owner !== number) {
        if (owner !== SEVERAL) this.#share(key);
        const group = this.#groups.get(key) as Group;
        group.slots.push(slot);
        group.statements.push(statement);
        dirty.add(key);
      }
    }
    return slot;
  }

  /** Makes a group of a key that one page alone had so far. */
  #share(key: number): void {
    const slot = this.#numbered[this.#owner[key] as number] as Slot;
    const group: Group = { slots: [], statements: [], repeats: false };
    for (let statement = 0; statement < slot.keys.length; statement++) {
      if (slot.keys[statement] !== key) continue;
      group.slots.push(slot);
      group.statements.push(statement);
    }
    this.#groups.set(key, group);
    this.#owner[key] = SEVERAL;
  }

  #remove(slot: Slot, dirty: Set<number>): void {
    for (const key of new Set(slot.keys)) {
      if (this.#owner[key] === slot.number) this.#owner[key] = 0;
      const group = this.#groups.get(key);
      if (!group) continue;
      dirty.add(key);
      this.#count(group, -1);
      group.repeats = false;
      const left = group.slots.flatMap((one, at) => (one === slot ? [] : [at]));
      group.statements = left.map((at) => group.statements[at] as number);
      group.slots = left.map((at) => group.slots[at] as Slot);
    }
    this.#slots.delete(slot.id);
    this.#numbered[slot.number] = undefined;
    this.#free.push(slot.number);
    this.#back.delete(slot);
  }

  /** The group of a key after pages came and went; undefined when fewer than two pages have it now. */
  #shared(key: number, changed: Set<Slot>, touched: Set<Slot>): Group | undefined {
    const group = this.#groups.get(key);
    if (!group) return undefined;
    const [first] = group.slots;
    if (first && group.slots.some((slot) => slot !== first)) return group;
    if (first) {
      changed.add(first);
      touched.add(first);
    }
    for (const statement of group.statements) (first as Slot).fate[statement] = NOTHING;
    this.#owner[key] = first?.number ?? 0;
    this.#groups.delete(key);
    group.slots = [];
    return undefined;
  }

  /** A page that would give away more than its share keeps all of it: giving away a part would leave the rest to the next run, and so on, until nothing were left. */
  #isAlone({ page, keys }: Slot): boolean {
    let movable = 0;
    for (let statement = 0; statement < keys.length; statement++) if (this.#owner[keys[statement] as number] === SEVERAL && page.staysFor(statement) === NOTHING) movable++;
    return movable > (1 - this.#settings.standsAlone) * keys.length;
  }

  /** Chooses the home of one statement and takes it out of the other pages; notes the slots for which that is news. */
  #decide(group: Group, changed: Set<Slot>, overlay?: Overlay): void {
    this.#count(group, -1);
    const { slots, statements } = group;
    const stays = slots.map((slot, at) => overlay?.get(slot)?.get(statements[at] as number) ?? this.#staysFor(slot, statements[at] as number));
    let [best, most] = [0, -1];
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] as Slot;
      const rank = rankOf(slot, statements[at] as number, stays[at] as number);
      const first = slots[best] as Slot;
      if (rank > most || (rank === most && (compare(slot.id, first.id) || (statements[at] as number) - (statements[best] as number)) < 0)) [best, most] = [at, rank];
    }
    const [home, statement] = [slots[best] as Slot, statements[best] as number];
    group.repeats = false;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] as Slot;
      // Equal statements that the home page keeps on purpose have their reason there.
      const fate = slot === home ? NOTHING : (stays[at] as number) !== NOTHING ? (stays[at] as number) : slot.page.isVariantOf(home.page) ? SCOPE : TAKEN;
      if (fate > TAKEN) group.repeats = true;
      const own = statements[at] as number;
      if (slot.fate[own] === fate && (fate === NOTHING || (slot.homeSlot[own] === home.number && slot.home[own] === statement))) continue;
      slot.fate[own] = fate;
      slot.homeSlot[own] = home.number;
      slot.home[own] = statement;
      changed.add(slot);
    }
    this.#count(group, 1);
  }

  #staysFor(slot: Slot, statement: number): number {
    if (this.#settings.across === 'keep') return ACROSS_OFF;
    return slot.page.staysFor(statement) || (slot.alone ? ALONE : NOTHING);
  }

  /** Keeps up the number of statements that each page has in common with others. */
  #count({ slots, statements, repeats }: Group, change: 1 | -1): void {
    if (!repeats) return;
    for (let at = 0; at < slots.length; at++) if (slots[at]!.fate[statements[at] as number] !== TAKEN) slots[at]!.repeats += change;
  }

  /**
   * What a page keeps back becomes the home of its statement where that can be; other pages then give it away, and may have to keep
   * something back in turn. Round by round, all pages at once, until nothing is added.
   */
  #keepBack(): void {
    const kept = new Map<Slot, Map<number, number>>();
    let asking = [...this.#back].map((slot) => ({ slot, back: slot.back }));
    while (asking.length > 0) {
      const groups = new Set<Group>();
      for (const { slot, back } of asking) {
        const own = kept.get(slot) ?? new Map<number, number>();
        kept.set(slot, own);
        for (const { statement, fate } of back) {
          own.set(statement, fate);
          groups.add(this.#groups.get(slot.keys[statement] as number) as Group);
        }
      }
      const changed = new Set<Slot>();
      for (const group of groups) {
        this.#overlaid.add(group);
        this.#decide(group, changed, kept);
      }
      asking = [...changed].map((slot) => ({ slot, back: slot.page.keepBack(takenOf(slot)) })).filter(({ back }) => back.length > 0);
    }
  }
}

const SCOPE = keptFor('scope');
const ALONE = keptFor('stands-alone');
const ACROSS_OFF = keptFor('across-off');

/** How good a home it is: no draft, for the link of a published page would lead nowhere; then one that has to stay anyway, then the page that it fits best. */
function rankOf({ page }: Slot, statement: number, stays: number): number {
  return (page.article.data.draft ? 0 : DRAFT) + (stays === ALONE ? 0 : stays === NOTHING ? 1 : 2) * STAYS + page.fit(statement);
}

/** Statements that leave the page, ascending. */
export function takenOf({ fate }: Slot): Int32Array {
  let count = 0;
  for (const one of fate) if (one === TAKEN) count++;
  const taken = new Int32Array(count);
  for (let at = fate.length - 1; count > 0; at--) if (fate[at] === TAKEN) taken[--count] = at;
  return taken;
}
