/**
 * Mends a page on which a removal broke a rule of layout-rules.ts: by choosing another home for one of the statements concerned,
 * and where none can be had, by keeping a repeat, with the rule as the reason.
 */
import { brokenRules, canRemove, canRestore } from './layout-rules.ts';
import type { KeptReason } from './placement.ts';
import type { Class, World } from './world.ts';

/** How many occurrences are tried when another home is looked for; keeps the search linear in a page of equal bullets. */
const TRIED = 32;
/** Rounds in which another home is looked for before a repeat is kept. */
const ROUNDS = 4;

/** Mends the page of the world. */
export function repair(world: World): void {
  /** Statements kept here for a rule of their page. */
  const kept = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) if (!mend(world, kept, false)) break;
  while (mend(world, kept, true));
  // What was kept early may be free to go now that the rest is settled; a second run would find it.
  for (let changed = kept.size > 0; changed; ) {
    changed = false;
    for (const statement of [...kept].sort(ascending)) if (release(world, statement)) changed = kept.delete(statement);
  }
}

const ascending = (a: number, b: number) => a - b;

/** Takes out a repeat that was kept for a rule of the page which no longer needs it. */
function release(world: World, statement: number): boolean {
  const group = world.classOf(statement) as Class;
  if (!canRemove(world.layout, statement)) return world.dropHome(group, statement);
  world.take(statement, group.home);
  return true;
}

/** One pass over the page; with `force`, what cannot be mended by another home is mended by keeping a repeat. True when something changed. */
function mend(world: World, kept: Set<number>, force: boolean): boolean {
  let changed = false;
  if (world.layout.nearEnd) for (const { reason, from, to } of brokenRules(world.layout, 0)) changed = (force ? giveOneBack(world, reason, from, to, kept) : moveHome(world, reason, from, to)) || changed;
  return changed;
}

/** Statements of the range that are gone and could come back. */
function goneOf(world: World, from: number, to: number): number[] {
  const gone: number[] = [];
  for (let statement = from; statement < to && gone.length < TRIED; statement++) if (!world.stands(statement) && world.classOf(statement)) gone.push(statement);
  return gone;
}

function moveHome(world: World, reason: KeptReason, from: number, to: number): boolean {
  if (reason === 'orphan-bullet') {
    let last = from;
    while (last < to && !world.stands(last)) last++;
    const group = last < to ? world.classOf(last) : undefined;
    if (group && group.home === last && group.movable.slice(0, TRIED).some((other) => other !== last && !world.stands(other) && canRestore(world.layout, other) && world.rehome(group, other))) return true;
  }
  return goneOf(world, from, to).some((statement) => world.rehome(world.classOf(statement) as Class, statement));
}

/** A sentence comes back alone; bullets come back by twos where the list had several. */
function giveOneBack(world: World, reason: KeptReason, from: number, to: number, kept: Set<number>): boolean {
  const gone = goneOf(world, from, to);
  const back = gone.find((statement) => canRestore(world.layout, statement)) ?? gone[0];
  if (back === undefined) return false;
  const { home } = world.classOf(back) as Class;
  world.giveBack(back);
  world.keep(back, reason, home);
  kept.add(back);
  return true;
}
