/**
 * Pages while statements are taken out of them: what was decided about each statement, and how a statement gets another home.
 * Statements are numbered as in `Layout`.
 */
import type { Layout } from './layout.ts';
import { KEPT, type KeptReason } from './placement.ts';

/** Occurrences of one statement of which one has to stand. */
export interface Class {
  /** May stand here or elsewhere, best home first. */
  movable: readonly number[];
  home: number;
  /** The home must not change. */
  fixed: boolean;
}

const REASONS = Object.keys(KEPT) as KeptReason[];
const REASON_NUMBERS = new Map(REASONS.map((reason, at) => [reason, at]));
const NOTHING = 0;
const TAKEN = 1;
const KEPT_FROM = 2;

export class World {
  readonly layout: Layout;
  /** Per statement: nothing decided, taken, or kept for a reason. */
  readonly #fate: Uint8Array;
  /** Per statement with a fate: where it is said instead, or its twin. */
  readonly #home: Int32Array;
  readonly #classOf = new Map<number, Class>();

  constructor(layout: Layout) {
    this.layout = layout;
    this.#fate = new Uint8Array(layout.statements);
    this.#home = new Int32Array(layout.statements);
  }

  stands = (statement: number) => this.layout.stands[statement] === 1;
  isTaken = (statement: number) => this.#fate[statement] === TAKEN;
  homeOf = (statement: number) => this.#home[statement] as number;
  /** The class of which this statement is a movable occurrence. */
  classOf = (statement: number) => this.#classOf.get(statement);

  /** Why it is kept although it is a repeat. */
  keptFor(statement: number): KeptReason | undefined {
    return REASONS[(this.#fate[statement] as number) - KEPT_FROM];
  }

  add(group: Class): void {
    for (const statement of group.movable) this.#classOf.set(statement, group);
  }

  keep(statement: number, reason: KeptReason, home: number): void {
    this.#fate[statement] = KEPT_FROM + (REASON_NUMBERS.get(reason) as number);
    this.#home[statement] = home;
  }

  take(statement: number, home: number): void {
    this.layout.remove(statement);
    this.#fate[statement] = TAKEN;
    this.#home[statement] = home;
  }

  giveBack(statement: number): void {
    this.layout.restore(statement);
    this.#fate[statement] = NOTHING;
  }

  /** Makes `to` the home of the class and takes the statement out of its old home, if every rule allows it. */
  rehome(group: Class, to: number): boolean {
    const from = group.home;
    if (group.fixed || from === to) return false;
    this.layout.restore(to);
    const allowed = this.layout.canRemove(from);
    this.layout.remove(to);
    if (!allowed) return false;
    this.giveBack(to);
    this.#settleAt(group, to);
    return true;
  }

  /** `kept`, a repeat that has to stand, becomes the home, so that the old home can go, if every rule allows it. */
  dropHome(group: Class, kept: number): boolean {
    if (group.fixed || !this.layout.canRemove(group.home)) return false;
    this.#fate[kept] = NOTHING;
    this.#settleAt(group, kept);
    return true;
  }

  #settleAt(group: Class, to: number): void {
    const from = group.home;
    group.home = to;
    this.take(from, to);
    for (const statement of group.movable) if (statement !== to && this.#fate[statement] !== NOTHING) this.#home[statement] = to;
  }
}
