/**
 * A statement that several pages make, and which of them is its home. Judged by numbers that each page gives of its own
 * statements: may it leave, how well does it fit.
 */
import { ints } from './arena.ts';
import { keptFor, NOTHING, TAKEN } from './fate.ts';
import { compare } from './issue.ts';
import type { KeptBack, Page } from './page.ts';

/** What holds in each round of decisions; the last holds in all that follow. */
export type Rounds<T> = T[];

export const inRound = <T>(rounds: Readonly<Rounds<T>>, round: number): T => rounds[Math.min(round, rounds.length - 1)] as T;

/** From this round on, `value` holds. */
export function sayFrom<T>(rounds: Rounds<T>, round: number, value: T): void {
  while (rounds.length < round) rounds.push(rounds[rounds.length - 1] as T);
  rounds.push(value);
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
  /** What it has kept back for its own sake up to each round; nothing in the first, in which every page gets its way. */
  asks: Rounds<readonly KeptBack[]>;
  /** The last step of deciding in which the fate of one of its statements became another. */
  turned: number;
  /** Does a round say something else of it than before? */
  stirred: boolean;
  /** Goes on to the next look. */
  on: boolean;
  /** What is left of the page, where that has to be known. */
  left?: Page | Pick<Page, 'taken' | 'kept'> | undefined;
}

/** A decision: the home, by its place in the group, and the fate of each occurrence. */
export interface Decision {
  best: number;
  fates: Uint8Array;
}

/** A statement that several pages make. */
export interface Group {
  slots: Slot[];
  /** Aligned with `slots`: the statement's number there. */
  statements: number[];
  /** Does it stand on several pages after the decision? */
  repeats: boolean;
  /** Round by round. */
  decisions: Rounds<Decision>;
  /** Pages that have kept the statement back in some round, or did. */
  readonly askers: Set<Slot>;
  /** The last round in which one of them ever began to, or to keep it for another reason. */
  asked: number;
  /** What the decisions are made of; arrays are aligned with `slots`. `variants`: for a home, which pages are variants of its page, as far as it was asked. */
  judged?: { stays: Uint8Array; ranks: Float64Array; variants: Map<number, Uint8Array> };
}

export const newGroup = (): Group => ({ slots: [], statements: [], repeats: false, decisions: [], askers: new Set(), asked: 0 });

const DRAFT = 1e9;
const STAYS = 1e8;
const SCOPE = keptFor('scope');
const UNKNOWN = 2;
export const ALONE = keptFor('stands-alone');

/** The decision when every page gets its way. */
export function decide(group: Group, staysFor: (slot: Slot, statement: number) => number): Decision {
  const { slots, statements } = group;
  const [stays, ranks] = [new Uint8Array(slots.length), new Float64Array(slots.length)];
  let best = 0;
  for (let at = 0; at < slots.length; at++) {
    const [slot, statement] = [slots[at] as Slot, statements[at] as number];
    stays[at] = staysFor(slot, statement);
    ranks[at] = rankOf(slot, statement, stays[at] as number);
    if (precedes(group, ranks, at, best)) best = at;
  }
  group.judged = { stays, ranks, variants: new Map() };
  return { best, fates: fatesOf(group, best, stays) };
}

/** Do the pages of the group keep back what they kept back in the round before? Then the decision is the same. */
export function asksTheSame({ askers, asked }: Group, round: number): boolean {
  if (round > asked) return true;
  for (const { asks } of askers) if (inRound(asks, round) !== inRound(asks, round - 1)) return false;
  return true;
}

/** The decision when some pages keep the statement back: one of them is then the better home. */
export function decideWith(group: Group, round: number): Decision {
  const { slots, statements } = group;
  const plain = group.decisions[0] as Decision;
  const { stays, ranks } = group.judged as NonNullable<Group['judged']>;
  const asked: number[] = [];
  const kept = stays.slice();
  for (const slot of group.askers) {
    const asks = inRound(slot.asks, round);
    // The statements of one page stand side by side.
    for (let at = slots.indexOf(slot); slots[at] === slot; at++) {
      for (const { statement, fate } of asks) {
        if (statement !== statements[at]) continue;
        asked.push(at);
        kept[at] = fate;
      }
    }
  }
  let best = plain.best;
  for (const at of asked) {
    ranks[at] = rankOf(slots[at] as Slot, statements[at] as number, kept[at] as number);
    if (precedes(group, ranks, at, best)) best = at;
  }
  for (const at of asked) ranks[at] = rankOf(slots[at] as Slot, statements[at] as number, stays[at] as number);
  if (best !== plain.best) return { best, fates: fatesOf(group, best, kept) };
  const fates = plain.fates.slice();
  for (const at of asked) if (slots[at] !== slots[best]) fates[at] = kept[at] as number;
  return { best, fates };
}

/** Is one occurrence a better home than another? Of equals, the one on the page whose id comes first, then the earlier one. */
function precedes({ slots, statements }: Group, ranks: Float64Array, one: number, other: number): boolean {
  if (one === other) return false;
  const better = (ranks[one] as number) - (ranks[other] as number);
  return better > 0 || (better === 0 && (compare(slots[one]!.id, slots[other]!.id) || (statements[one] as number) - (statements[other] as number)) < 0);
}

/** What happens to each occurrence when one of them is the home. */
function fatesOf({ slots, judged }: Group, best: number, stays: Uint8Array): Uint8Array {
  const home = slots[best] as Slot;
  const known = judged!.variants;
  let variants = known.get(best);
  if (!variants) known.set(best, (variants = new Uint8Array(slots.length).fill(UNKNOWN)));
  const fates = new Uint8Array(slots.length);
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] as Slot;
    // Equal statements that the home page keeps on purpose have their reason there.
    if (slot === home) continue;
    if (stays[at] === NOTHING && variants[at] === UNKNOWN) variants[at] = slot.page.isVariantOf(home.page) ? 1 : 0;
    fates[at] = (stays[at] as number) || (variants[at] === 1 ? SCOPE : TAKEN);
  }
  return fates;
}

/** How good a home it is: no draft, for the link of a published page would lead nowhere; then one that has to stay anyway, then the page that it fits best. */
export const rankFor = (draft: boolean, stays: number, fit: number): number => (draft ? 0 : DRAFT) + (stays === ALONE ? 0 : stays === NOTHING ? 1 : 2) * STAYS + fit;

const rankOf = ({ page }: Slot, statement: number, stays: number): number => rankFor(page.draft, stays, page.fit(statement));

/** Statements that leave the page, ascending. */
export function takenOf({ fate }: Pick<Slot, 'fate'>): Int32Array {
  let count = 0;
  for (let at = 0; at < fate.length; at++) if (fate[at] === TAKEN) count++;
  const taken = ints(count);
  for (let at = fate.length - 1; count > 0; at--) if (fate[at] === TAKEN) taken[--count] = at;
  return taken;
}
