/**
 * Pages -> the statements that several of them make, group by group, and what each page says of its own: numbers side by side, so that deciding
 * about all of them does not look at a page again. Linear in the statements; 33 bytes an occurrence, 4 a statement, 4 a key. Of two pages:
 *
 *     keys        page 0: 7 4 9     page 1: 4 8 7          4 and 7 are said by both, in the order of the pages 7 is met first
 *     group       0: key 7          1: key 4
 *     occurrence  0        1        2        3             from = 0 2 4
 *     page        0        1        0        1
 *     statement   0        2        1        0             ofPage = 0 2 | 3 1, each page in the order of its statements
 */
import { grown } from './arena.ts';
import { NOTHING } from './fate.ts';
import { GONE } from './keys.ts';
import type { Pages } from './pages.ts';

const DRAFT = 1e9;
/** The owner of a key that several pages share; from there downwards, its group. */
const SEVERAL = -1;

export class Occurrences {
  readonly #pages: Pages;
  /** How many different statements the pages make. */
  distinct = 0;
  /** Groups, each a statement that several pages make. */
  groups = 0;
  /** Per group: where its occurrences begin; one more at the end. */
  from = new Int32Array(64);
  // Per occurrence, group by group in the order of the pages:
  readonly page: Int32Array;
  /** Its number in the article. */
  readonly statement: Int32Array;
  readonly group: Int32Array;
  /** Why it cannot leave its page. */
  readonly stays: Uint8Array;
  /** How good a home it is, whether or not it has to stay. */
  readonly worth: Float64Array;
  /** Its block, and how many statements that can lose. */
  readonly block: Int32Array;
  readonly spare: Int32Array;
  /** Occurrences page by page, ascending with their statements, and where those of each page begin. */
  readonly ofPage: Int32Array;
  readonly ofPageFrom: Int32Array;
  /** Per page: would it give away more than its share? Then it keeps all. */
  readonly alone: Uint8Array;

  /**
   * @param keys one more than the greatest number of a key
   * @param standsAlone share of its statements that a page keeps
   */
  constructor(pages: Pages, keys: number, standsAlone: number) {
    this.#pages = pages;
    this.alone = new Uint8Array(pages.pages);
    this.ofPageFrom = new Int32Array(pages.pages + 1);
    const groupOf = this.#number(this.#owners(keys));
    const count = this.from[this.groups] as number;
    [this.page, this.statement, this.group, this.ofPage] = [new Int32Array(count), new Int32Array(count), new Int32Array(count), new Int32Array(count)];
    [this.stays, this.worth, this.block, this.spare] = [new Uint8Array(count), new Float64Array(count), new Int32Array(count), new Int32Array(count)];
    this.#gather(groupOf, standsAlone);
  }

  /** The occurrence that a shared statement of the page is. */
  find(page: number, statement: number): number {
    let low = this.ofPageFrom[page] as number;
    let high = (this.ofPageFrom[page + 1] as number) - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.statement[this.ofPage[middle] as number] as number) < statement) low = middle + 1;
      else high = middle;
    }
    return this.ofPage[low] as number;
  }

  /** Per key: the page that alone says it, plus one; SEVERAL; or 0. */
  #owners(keys: number): Int32Array {
    const { pages, keys: keyOf } = this.#pages;
    const owners = new Int32Array(keys);
    for (let page = 0; page < pages; page++) {
      const to = this.#pages.from(page + 1);
      for (let at = this.#pages.from(page); at < to; at++) {
        const key = keyOf[at] as number;
        if (key === GONE) continue;
        const owner = owners[key] as number;
        if (owner === 0) {
          owners[key] = page + 1;
          this.distinct++;
        } else if (owner !== page + 1) owners[key] = SEVERAL;
      }
    }
    return owners;
  }

  /** Numbers the groups in the order of their first statements and counts their occurrences. */
  #number(owners: Int32Array): Int32Array {
    const { statements, keys } = this.#pages;
    const groupOf = new Int32Array(statements).fill(-1);
    for (let at = 0; at < statements; at++) {
      const key = keys[at] as number;
      if (key === GONE || (owners[key] as number) > 0) continue;
      if (owners[key] === SEVERAL) {
        this.from = grown(this.from, this.groups + 2);
        owners[key] = SEVERAL - ++this.groups;
      }
      const group = SEVERAL - (owners[key] as number) - 1;
      groupOf[at] = group;
      this.from[group + 1]!++;
    }
    for (let group = 0; group < this.groups; group++) this.from[group + 1]! += this.from[group] as number;
    return groupOf;
  }

  /**
   * What each page says of its own statements. A page that would give away more than its share keeps all of it: giving away a part would leave
   * the rest to the next run, and so on, until nothing were left.
   */
  #gather(groupOf: Int32Array, standsAlone: number): void {
    const pages = this.#pages;
    const next = this.from.slice();
    let gathered = 0;
    for (let page = 0; page < pages.pages; page++) {
      const [from, to, draft] = [pages.from(page), pages.from(page + 1), pages.isDraft(page)];
      let [standing, movable] = [0, 0];
      for (let at = from; at < to; at++) {
        if (pages.keys[at] !== GONE) standing++;
        const group = groupOf[at] as number;
        if (group < 0) continue;
        const place = next[group]!++;
        const statement = at - from;
        const stays = pages.staysFor(page, statement);
        this.ofPage[gathered++] = place;
        this.page[place] = page;
        this.statement[place] = statement;
        this.group[place] = group;
        this.stays[place] = stays;
        // No draft, for the link of a published page would lead nowhere; then the page that it fits best.
        this.worth[place] = (draft ? 0 : DRAFT) + pages.fit(page, statement);
        this.block[place] = pages.block(page, statement);
        this.spare[place] = pages.spare(page, statement);
        if (stays === NOTHING) movable++;
      }
      this.ofPageFrom[page + 1] = gathered;
      if (movable > (1 - standsAlone) * standing) this.alone[page] = 1;
    }
  }
}
