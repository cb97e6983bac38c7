/**
 * An outline as columns, for keeping: the name of each field stands once and not in every row, and words that the text has, or the outline of
 * the article before it was cut, are not said again. A sixth of the bytes, and of the time to write and read them.
 */
import type { Block, Outline, Section, Statement } from './statements.ts';

/** Values of each field, row after row. */
type Columns = Readonly<Record<string, readonly unknown[]>>;

export interface Packed {
  sections: Columns;
  blocks: Columns;
  statements: Columns;
  idleKeeps: readonly number[];
}

/** Where the words of a statement are found without being said: those of its place in the text, or those of a statement of another outline. */
type Known = (statement: Pick<Statement, 'start' | 'end'>) => { text: string; key?: string } | undefined;

/** In place of what is known. */
const KNOWN = 0;

export function pack({ sections, blocks, statements, idleKeeps }: Outline, known: Known): Packed {
  const columns = toColumns(statements) as Record<string, unknown[]>;
  for (const [at, statement] of statements.entries()) {
    const found = known(statement);
    if (found?.text === statement.text) columns['text']![at] = KNOWN;
    if (found?.key === statement.key) columns['key']![at] = KNOWN;
  }
  return { sections: toColumns(sections), blocks: toColumns(blocks), statements: columns, idleKeeps };
}

export function unpack({ sections, blocks, statements, idleKeeps }: Packed, known: Known): Outline {
  const rows = toRows<Statement>(statements);
  for (const row of rows) {
    const found = known(row);
    if ((row.text as unknown) === KNOWN) row.text = found!.text;
    if ((row.key as unknown) === KNOWN) row.key = found!.key as string;
  }
  return { sections: toRows<Section>(sections), blocks: toRows<Block>(blocks), statements: rows, idleKeeps: [...idleKeeps] };
}

/** What stands in the text there. */
export const inText = (text: string): Known => ({ start, end }) => ({ text: text.slice(start, end) });

/** What the next of these statements says that did not go: to be asked for the statements of what was left, in their order. */
export function inOutline({ statements }: Outline, gone: readonly number[]): Known {
  const taken = new Set(gone);
  let from = 0;
  return () => {
    while (taken.has(from)) from++;
    return statements[from++];
  };
}

function toColumns(rows: readonly object[]): Columns {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.fromEntries([...names].map((name) => [name, rows.map((row) => (row as Record<string, unknown>)[name])]));
}

/** A field that a row did not have, it has not. */
function toRows<T>(columns: Columns): T[] {
  const fields = Object.entries(columns);
  return Array.from(fields[0]?.[1] ?? [], (_, at) => {
    const row: Record<string, unknown> = {};
    for (const [name, values] of fields) if (values[at] !== undefined) row[name] = values[at];
    return row as T;
  });
}
