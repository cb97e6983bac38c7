/**
 * An article -> the same without its repeats. Taking one out may free another that leaned on it, so the page is looked at until nothing more
 * goes. Which of equal statements goes is decided in within-page.ts.
 */
import { grown } from './arena.ts';
import type { Article } from './article.ts';
import { NOTHING, TAKEN } from './fate.ts';
import { Layout } from './layout.ts';
import type { Residue } from './residue.ts';
import { withinPage } from './within-page.ts';
import { World } from './world.ts';

/** A repeat of a page: what happens to it, and the statement that says it instead. Both by their number in the article. */
export interface Repeat {
  statement: number;
  home: number;
  /** Taken out, or kept for a reason. */
  fate: number;
}

/** What stands once the page does not repeat itself; repeats taken out on the way there, and those that stay. */
export interface Alone {
  left: Residue;
  taken: readonly Repeat[];
  kept: readonly Repeat[];
}

/** What a page has that repeats nothing: one array for all of them. */
export const NONE: readonly Repeat[] = [];

/** @param start what stands of the article */
export function settleAlone(article: Article, start: Residue): Alone {
  const taken: Repeat[] = [];
  let left = start;
  let kept = NONE;
  for (let found = repeatsOf(article, left); found.length > 0; found = repeatsOf(article, left)) {
    const gone = found.filter(({ fate }) => fate === TAKEN);
    taken.push(...gone);
    if (gone.length > 0) left = left.without(gone.map(({ statement }) => statement));
    // Without one that stays, each of the others is the only one of its kind now.
    else kept = found;
    if (gone.length === 0 || gone.length === found.length) break;
  }
  return { left, taken: taken.length > 0 ? taken : NONE, kept };
}

/** One page is judged at a time, and there are many. */
const SCRATCH = new Layout();

/** What becomes of the statements that the page says more than once, in the order of the page. */
function repeatsOf(article: Article, left: Residue): readonly Repeat[] {
  const groups = groupsOf(left);
  if (groups.length === 0) return NONE;
  SCRATCH.clear();
  SCRATCH.add(left);
  const world = new World(SCRATCH);
  withinPage(world, article, left, groups);
  const found: Repeat[] = [];
  for (let statement = 0; statement < SCRATCH.statements; statement++) {
    const fate = world.fateOf(statement);
    if (fate !== NOTHING) found.push({ statement, home: world.homeOf(statement), fate });
  }
  return found;
}

/** Statements by the hash of their key, each number plus one; open addressing. */
let places = new Int32Array(1 << 8);
/** Per statement: its group, plus one. */
let groupOf = new Int32Array(64);

/** Statements that say the same, by their numbers, ascending; those said once are left out. Full keys are compared; their links are not. */
export function groupsOf({ outline: { statements, hashes }, stands, count }: Residue): number[][] {
  // Of the room that a larger page left, no more is cleared than this one needs.
  let room = 1 << 8;
  while (room < count * 4) room *= 2;
  places = grown(places, room).fill(0, 0, room);
  groupOf = grown(groupOf, stands.length);
  const [placed, grouped, last] = [places, groupOf, room - 1];
  const groups: number[][] = [];
  for (let at = 0; at < stands.length; at++) {
    if (stands[at] === 0) continue;
    const hash = hashes[at] as number;
    let place = hash & last;
    let first = (placed[place] as number) - 1;
    while (first >= 0 && (hashes[first] !== hash || statements[first]!.key !== statements[at]!.key)) first = (placed[(place = (place + 1) & last)] as number) - 1;
    if (first < 0) {
      placed[place] = at + 1;
      grouped[at] = 0;
    } else if (grouped[first] === 0) grouped[first] = groups.push([first, at]);
    else groups[grouped[first]! - 1]!.push(at);
  }
  return groups;
}
