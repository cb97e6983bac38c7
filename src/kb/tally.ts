/**
 * What became of every statement of every article, by number, from what was decided in each look. A statement keeps the number
 * it has in its article, whatever was taken out before it. Kept between runs: only articles for which something is new are told of again.
 */
import { ints } from './arena.ts';
import { NOTHING, TAKEN } from './fate.ts';
import { GONE, type KeyTable } from './keys.ts';
import { grown } from './layout.ts';
import type { Page, Repeat } from './page.ts';
import type { Shelf } from './shelf.ts';

/** One article. */
export interface Row {
  id: string;
  number: number;
  page: Page;
  /** Four numbers for each repeat, ascending: statement, fate, and where it was said instead when that was decided: row and statement. */
  told: Int32Array;
  /** Numbers of the other rows that have a say in its verdicts. */
  through: readonly number[];
}

const NONE: readonly number[] = [];

export class Tally {
  readonly #keys: KeyTable;
  readonly #rows = new Map<string, Row>();
  readonly #numbered: Array<Row | undefined> = [];
  /** Per key: statements that say it. */
  #said = new Int32Array(1024);
  /** Different statements: each page's own repeats are gone by then. */
  distinct = 0;
  // Of the article that is being told of.
  #fate = new Uint8Array(64);
  #row = new Int32Array(64);
  #home = new Int32Array(64);

  constructor(keys: KeyTable) {
    this.#keys = keys;
  }

  /** The id of the article of a row. */
  idOf = (number: number): string => this.#numbered[number]!.id;

  /** The page of a row. */
  pageOf = (number: number): Page => this.#numbered[number]!.page;

  /** One more than the greatest number of a row. */
  get size(): number {
    return this.#numbered.length;
  }

  /** The row of an article; undefined for an id that is none. */
  row = (id: string): Row | undefined => this.#rows.get(id);

  /** The article `id` is now this page, or none. */
  put(id: string, page: Page | undefined): void {
    const row = this.#rows.get(id);
    if (row) this.#say(row.page, -1);
    if (page) this.#say(page, 1);
    if (!page) this.#drop(id);
    else if (row) row.page = page;
    else {
      const row: Row = { id, number: this.#numbered.length, page, told: ints(0), through: NONE };
      this.#rows.set(id, row);
      this.#numbered.push(row);
    }
  }

  #drop(id: string): void {
    this.#numbered[this.#rows.get(id)!.number] = undefined;
    this.#rows.delete(id);
  }

  #say(page: Page, change: 1 | -1): void {
    const keys = this.#keys.of(page);
    this.#said = grown(this.#said, this.#keys.size);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as number;
      if (key === GONE) continue;
      const before = this.#said[key] as number;
      this.#said[key] = before + change;
      if (before === 0) this.distinct++;
      else if (before + change === 0) this.distinct--;
    }
  }

  /** Notes what became of the statements of one article: what it takes out by itself, and what each look says of it. */
  tell(id: string, shelves: readonly Shelf[]): void {
    const row = this.#rows.get(id) as Row;
    const { total } = row.page;
    [this.#fate, this.#row, this.#home] = [grown(this.#fate, total), grown(this.#row, total), grown(this.#home, total)];
    this.#fate.fill(NOTHING, 0, total);
    let last: Pick<Page, 'taken' | 'kept'> = row.page;
    this.#alone(row, last.taken);
    for (const shelf of shelves) {
      const slot = shelf.slots.get(id);
      if (!slot) break;
      for (let statement = 0; statement < total; statement++) {
        if (slot.keys[statement] === GONE) continue;
        const fate = slot.fate[statement] as number;
        // What an earlier look kept may have become the home.
        this.#fate[statement] = fate;
        if (fate === NOTHING) continue;
        this.#row[statement] = this.#rows.get(shelf.numbered(slot.homeSlot[statement] as number).id)!.number;
        this.#home[statement] = slot.home[statement] as number;
      }
      if (!slot.left) continue;
      last = slot.left;
      this.#alone(row, last.taken);
    }
    // What pages repeat on purpose, where no other page has something to say about it.
    this.#alone(row, last.kept.filter(({ statement }) => this.#fate[statement] === NOTHING));
    row.told = this.#gathered(total);
  }

  #alone({ number }: Row, repeats: readonly Repeat[]): void {
    for (const { statement, home, fate } of repeats) {
      this.#fate[statement] = fate;
      this.#row[statement] = number;
      this.#home[statement] = home;
    }
  }

  #gathered(total: number): Int32Array {
    let count = 0;
    for (let statement = 0; statement < total; statement++) if (this.#fate[statement] !== NOTHING) count++;
    const told = ints(count * 4);
    for (let statement = 0, to = 0; to < told.length; statement++) {
      if (this.#fate[statement] === NOTHING) continue;
      told[to++] = statement;
      told[to++] = this.#fate[statement] as number;
      told[to++] = this.#row[statement] as number;
      told[to++] = this.#home[statement] as number;
    }
    return told;
  }

  /**
   * Four numbers for each repeat of an article: statement, fate, row and statement of its home. A home may itself have gone since;
   * the verdict names the place where the statement stands in the end.
   */
  verdicts(row: Row): Int32Array {
    const { told, number } = row;
    const found = ints(told.length);
    found.set(told);
    const through = new Set<number>();
    for (let from = 0; from < told.length; from += 4) {
      let [home, statement] = [this.#numbered[told[from + 2] as number] as Row, told[from + 3] as number];
      for (let gone = goneFrom(home, statement); gone >= 0; gone = goneFrom(home, statement)) {
        if (home.number !== number) through.add(home.number);
        [home, statement] = [this.#numbered[home.told[gone + 2] as number] as Row, home.told[gone + 3] as number];
      }
      if (home.number !== number) through.add(home.number);
      found[from + 2] = home.number;
      found[from + 3] = statement;
    }
    row.through = through.size > 0 ? [...through] : NONE;
    return found;
  }
}

/** Where a row tells of a statement that was taken out; -1 when it stands. */
function goneFrom({ told }: Row, statement: number): number {
  let low = 0;
  let high = told.length / 4;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((told[middle * 4] as number) < statement) low = middle + 1;
    else high = middle;
  }
  return told[low * 4] === statement && told[low * 4 + 1] === TAKEN ? low * 4 : -1;
}
