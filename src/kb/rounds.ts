/**
 * Which page gives a statement away, decided in rounds. First every page gets its way; then what a page has to keep back for its own sake
 * counts, and becomes the home where that can be; other pages then give it away, and may have to keep something back in turn; until
 * nothing is added. All pages move at once, so that no order matters.
 * What every round said is kept: when groups change, only what comes out otherwise than before is followed from round to round.
 */
import { NOTHING, TAKEN } from './fate.ts';
import { asksTheSame, decide, type Decision, decideWith, type Group, inRound, sayFrom, type Slot, takenOf } from './group.ts';
import type { KeptBack } from './page.ts';

/** A group as it was before it was opened. */
interface Before extends Pick<Group, 'slots' | 'statements' | 'decisions'> {
  /** For each place in the group its place before, -1 for none; absent while no page came or went. */
  places?: Int32Array;
  /** The first round that is decided again. */
  from: number;
}

const NONE: readonly KeptBack[] = [];
const NO_GROUP: Before = { slots: [], statements: [], decisions: [{ best: 0, fates: new Uint8Array() }], from: 0 };

export class Decisions {
  /** By key: what several pages say. */
  readonly groups = new Map<number, Group>();
  readonly #staysFor: (slot: Slot, statement: number) => number;
  /** Groups that are decided on again. */
  readonly #opened = new Map<Group, Before>();
  /** Slots for which a round says something else than before, and what they asked before. */
  #stirred: Array<readonly [slot: Slot, before: Slot['asks']]> = [];
  #justStirred: Slot[] = [];
  /** The last round in which anything was ever said. */
  #last = 0;
  /** Rounds that were ever decided. */
  #steps = 0;

  constructor(staysFor: (slot: Slot, statement: number) => number) {
    this.#staysFor = staysFor;
  }

  /** A page that was not there before. */
  come(slot: Slot): void {
    slot.asks = [NONE];
    slot.turned = this.#steps + 1;
    slot.stirred = true;
    this.#stirred.push([slot, slot.asks.slice()]);
  }

  /** A statement that has become one of several pages. */
  share(key: number, group: Group): void {
    this.groups.set(key, group);
    this.#opened.set(group, NO_GROUP);
  }

  /** The group is decided on again; to be told before pages join or leave it. */
  open(group: Group): void {
    if (this.#opened.has(group)) return;
    const { slots, statements } = group;
    this.#open(group, 0);
    Object.assign(group, { slots: [...slots], statements: [...statements] });
  }

  #open(group: Group, round: number): void {
    const { slots, statements, decisions } = group;
    this.#count(group, -1);
    group.repeats = false;
    this.#opened.set(group, { slots, statements, decisions, from: round });
    group.decisions = decisions.slice(0, round);
  }

  /** The statement is one of several pages no more; `left` is the one that still makes it. */
  close(key: number, group: Group, left: Slot | undefined): void {
    this.groups.delete(key);
    this.#opened.delete(group);
    if (!left) return;
    for (const statement of group.statements) left.fate[statement] = NOTHING;
    this.#stir(left, 0);
  }

