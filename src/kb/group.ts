/**
 * A statement that several pages make, and which of them is its home. Judged by numbers that each page gives of its own
 * statements: may it leave, how well does it fit.
 */
import { keptFor, NOTHING, TAKEN } from './fate.ts';
import { compare } from './issue.ts';
import type { KeptBack, Page } from './page.ts';

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
export interface Group {
  slots: Slot[];
  /** Aligned with `slots`: the statement's number there. */
  statements: number[];
  /** Does it stand on several pages after the decision? */
  repeats: boolean;
  /** The decision when every page gets its way; absent when it has to be made anew. Arrays are aligned with `slots`. */
  plain?: { best: number; stays: Uint8Array; ranks: Float64Array; fates: Uint8Array; variants: Map<number, Uint8Array> };
}

/** Occurrences of a group that their pages keep back, by their place in it. */
export type Overlay = Map<number, number>;

const DRAFT = 1e9;
const STAYS = 1e8;
const SCOPE = keptFor('scope');
export const ALONE = keptFor('stands-alone');

/** Is one occurrence a better home than another? Of equals, the one on the page whose id comes first, then the earlier one. */
export function precedes({ slots, statements }: Group, ranks: Float64Array, one: number, other: number): boolean {
  if (one === other) return false;
  const better = (ranks[one] as number) - (ranks[other] as number);
  return better > 0 || (better === 0 && (compare(slots[one]!.id, slots[other]!.id) || (statements[one] as number) - (statements[other] as number)) < 0);
}

/** What happens to each occurrence when one of them is the home. */
export function fatesOf(group: Group, best: number, stays: Uint8Array, known: Map<number, Uint8Array>): Uint8Array {
  const { slots } = group;
  const home = slots[best] as Slot;
  let variants = known.get(best);
  if (!variants) known.set(best, (variants = Uint8Array.from(slots, ({ page }) => (page.isVariantOf(home.page) ? 1 : 0))));
  const fates = new Uint8Array(slots.length);
  for (let at = 0; at < slots.length; at++) {
    // Equal statements that the home page keeps on purpose have their reason there.
    if (slots[at] !== home) fates[at] = stays[at] || (variants[at] === 1 ? SCOPE : TAKEN);
  }
  return fates;
}

/** How good a home it is: no draft, for the link of a published page would lead nowhere; then one that has to stay anyway, then the page that it fits best. */
export function rankOf({ page }: Slot, statement: number, stays: number): number {
  return (page.draft ? 0 : DRAFT) + (stays === ALONE ? 0 : stays === NOTHING ? 1 : 2) * STAYS + page.fit(statement);
}

/** Statements that leave the page, ascending. */
export function takenOf({ fate }: Slot): Int32Array {
  let count = 0;
  for (const one of fate) if (one === TAKEN) count++;
  const taken = new Int32Array(count);
  for (let at = fate.length - 1; count > 0; at--) if (fate[at] === TAKEN) taken[--count] = at;
  return taken;
}
