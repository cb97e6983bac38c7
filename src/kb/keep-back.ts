/**
 * Which of the statements that are to leave a page have to stay for its sake: a list would be left with one bullet, a section with
 * nothing. A sentence stays alone; bullets stay by twos where the list had several.
 */
import { keptFor } from './fate.ts';
import type { Layout } from './layout.ts';
import { brokenRules, canRestore } from './layout-rules.ts';

/** A statement that was to leave and has to stay. */
export interface KeptBack {
  statement: number;
  fate: number;
}

/**
 * @param layout in which all statements of the page stand; so they do afterwards
 * @param page its number there
 * @param taken statements that are to leave, ascending, numbered as in the layout
 */
export function keepBack(layout: Layout, page: number, taken: Int32Array): readonly KeptBack[] {
  for (const statement of taken) layout.remove(statement);
  const back = mend(layout, page, new Set(taken));
  for (const statement of taken) if (layout.stands[statement] === 0) layout.restore(statement);
  return back;
}

function mend(layout: Layout, page: number, gone: Set<number>): KeptBack[] {
  const back: KeptBack[] = [];
  for (let changed = true; changed; ) {
    changed = false;
    for (const { reason, from, to } of brokenRules(layout, page)) {
      const own: number[] = [];
      for (let statement = from; statement < to; statement++) if (gone.has(statement)) own.push(statement);
      const statement = own.find((one) => canRestore(layout, one)) ?? own[0];
      if (statement === undefined) continue;
      layout.restore(statement);
      gone.delete(statement);
      back.push({ statement, fate: keptFor(reason) });
      changed = true;
    }
  }
  return back;
}