  /** Decides on all that is open. `isThere` tells the pages that went; the slots for which something is new join `news`. */
  settle(isThere: (slot: Slot) => boolean, news: Set<Slot>): void {
    for (const [group, before] of this.#opened) before.places = placesIn(group, before, isThere);
    for (let round = 0; this.#round(round) || round < this.#last; round++) this.#last = Math.max(this.#last, round + 1);
    for (const [group, before] of this.#opened) this.#write(group, before, news);
    for (const { slots } of this.#opened.keys()) for (const slot of slots) if (slot.repeats > 0 !== slot.on) news.add(slot);
    this.#opened.clear();
    for (const [slot] of this.#stirred) slot.stirred = false;
    this.#stirred = [];
  }

  /** True when something is said that the round before did not say. */
  #round(round: number): boolean {
    let added = false;
    this.#steps++;
    for (const [group, before] of this.#opened) {
      const last = group.decisions.at(-1);
      const then = inRound(before.decisions, round);
      const quiet = last !== undefined && round > 0 && asksTheSame(group, round);
      // All of it was applied and compared in the round before.
      if (quiet && round > before.from && then === inRound(before.decisions, round - 1)) continue;
      let now = quiet ? last : round === 0 ? decide(group, this.#staysFor) : decideWith(group, round);
      if (last && sameDecision(last, now)) now = last;
      else {
        sayFrom(group.decisions, round, now);
        added = true;
      }
      this.#apply(group, now);
      for (let at = 0; at < now.fates.length; at++) if (now.fates[at] !== fateAt(before, then, at)) this.#stir(group.slots[at] as Slot, round);
    }
    // What else is decided about a page that goes another way is followed too, unless all is open anyway.
    if (this.#opened.size < this.groups.size) for (const { keys } of this.#justStirred) for (let at = 0; at < keys.length; at++) this.#openAt(keys[at] as number, round + 1);
    for (const slot of this.#justStirred) slot.turned = this.#steps;
    this.#justStirred = [];
    for (const [slot, before] of this.#stirred) {
      const then = inRound(before, round + 1);
      // It asks what it asked in the round before, and that was compared.
      if (slot.turned !== this.#steps && then === inRound(before, round)) continue;
      const had = slot.asks.at(-1) as readonly KeptBack[];
      const asks = joined(had, slot.page.keepBack(takenOf(slot)));
      if (asks !== had) {
        sayFrom(slot.asks, round + 1, asks);
        added = true;
        for (const { statement } of asks) {
          const group = this.groups.get(slot.keys[statement] as number) as Group;
          group.askers.add(slot);
          group.asked = Math.max(group.asked, round + 1);
        }
      }
      if (asks !== then) for (const { statement } of differing(asks, then)) this.#openAt(slot.keys[statement] as number, round + 1);
    }
    return added;
  }

  #stir(slot: Slot, round: number): void {
    if (slot.stirred) return;
    slot.stirred = true;
    this.#stirred.push([slot, slot.asks]);
    slot.asks = slot.asks.slice(0, round + 1);
    this.#justStirred.push(slot);
  }

  /** Opens the group of a key, if there is one, so that it is decided on from this round on. */
  #openAt(key: number, round: number): void {
    const group = this.groups.get(key);
    if (!group || this.#opened.has(group)) return;
    const decision = inRound(group.decisions, round - 1);
    this.#open(group, round);
    this.#apply(group, decision);
  }

  #apply({ slots, statements }: Group, { fates }: Decision): void {
    for (let at = 0; at < slots.length; at++) {
      const [slot, statement] = [slots[at] as Slot, statements[at] as number];
      if (slot.fate[statement] === fates[at]) continue;
      slot.fate[statement] = fates[at] as number;
      slot.turned = this.#steps;
    }
  }

  /** What was decided in the end, and where each statement is said instead. */
  #write(group: Group, before: Before, news: Set<Slot>): void {
    const { slots, statements } = group;
    const [now, then] = [group.decisions.at(-1) as Decision, before.decisions.at(-1) as Decision];
    const [home, statement] = [slots[now.best]!.number, statements[now.best] as number];
    for (let at = 0; at < slots.length; at++) {
      const [slot, fate, own] = [slots[at] as Slot, now.fates[at] as number, statements[at] as number];
      if (fate > TAKEN) group.repeats = true;
      if (fate === fateAt(before, then, at) && (fate === NOTHING || (slot.homeSlot[own] === home && slot.home[own] === statement))) continue;
      slot.homeSlot[own] = home;
      slot.home[own] = statement;
      news.add(slot);
    }
    this.#count(group, 1);
  }

  /** Keeps up the number of statements that each page has in common with others. */
  #count({ slots, statements, repeats }: Group, change: 1 | -1): void {
    if (!repeats) return;
    for (let at = 0; at < slots.length; at++) if (slots[at]!.fate[statements[at] as number] !== TAKEN) slots[at]!.repeats += change;
  }
}

/** What was decided before about an occurrence by its place now. */
function fateAt({ places }: Before, { fates }: Decision, at: number): number {
  const place = places ? (places[at] as number) : at;
  return place < 0 ? NOTHING : (fates[place] as number);
}

/** Those that stayed come in the order of before, then those that came. */
function placesIn({ slots }: Group, before: Before, isThere: (slot: Slot) => boolean): Int32Array {
  const places = new Int32Array(slots.length).fill(-1);
  let at = 0;
  for (const [place, slot] of before.slots.entries()) if (isThere(slot)) places[at++] = place;
  return places;
}

function sameDecision(one: Decision, other: Decision): boolean {
  if (one === other) return true;
  if (one.best !== other.best) return false;
  for (let at = 0; at < one.fates.length; at++) if (one.fates[at] !== other.fates[at]) return false;
  return true;
}

/** `had` with `more`, which counts where both speak of a statement; the same array when nothing is new. */
function joined(had: readonly KeptBack[], more: readonly KeptBack[]): readonly KeptBack[] {
  if (differing(more, had, false).length === 0) return had;
  return [...had.filter(({ statement }) => !more.some((one) => one.statement === statement)), ...more];
}

/** What one of the two says and the other does not; `back`: in both directions. */
function differing(one: readonly KeptBack[], other: readonly KeptBack[], back = true): KeptBack[] {
  const lacks = (all: readonly KeptBack[], { statement, fate }: KeptBack) => !all.some((known) => known.statement === statement && known.fate === fate);
  return [...one.filter((said) => lacks(other, said)), ...(back ? other.filter((said) => lacks(one, said)) : [])];
}
