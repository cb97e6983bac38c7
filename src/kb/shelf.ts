/**
 * All pages at one stage of the work, and what was decided across them: which statements leave which page, and where they are said instead.
 * Kept between runs: when pages change, only the statements they share are decided on again. What comes out depends on the pages
 * alone, never on what was there before, in which order they came or how keys are numbered.
 */
import { keptFor, NOTHING, TAKEN } from './fate.ts';
import { ALONE, fatesOf, type Group, type Overlay, precedes, rankOf, type Slot, takenOf } from './group.ts';
import type { KeyTable } from './keys.ts';
import type { Page } from './page.ts';
import { grown } from './layout.ts';

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
  readonly #free: number[] = [];
  /** Per key: number of the only slot that says it, 0 for none. */
  #owner = new Int32Array(1024);
  readonly #groups = new Map<number, Group>();
  /** Slots that keep something back. */
  readonly #back = new Set<Slot>();
  /** Groups decided otherwise because a page keeps something back. */
  #overlaid = new Set<Group>();

  constructor(settings: DedupeSettings, keys: KeyTable) {
    this.#settings = settings;
    this.#keys = keys;
  }

  get slots(): Iterable<Slot> {
    return this.#slots.values();
  }

  numbered = (number: number): Slot => this.#numbered[number] as Slot;

  /** Puts these pages on the shelf, by id, takes all others off, and decides. */
  update(pages: ReadonlyMap<string, Page>): void {
    const going = [...this.#slots.values()].filter((slot) => pages.get(slot.id) !== slot.page);
    if (going.length === 0 && this.#slots.size === pages.size) return;
    const changed = new Set<Slot>();
    // What was decided for the sake of a page is decided on from the beginning.
    for (const group of this.#overlaid) this.#write(group, group.plain!.best, group.plain!.fates, changed);
    this.#overlaid = new Set();
    const dirty = new Set<number>();
    for (const slot of going) {
      this.#remove(slot, dirty);
      changed.delete(slot);
    }
    const fresh: Slot[] = [];
    for (const [id, page] of pages) if (!this.#slots.has(id)) fresh.push(this.#add(id, page, dirty));
    for (const slot of fresh) changed.add(slot);
    const groups = new Set<Group>();
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
    for (const group of groups) this.#decide(group, changed);
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
        this.#open(group);
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

  /** The group is going to change: what was decided about it no longer counts. */
  #open(group: Group): void {
    this.#count(group, -1);
    group.repeats = false;
    group.plain = undefined;
  }

  #remove(slot: Slot, dirty: Set<number>): void {
    for (const key of new Set(slot.keys)) {
      if (this.#owner[key] === slot.number) this.#owner[key] = 0;
      const group = this.#groups.get(key);
      if (!group) continue;
      dirty.add(key);
      this.#open(group);
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
    const group = this.#groups.get(key) as Group;
    const [first] = group.slots;
    if (first && group.slots.some((slot) => slot !== first)) return group;
    if (first) {
      changed.add(first);
      touched.add(first);
    }
    for (const statement of group.statements) (first as Slot).fate[statement] = NOTHING;
    this.#owner[key] = first?.number ?? 0;
    this.#groups.delete(key);
    return undefined;
  }

  /** A page that would give away more than its share keeps all of it: giving away a part would leave the rest to the next run, and so on, until nothing were left. */
  #isAlone({ page, keys }: Slot): boolean {
    let movable = 0;
    for (let statement = 0; statement < keys.length; statement++) if (this.#owner[keys[statement] as number] === SEVERAL && page.staysFor(statement) === NOTHING) movable++;
    return movable > (1 - this.#settings.standsAlone) * keys.length;
  }

  /** Chooses the home of one statement and takes it out of the other pages; notes the slots for which that is news. */
  #decide(group: Group, changed: Set<Slot>): void {
    const { slots, statements } = group;
    const [stays, ranks] = [new Uint8Array(slots.length), new Float64Array(slots.length)];
    let best = 0;
    for (let at = 0; at < slots.length; at++) {
      const [slot, statement] = [slots[at] as Slot, statements[at] as number];
      stays[at] = this.#staysFor(slot, statement);
      ranks[at] = rankOf(slot, statement, stays[at] as number);
      if (precedes(group, ranks, at, best)) best = at;
    }
    const variants = new Map<number, Uint8Array>();
    group.plain = { best, stays, ranks, fates: fatesOf(group, best, stays, variants), variants };
    this.#write(group, best, group.plain.fates, changed);
  }

  /** The decision when some pages keep the statement back: one of them is then the better home. */
  #decideWith(overlay: Overlay, group: Group, changed: Set<Slot>): void {
    const plain = group.plain as NonNullable<Group['plain']>;
    let best = plain.best;
    for (const [at, fate] of overlay) {
      plain.ranks[at] = rankOf(group.slots[at] as Slot, group.statements[at] as number, fate);
      if (precedes(group, plain.ranks, at, best)) best = at;
    }
    const stays = plain.stays.slice();
    for (const [at, fate] of overlay) {
      stays[at] = fate;
      plain.ranks[at] = rankOf(group.slots[at] as Slot, group.statements[at] as number, plain.stays[at] as number);
    }
    const fates = best === plain.best ? plain.fates.slice() : fatesOf(group, best, stays, plain.variants);
    if (best === plain.best) for (const [at, fate] of overlay) if (group.slots[at] !== group.slots[best]) fates[at] = fate;
    this.#write(group, best, fates, changed);
  }

  #write(group: Group, best: number, fates: Uint8Array, changed: Set<Slot>): void {
    this.#count(group, -1);
    const { slots, statements } = group;
    const [home, statement] = [slots[best]!.number, statements[best] as number];
    group.repeats = false;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] as Slot;
      const [fate, own] = [fates[at] as number, statements[at] as number];
      if (fate > TAKEN) group.repeats = true;
      if (slot.fate[own] === fate && (fate === NOTHING || (slot.homeSlot[own] === home && slot.home[own] === statement))) continue;
      if (slot.fate[own] !== fate) changed.add(slot);
      slot.fate[own] = fate;
      slot.homeSlot[own] = home;
      slot.home[own] = statement;
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
    const overlays = new Map<Group, Overlay>();
    let asking = [...this.#back].map((slot) => ({ slot, back: slot.back }));
    while (asking.length > 0) {
      const groups = new Set<Group>();
      for (const { slot, back } of asking) {
        for (const { statement, fate } of back) {
          const group = this.#groups.get(slot.keys[statement] as number) as Group;
          const overlay = overlays.get(group) ?? new Map<number, number>();
          overlays.set(group, overlay);
          overlay.set(group.slots.findIndex((one, at) => one === slot && group.statements[at] === statement), fate);
          groups.add(group);
        }
      }
      const changed = new Set<Slot>();
      for (const group of groups) this.#decideWith(overlays.get(group) as Overlay, group, changed);
      asking = [...changed].map((slot) => ({ slot, back: slot.page.keepBack(takenOf(slot)) })).filter(({ back }) => back.length > 0);
    }
    this.#overlaid = new Set(overlays.keys());
  }
}
