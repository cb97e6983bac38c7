/**
 * Across pages: a statement that several articles make keeps one home, and the other pages link to it.
 * What a page says about its own statements (page.ts) is asked only for those that are shared; the rest is counting and sorting numbers.
 */
import type { Layout } from './layout.ts';
import type { Page } from './page.ts';
import type { KeptReason } from './placement.ts';
import { repair } from './repair.ts';
import { contrastingWords, mayContrast } from './scope.ts';
import { World } from './world.ts';

export interface DedupeSettings {
  across: 'link' | 'keep';
  /** Share of its statements that a page keeps. */
  standsAlone: number;
}

/** Occurrences of the statements that several pages make; those of one statement follow one another, in page order. */
export interface Shared {
  /** Number of the statement in the layout. */
  statement: Int32Array;
  page: Int32Array;
  /** Where each group begins, and one past the last. */
  groups: Int32Array;
}

/**
 * Finds what several pages say.
 * @param keys a number for each statement of the layout, equal for equal statements; below `size`
 */
export function sharedStatements(layout: Layout, keys: Int32Array, size: number): Shared {
  const count = new Int32Array(size);
  // The page that said it first plus one; -1 once a second page has.
  const owner = new Int32Array(size);
  for (let page = 0; page < layout.pages; page++) {
    for (let at = layout.statementsFrom[page] as number; at < (layout.statementsFrom[page + 1] as number); at++) {
      const key = keys[at] as number;
      count[key]!++;
      if (owner[key] === 0) owner[key] = page + 1;
      else if (owner[key] !== page + 1) owner[key] = -1;
    }
  }
  let [found, groups] = [0, 0];
  for (let key = 0; key < size; key++) {
    if (owner[key] !== -1) continue;
    found += count[key] as number;
    groups++;
  }
  const shared: Shared = { statement: new Int32Array(found), page: new Int32Array(found), groups: new Int32Array(groups + 1) };
  // Groups in the order of their first occurrence: the numbers of the keys must decide nothing.
  const next = owner;
  let [group, room] = [0, 0];
  for (let page = 0; page < layout.pages; page++) {
    for (let at = layout.statementsFrom[page] as number; at < (layout.statementsFrom[page + 1] as number); at++) {
      const key = keys[at] as number;
      if ((next[key] as number) > 0) continue;
      if (next[key] === -1) {
        shared.groups[group++] = room;
        next[key] = -2 - room;
        room += count[key] as number;
      }
      const place = -2 - (next[key] as number);
      shared.statement[place] = at;
      shared.page[place] = page;
      next[key]!--;
    }
  }
  shared.groups[group] = room;
  return shared;
}

/** Decides on every shared statement; the verdicts are in the world that is returned, numbered as in the layout. */
export function acrossPages(layout: Layout, shared: Shared, page: (at: number) => Page, { across: mode, standsAlone }: DedupeSettings): World {
  const world = new World(layout);
  const reasons = reasonsOf(layout, shared, page, mode, standsAlone);
  const ranks = ranksOf(layout, shared, page, reasons);
  const drafts = (at: number) => page(shared.page[at] as number).article.data.draft;
  for (let group = 0; group + 1 < shared.groups.length; group++) {
    const order: number[] = [];
    for (let at = shared.groups[group] as number; at < (shared.groups[group + 1] as number); at++) order.push(at);
    // Equal ranks: the page whose id comes first, then the earlier statement.
    order.sort((a, b) => (ranks[b] as number) - (ranks[a] as number) || a - b);
    spread(world, shared, order, reasons, page, drafts);
  }
  repair(world);
  return world;
}

/** Why each occurrence has to stay on its page, undefined when it may leave. */
function reasonsOf(layout: Layout, { statement, page: pages }: Shared, page: (at: number) => Page, mode: DedupeSettings['across'], standsAlone: number): Array<KeptReason | undefined> {
  if (mode === 'keep') return Array.from(statement, () => 'across-off');
  const reasons: Array<KeptReason | undefined> = new Array(statement.length);
  const movable = new Int32Array(layout.pages);
  for (let at = 0; at < statement.length; at++) {
    const owner = pages[at] as number;
    reasons[at] = page(owner).staysFor((statement[at] as number) - (layout.statementsFrom[owner] as number));
    if (reasons[at] === undefined) movable[owner]!++;
  }
  // A page that would give away more than its share keeps all of it: giving away a part would leave the rest to the next run,
  // and the run after that, until nothing were left.
  for (let at = 0; at < statement.length; at++) {
    const owner = pages[at] as number;
    if (reasons[at] === undefined && (movable[owner] as number) > (1 - standsAlone) * (layout.standing[owner] as number)) reasons[at] = 'stands-alone';
  }
  return reasons;
}

/** How good a home each occurrence is: no draft, then one that has to stay anyway, then the page that it fits best. */
function ranksOf(layout: Layout, { statement, page: pages }: Shared, page: (at: number) => Page, reasons: ReadonlyArray<KeptReason | undefined>): Float64Array {
  const ranks = new Float64Array(statement.length);
  for (let at = 0; at < statement.length; at++) {
    const owner = page(pages[at] as number);
    const reason = reasons[at];
    const stays = reason === 'stands-alone' ? 0 : reason ? 2 : 1;
    // A draft never becomes the home of what a published page says: the link would lead nowhere.
    ranks[at] = (owner.article.data.draft ? 0 : 1e9) + stays * 1e8 + owner.fit((statement[at] as number) - (layout.statementsFrom[pages[at] as number] as number));
  }
  return ranks;
}

/** Takes one statement out of the pages that are not its home. `order`: its occurrences, best home first. */
function spread(world: World, { statement, page: pages }: Shared, order: readonly number[], reasons: ReadonlyArray<KeptReason | undefined>, page: (at: number) => Page, isDraft: (at: number) => boolean): void {
  const [best, ...others] = order as [number, ...number[]];
  const home = statement[best] as number;
  const fixed = reasons[best] !== undefined;
  const movable = fixed ? [] : [home];
  for (const at of others) {
    // Equal statements that one page keeps on purpose already have a reason.
    if (pages[at] === pages[best]) continue;
    const why = reasons[at] ?? (differentSubjects(page(pages[best] as number), page(pages[at] as number)) ? 'scope' : undefined);
    if (why) world.keep(statement[at] as number, why, home);
    else {
      world.take(statement[at] as number, home);
      if (fixed || isDraft(at) === isDraft(best)) movable.push(statement[at] as number);
    }
  }
  if (movable.length > 0) world.add({ movable, home, fixed });
}

/** Are two articles variants of one another: “… on Windows”, “… on a Mac”? */
function differentSubjects(a: Page, b: Page): boolean {
  return mayContrast(a.bareTitle, b.bareTitle) && contrastingWords(a.article.data.title, a.title, b.article.data.title, b.title);
}
