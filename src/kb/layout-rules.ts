/**
 * The rules that each page has to meet, whatever is taken out of it: no heading loses its last content, no list is left with a single orphan
 * bullet where it had several, no lead-in stays without what it leads to, no two lists run together. Asked of a layout as it now stands.
 */
import { type Layout, LED, LIST, OTHER, SEVERAL } from './layout.ts';
import type { KeptReason } from './placement.ts';

/** A rule that is broken, and the statements concerned: numbers of the layout, `from` the first to the one before `to`. */
export interface Broken {
  reason: KeptReason;
  from: number;
  to: number;
}

/** May the statement, which stands, go without breaking a rule where it stands? */
export function canRemove(layout: Layout, statement: number): boolean {
  const block = layout.blockOf(statement);
  // Far from the end of its block nothing can break.
  if ((layout.left[block] as number) > 2) return true;
  layout.remove(statement);
  const broken = brokenBy(layout, block) ?? emptied(layout, layout.sectionOf[block] as number);
  layout.restore(statement);
  return broken === undefined;
}

/** May it come back without breaking a rule (a bullet alone in its list)? */
export function canRestore(layout: Layout, statement: number): boolean {
  layout.restore(statement);
  const broken = brokenBy(layout, layout.blockOf(statement));
  layout.remove(statement);
  return broken === undefined;
}

/** What the page breaks as it now stands: blocks first, then sections, each in the order of the page. Asked for one by one, for what is mended between two changes what comes next. */
export function* brokenRules(layout: Layout, page: number): Generator<Broken> {
  for (let block = layout.blocksFrom[page] as number; block < (layout.blocksFrom[page + 1] as number); block++) {
    const reason = brokenBy(layout, block);
    if (reason) yield { reason, from: layout.first[block] as number, to: (layout.first[block] as number) + (layout.span[block] as number) };
  }
  for (let section = layout.sectionsFrom[page] as number; section < (layout.sectionsFrom[page + 1] as number); section++) {
    const reason = emptied(layout, section);
    if (!reason) continue;
    const [from, to] = statementsOf(layout, section);
    yield { reason, from, to };
  }
}

/** The rule that the block breaks. */
function brokenBy(layout: Layout, block: number): KeptReason | undefined {
  if (layout.size[block] === 0) return undefined;
  const left = layout.left[block] as number;
  if (left > 1) return undefined;
  const flags = layout.flags[block] as number;
  if (left === 1) return (flags & (LIST | SEVERAL)) === (LIST | SEVERAL) ? 'orphan-bullet' : undefined;
  if (flags & LED) return 'lead-in';
  return standsBetweenLists(layout, block) ? 'between-lists' : undefined;
}

/** 'last-content' when the section, or the one around it, had content and has none left. */
function emptied(layout: Layout, section: number): KeptReason | undefined {
  return layout.content[section] === 0 && (layout.had[section] as number) > 0 ? 'last-content' : undefined;
}

/** Statements that stand directly in the section; the blocks of a section follow one another, and so do their statements. */
function statementsOf(layout: Layout, section: number): [from: number, to: number] {
  let [from, to] = [Number.MAX_SAFE_INTEGER, 0];
  const first = layout.firstBlock[section] as number;
  for (let block = first; block < first + (layout.blocks[section] as number); block++) {
    if (layout.size[block] === 0) continue;
    from = Math.min(from, layout.first[block] as number);
    to = Math.max(to, (layout.first[block] as number) + (layout.span[block] as number));
  }
  return [Math.min(from, to), to];
}

/** Are the nearest blocks on either side that have not gone lists of one kind? */
function standsBetweenLists(layout: Layout, block: number): boolean {
  const section = layout.sectionOf[block] as number;
  const first = layout.firstBlock[section] as number;
  const past = first + (layout.blocks[section] as number);
  const neighbour = (step: number) => {
    for (let next = block + step; next >= first && next < past; next += step) if ((layout.flags[next] as number) & OTHER || layout.left[next] !== 0) return layout.list[next] as number;
    return 0;
  };
  const before = neighbour(-1);
  return before !== 0 && before === neighbour(1);
}
