/**
 * A page while repeats are taken out of it: what was decided about each statement, and how a statement gets another home.
 * Statements are numbered as in `Layout`.
 */
import { bytes, ints } from './arena.ts';
import { keptFor, NOTHING, reasonOf, TAKEN } from './fate.ts';
import type { Layout } from './layout.ts';
import { canRemove } from './layout-rules.ts';
import type { KeptReason } from './placement.ts';

/** Occurrences of one statement of which one has to stand. */
export interface Class {
  /** May stand here or elsewhere, best home first. */
  movable: readonly number[];
  home: number;
  /** The home must not change. */
  fixed: boolean;
}

export class World {
  readonly layout: Layout;
  /** Per statement: nothing decided, taken, or kept for a reason. */
  readonly #fate: Uint8Array;
  /** Per statement with a fate: where it is said instead, or its twin. */
  readonly #home: Int32Array;
  readonly #classOf = new Map<number, Class>();

  constructor(layout: Layout) {
    this.layout = layout;
    this.#fate = bytes(layout.statements);
    this.#home = ints(layout.statements);
  }

  stands = (statement: number) => this.layout.stands[statement] === 1;
  fateOf = (statement: number) => this.#fate[statement] as number;
  homeOf = (statement: number) => this.#home[statement] as number;
  /** The class of which this statement is a movable occurrence. */
  classOf = (statement: number) => this.#classOf.get(statement);

  /** Why it is kept although it is a repeat. */
  keptFor(statement: number): KeptReason | undefined {
    return reasonOf(this.#fate[statement] as number);
  }

  /** Makes known a class of which a member may come back or become the home. */
  add(group: Class): void {
    for (const statement of group.movable) this.#classOf.set(statement, group);
  }

  /** Notes why a repeat stays; `home` is its twin. */
  keep(statement: number, reason: KeptReason, home: number): void {
    this.#fate[statement] = keptFor(reason);
    this.#home[statement] = home;
  }

  /** Takes a statement out of the page; `home` says it. */
  take(statement: number, home: number): void {
    this.layout.remove(statement);
    this.#fate[statement] = TAKEN;
    this.#home[statement] = home;
  }

  /** Puts a taken statement back, as if nothing had been decided about it. */
  giveBack(statement: number): void {
    this.layout.restore(statement);
    this.#fate[statement] = NOTHING;
  }

  /** Makes `to` the home of the class and takes the statement out of its old home, if every rule allows it. */
  rehome(group: Class, to: number): boolean {
    const from = group.home;
    if (group.fixed || from === to) return false;
    this.layout.restore(to);
    const allowed = canRemove(this.layout, from);
    this.layout.remove(to);
    if (!allowed) return false;
    this.giveBack(to);
    this.#settleAt(group, to);
    return true;
  }

  /** `kept`, a repeat that has to stand, becomes the home, so that the old home can go, if every rule allows it. */
  dropHome(group: Class, kept: number): boolean {
    if (group.fixed || !canRemove(this.layout, group.home)) return false;
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
