/**
 * An outline as columns, for keeping: the name of each field stands once and not in every row, and words that the text has, or the outline of
 * the article before it was cut, are not said again. A sixth of the bytes, and of the time to write and read them.
 */
import { type Block, hashesOf, type Outline, type Section, type Statement } from './statements.ts';

/** Values of each field, row after row. */
type Columns = Readonly<Record<string, readonly unknown[]>>;

export interface Packed {
  sections: Columns;
  blocks: Columns;
  statements: Columns;
  idleKeeps: readonly number[];
}

/** Where the words of a statement are found without being said: those of its place in the text, or those of a statement of another outline. */
type WordsOf = (statement: Pick<Statement, 'start' | 'end'>) => { text: string; key?: string } | undefined;

/** In place of what is known. */
const KNOWN = 0;

/** @param known where words are found without being said; `unpack` has to be given the same */
export function pack({ sections, blocks, statements, idleKeeps }: Outline, known: WordsOf): Packed {
  const columns = toColumns(statements) as Record<string, unknown[]>;
  for (const [at, statement] of statements.entries()) {
    const found = known(statement);
    if (found?.text === statement.text) columns['text']![at] = KNOWN;
    if (found?.key === statement.key) columns['key']![at] = KNOWN;
  }
  return { sections: toColumns(sections), blocks: toColumns(blocks), statements: columns, idleKeeps };
}

/** Each row is written out: made field by field, it would take half as much again, in time and in memory. */
export function unpack({ sections, blocks, statements, idleKeeps }: Packed, known: WordsOf): Outline {
  const same = new Map<unknown, unknown>();
  const one = <T>(value: T): T => (same.has(value) ? (same.get(value) as T) : (same.set(value, value), value));
  const rows = rowsOf<Statement>(statements, (of, at) => {
    const found = known({ start: of.start[at]!, end: of.end[at]! });
    const [text, key] = [of.text[at]!, of.key[at]!];
    // What a person decided is put on it anew by each run.
    return {
      index: of.index[at]!,
      kind: one(of.kind[at]!),
      text: (text as unknown) === KNOWN ? found!.text : text,
      key: (key as unknown) === KNOWN ? (found!.key as string) : key,
      links: of.links[at]!,
      footnote: of.footnote[at]!,
      reference: of.reference[at]!,
      section: of.section[at]!,
      block: of.block[at]!,
      start: of.start[at]!,
      end: of.end[at]!,
      words: of.words[at]!,
    };
  });
  return { sections: toRows<Section>(sections), blocks: toRows<Block>(blocks), statements: rows, hashes: hashesOf(rows), words: rows.reduce((sum, { words }) => sum + words, 0), idleKeeps: [...idleKeeps] };
}

/** Values of each field of `T`, row after row; a field that no row has, has none. */
type ColumnsOf<T> = { readonly [name in keyof T]: ReadonlyArray<T[name]> };

function rowsOf<T>(columns: Columns, row: (of: ColumnsOf<T>, at: number) => T): T[] {
  return Array.from(Object.values(columns)[0] ?? [], (_, at) => row(columns as unknown as ColumnsOf<T>, at));
}

/** What stands in the text there. */
export const inText = (text: string): WordsOf => ({ start, end }) => ({ text: text.slice(start, end) });

/** What the next of these statements says that did not go: to be asked for the statements of what was left, in their order. */
export function inOutline({ statements }: Outline, gone: readonly number[]): WordsOf {
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
