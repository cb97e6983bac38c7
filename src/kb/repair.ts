/**
 * Mends pages on which a removal broke a rule of layout.ts: by choosing another home for one of the statements concerned,
 * and where none can be had, by keeping a repeat, with the rule as the reason.
 */
import type { Layout } from './layout.ts';
import type { KeptReason } from './placement.ts';
import { type Class, same, type World } from './world.ts';

/** How many occurrences are tried when another home is looked for; keeps the search linear in a page of equal bullets. */
const TRIED = 32;

/**
 * Mends pages on which a removal broke a rule: by choosing another home for one of the statements concerned,
 * and where none can be had, by keeping a repeat, with the rule as the reason.
 */
export function repair(world: World, articles: readonly number[], classes: readonly Class[]): void {
  const classOf = new Map<number, Map<number, Class>>(articles.map((article) => [article, new Map()]));
  for (const group of classes) for (const { article, statement } of group.movable) classOf.get(article)?.set(statement, group);
  for (let pass = 0; pass < 4; pass++) {
    let changed = false;
    for (const article of articles) changed = mend(world, article, classOf.get(article)!, false) || changed;
    if (!changed) break;
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const article of articles) changed = mend(world, article, classOf.get(article)!, true) || changed;
  }
  // What was kept early may be free to go now that the rest is settled; a second run would find it.
  for (let changed = true; changed; ) {
    changed = false;
    for (const article of articles) changed = release(world, article, classOf.get(article)!) || changed;
  }
}

/** Takes out repeats that were kept for a rule of the page which no longer needs them. */
function release(world: World, article: number, classOf: ReadonlyMap<number, Class>): boolean {
  let changed = false;
  for (const [statement, verdict] of [...world.verdicts[article]!]) {
    const ref = { article, statement };
    const group = classOf.get(statement);
    if (verdict.action !== 'keep' || !group || !RULES_OF_THE_PAGE.has(verdict.reason) || !world.stands(ref)) continue;
    const goes = world.layouts[article]!.canRemove(statement);
    if (goes) world.take(ref, group.home);
    else if (!world.dropHome(group, ref)) continue;
    changed = true;
  }
  return changed;
}

const RULES_OF_THE_PAGE: ReadonlySet<KeptReason> = new Set<KeptReason>(['last-content', 'orphan-bullet', 'between-lists', 'lead-in']);

/** One pass over the page; with `force`, what cannot be mended by another home is mended by keeping a repeat. True when something changed. */
function mend(world: World, article: number, classOf: ReadonlyMap<number, Class>, force: boolean): boolean {
  const layout = world.layouts[article] as Layout;
  const { blocks, sections } = layout.outline;
  let changed = false;
  for (const block of blocks) {
    const broken = layout.problem(block);
    if (broken) changed = settle(world, article, block.statements, broken, classOf, force) || changed;
  }
  for (const section of sections) {
    const broken = layout.emptied(section.index);
    if (broken) changed = settle(world, article, section.blocks.flatMap((at) => blocks[at]!.statements), broken, classOf, force) || changed;
  }
  return changed;
}

function settle(world: World, article: number, statements: readonly number[], broken: KeptReason, classOf: ReadonlyMap<number, Class>, force: boolean): boolean {
  const layout = world.layouts[article] as Layout;
  const refs = statements.map((statement) => ({ article, statement }));
  const gone = refs.filter((ref) => !world.stands(ref) && classOf.has(ref.statement)).slice(0, TRIED);
  if (!force) {
    if (broken === 'orphan-bullet') {
      const last = refs.find(world.stands);
      const group = last && classOf.get(last.statement);
      if (last && group && same(group.home, last)) {
        const elsewhere = group.movable.slice(0, TRIED).find((ref) => !same(ref, last) && !world.stands(ref) && world.layouts[ref.article]!.canRestore(ref.statement) && world.rehome(group, ref));
        if (elsewhere) return true;
      }
    }
    return gone.some((ref) => world.rehome(classOf.get(ref.statement) as Class, ref));
  }
  // A sentence comes back alone; bullets come back by twos where the list had several.
  const back = gone.find((ref) => layout.canRestore(ref.statement)) ?? gone[0];
  if (!back) return false;
  const { home } = classOf.get(back.statement) as Class;
  world.giveBack(back);
  world.keep(back, broken, home);
  return true;
}
