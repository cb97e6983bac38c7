/**
 * All pages at one stage of the work, and what was decided across them: which statements leave which page, and where they are said instead.
 * Kept between runs: when pages change, only the statements they share are decided on again. What comes out depends on the pages
 * alone, never on what was there before, in which order they came or how keys are numbered.
 */
import { bytes, ints } from './arena.ts';
import { keptFor, NOTHING, TAKEN } from './fate.ts';
import { ALONE, type Group, newGroup, type Slot } from './group.ts';
import { GONE, type KeyTable } from './keys.ts';
import { grown } from './layout.ts';
import type { Page } from './page.ts';
import { Decisions } from './rounds.ts';

export interface DedupeSettings {
  across: 'link' | 'keep';
  /** Share of its statements that a page keeps. */
  standsAlone: number;
}

/** The owner of a key that several pages share. */
const SEVERAL = -1;
const ACROSS_OFF = keptFor('across-off');

export class Shelf {
  readonly #settings: DedupeSettings;
  readonly #keys: KeyTable;
  readonly #slots = new Map<string, Slot>();
  readonly #numbered: Array<Slot | undefined> = [undefined];
  #free: number[] = [];
  /** Per key: number of the only slot that says it, 0 for none. */
  #owner = new Int32Array(1024);
  readonly #decisions = new Decisions((slot, statement) => this.#staysFor(slot, statement));
  /** Pages that are to come, and ids of those that are to go. */
  #waiting = new Map<string, Page | undefined>();
  /** Ids of pages that something leaves. */
  readonly #giving = new Set<string>();

  constructor(settings: DedupeSettings, keys: KeyTable) {
    this.#settings = settings;
    this.#keys = keys;
  }

  get slots(): ReadonlyMap<string, Slot> {
    return this.#slots;
  }

  /** Does any statement leave its page? */
  get gives(): boolean {
    return this.#giving.size > 0;
  }

  numbered = (number: number): Slot => this.#numbered[number] as Slot;

  /** From the next update on, this is the page of that id; undefined for none. */
  put(id: string, page: Page | undefined): void {
    this.#waiting.set(id, page);
  }

  /** Takes the pages that wait, and decides. Ids of the pages for which something is new, those that went included. */
  update(): Set<string> {
    const dirty = new Set<number>();
    const gone: Slot[] = [];
    const waiting = [...this.#waiting].filter(([id, page]) => this.#slots.get(id)?.page !== page);
    this.#waiting = new Map();
    for (const [id] of waiting) {
      const slot = this.#slots.get(id);
      if (slot) this.#remove(slot, dirty);
      if (slot) gone.push(slot);
    }
    const news = new Set<Slot>();
    /** Slots that share other statements than before. */
    const touched = new Set<Slot>();
    for (const [id, page] of waiting) if (page) news.add(this.#add(id, page, dirty, touched));
    for (const slot of news) touched.add(slot);
    for (const key of dirty) this.#shared(key, news, touched);
    for (const slot of touched) {
      const alone = this.#isAlone(slot);
      if (alone === slot.alone) continue;
      slot.alone = alone;
      for (const key of slot.keys) if (key !== GONE && this.#owner[key] === SEVERAL) this.#decisions.open(this.#decisions.groups.get(key) as Group);
    }
    this.#decisions.settle((slot) => this.#numbered[slot.number] === slot, news);
    // Until here a number was that of one slot only.
    for (const { number } of gone) this.#free.push(number);
    for (const slot of news) {
      slot.on = slot.repeats > 0;
      if (slot.fate.includes(TAKEN)) this.#giving.add(slot.id);
      else this.#giving.delete(slot.id);
    }
    return new Set([...gone, ...news].map(({ id }) => id));
  }

  #add(id: string, page: Page, dirty: Set<number>, touched: Set<Slot>): Slot {
    const keys = this.#keys.of(page);
    const number = this.#free.pop() ?? this.#numbered.length;
    const slot: Slot = { id, number, page, keys, fate: bytes(keys.length), homeSlot: ints(keys.length), home: ints(keys.length), alone: false, repeats: 0, asks: [], turned: 0, stirred: false, on: false };
    this.#decisions.come(slot);
    this.#slots.set(id, slot);
    this.#numbered[number] = slot;
    this.#owner = grown(this.#owner, this.#keys.size);
    for (let statement = 0; statement < keys.length; statement++) {
      const key = keys[statement] as number;
      if (key === GONE) continue;
      const owner = this.#owner[key] as number;
      if (owner === 0) this.#owner[key] = number;
      else if (owner !== number) {
        if (owner !== SEVERAL) this.#share(key, touched);
        const group = this.#decisions.groups.get(key) as Group;
        this.#decisions.open(group);
        group.slots.push(slot);
        group.statements.push(statement);
        dirty.add(key);
      }
    }
    return slot;
  }

  /** Makes a group of a key that one page alone had so far. */
  #share(key: number, touched: Set<Slot>): void {
    const slot = this.#numbered[this.#owner[key] as number] as Slot;
    const group = newGroup();
    for (let statement = 0; statement < slot.keys.length; statement++) {
      if (slot.keys[statement] !== key) continue;
      group.slots.push(slot);
      group.statements.push(statement);
    }
    this.#decisions.share(key, group);
    this.#owner[key] = SEVERAL;
    touched.add(slot);
  }

  #remove(slot: Slot, dirty: Set<number>): void {
    for (const key of new Set(slot.keys)) {
      if (key === GONE) continue;
      if (this.#owner[key] === slot.number) this.#owner[key] = 0;
      const group = this.#decisions.groups.get(key);
      if (!group) continue;
      dirty.add(key);
      this.#decisions.open(group);
      const { slots, statements } = group;
      group.statements = statements.filter((_, at) => slots[at] !== slot);
      group.slots = slots.filter((one) => one !== slot);
      group.askers.delete(slot);
    }
    this.#slots.delete(slot.id);
    this.#giving.delete(slot.id);
    this.#numbered[slot.number] = undefined;
  }

  /** Does the key still belong to several pages after pages came and went? */
  #shared(key: number, news: Set<Slot>, touched: Set<Slot>): void {
    const group = this.#decisions.groups.get(key) as Group;
    const [first] = group.slots;
    if (first && group.slots.some((slot) => slot !== first)) return;
    this.#decisions.close(key, group, first);
    this.#owner[key] = first?.number ?? 0;
    if (!first) return;
    news.add(first);
    touched.add(first);
  }

  /** A page that would give away more than its share keeps all of it: giving away a part would leave the rest to the next run, and so on, until nothing were left. */
  #isAlone({ page, keys }: Slot): boolean {
    let movable = 0;
    for (let statement = 0; statement < keys.length; statement++) {
      if (keys[statement] === GONE || this.#owner[keys[statement] as number] !== SEVERAL) continue;
      // Asked for soon, and told page by page at a third of the cost.
      page.fit(statement);
      if (page.staysFor(statement) === NOTHING) movable++;
    }
    return movable > (1 - this.#settings.standsAlone) * page.left.count;
  }

  #staysFor(slot: Slot, statement: number): number {
    if (this.#settings.across === 'keep') return ACROSS_OFF;
    return slot.page.staysFor(statement) || (slot.alone ? ALONE : NOTHING);
  }
}
