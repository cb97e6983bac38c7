/**
 * All pages while statements are taken out of them: what stands where, what was decided, and how a statement gets another home.
 */
import type { Layout } from './layout.ts';
import type { KeptReason } from './placement.ts';
import type { Section, Statement } from './statements.ts';
import type { Entry, Ref, Verdicts } from './verdict.ts';

/** Occurrences of one statement of which one has to stand. */
export interface Class {
  /** May stand here or elsewhere, best home first. */
  movable: Ref[];
  home: Ref;
  /** The home must not change. */
  fixed: boolean;
}

export class World {
  readonly entries: readonly Entry[];
  readonly layouts: readonly Layout[];
  readonly verdicts: readonly Verdicts[];

  constructor(entries: readonly Entry[], layouts: readonly Layout[], verdicts: readonly Verdicts[]) {
    this.entries = entries;
    this.layouts = layouts;
    this.verdicts = verdicts;
  }

  statement = ({ article, statement }: Ref) => this.entries[article]!.outline.statements[statement] as Statement;
  section = (ref: Ref) => this.entries[ref.article]!.outline.sections[this.statement(ref).section] as Section;
  stands = ({ article, statement }: Ref) => this.layouts[article]!.stands[statement] === 1;
  keep = (ref: Ref, reason: KeptReason, home: Ref) => this.verdicts[ref.article]!.set(ref.statement, { action: 'keep', reason, home });

  take(ref: Ref, home: Ref): void {
    this.layouts[ref.article]!.remove(ref.statement);
    this.verdicts[ref.article]!.set(ref.statement, ref.article === home.article ? { action: 'remove', rule: 'said-on-page', home } : { action: 'move', rule: 'said-elsewhere', home });
  }

  giveBack(ref: Ref): void {
    this.layouts[ref.article]!.restore(ref.statement);
    this.verdicts[ref.article]!.delete(ref.statement);
  }

  /** Makes `to` the home of the class and takes the statement out of its old home, if every rule allows it. */
  rehome(group: Class, to: Ref): boolean {
    const from = group.home;
    if (group.fixed || same(from, to)) return false;
    this.layouts[to.article]!.restore(to.statement);
    const allowed = this.layouts[from.article]!.canRemove(from.statement);
    this.layouts[to.article]!.remove(to.statement);
    if (!allowed) return false;
    this.giveBack(to);
    this.#settleAt(group, to);
    return true;
  }

  /** `kept`, a repeat that has to stand, becomes the home, so that the old home can go, if every rule allows it. */
  dropHome(group: Class, kept: Ref): boolean {
    if (group.fixed || !this.layouts[group.home.article]!.canRemove(group.home.statement)) return false;
    this.verdicts[kept.article]!.delete(kept.statement);
    this.#settleAt(group, kept);
    return true;
  }

  #settleAt(group: Class, to: Ref): void {
    const from = group.home;
    group.home = to;
    this.take(from, to);
    for (const ref of group.movable) {
      const verdict = this.verdicts[ref.article]!.get(ref.statement);
      if (verdict && !same(ref, to)) this.verdicts[ref.article]!.set(ref.statement, { ...verdict, home: to });
    }
  }
}

export const same = (a: Ref, b: Ref) => a.article === b.article && a.statement === b.statement;
