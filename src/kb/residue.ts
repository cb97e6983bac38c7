/**
 * An outline without some of its statements -> the outline that the cut text will have, reckoned instead of read anew.
 * Offsets still refer to the uncut text. That the reckoning agrees with what a reader finds is one of the laws (laws.ts).
 */
import type { Block, Outline, Statement } from './statements.ts';

/** The outline that is left, and for each of its statements the number it had before. */
export interface Residue {
  outline: Outline;
  origins: readonly number[];
}

/** Takes out the statements for which `gone` holds; blocks that have nothing left go with them, headings stay. */
export function without(outline: Outline, gone: (statement: number) => boolean): Residue {
  const origins: number[] = [];
  const statements: Statement[] = [];
  const blocks: Block[] = [];
  const sections = outline.sections.map((section) => ({ ...section, blocks: [] as number[] }));
  let before: Block | undefined;
  let changed = false;
  for (const block of outline.blocks) {
    const own = block.statements.filter((at) => !gone(at));
    const lost = own.length < block.statements.length;
    if (lost && own.length === 0 && block.fixed === 0) {
      changed = true;
      continue;
    }
    const left: Block = { ...block, index: blocks.length, statements: [] };
    if (changed) left.led = before?.section === block.section && leads(before, statements, left);
    for (const at of own) {
      left.statements.push(statements.length);
      origins.push(at);
      statements.push({ ...(outline.statements[at] as Statement), index: statements.length, block: left.index });
    }
    blocks.push(left);
    sections[block.section]!.blocks.push(left.index);
    before = left;
    changed = lost;
  }
  return { outline: { sections, blocks, statements, idleKeeps: outline.idleKeeps }, origins };
}

/** Does the paragraph lead to the block after it: with a colon, or as one sentence before something that is no prose? */
function leads(before: Block, statements: readonly Statement[], block: Block): boolean {
  if (before.kind !== 'prose') return false;
  const last = statements[before.statements.at(-1) ?? -1];
  return last?.text.endsWith(':') === true || (before.statements.length === 1 && block.kind !== 'prose');
}
