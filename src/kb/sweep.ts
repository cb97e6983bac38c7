/**
 * Decides across pages that are columns of numbers: which statements leave which page, and where they are said instead. What `Shelf` keeps
 * up from run to run is decided here once, for many more pages; that both decide the same is tested.
 */
import type { Columns } from './columns.ts';
import { keptFor, NOTHING, TAKEN } from './fate.ts';
import { ALONE, rankFor } from './group.ts';
import { compare } from './issue.ts';
import { keepBack } from './keep-back.ts';
import { GONE } from './keys.ts';
import { grown } from './layout.ts';
import type { DedupeSettings } from './shelf.ts';

const SCOPE = keptFor('scope');
const ACROSS_OFF = keptFor('across-off');
/** The owner of a key that several pages share; from there downwards, its group. */
const SEVERAL = -1;

export class Sweep {
  readonly #columns: Columns;
  readonly #settings: DedupeSettings;
  /** Per statement: what happens to it, and the statement that says it instead. */
  readonly fate: Uint8Array;
  readonly home: Int32Array;
  /** Per page: statements that stand both here and on another page afterwards. */
  readonly repeats: Int32Array;
  /** Per group, which is a statement that several pages make: where its occurrences begin; one more at the end. */
  #from = new Int32Array(64);
  #groups = 0;
  /** Per occurrence: statement and page. */
  #statements: Int32Array;
  #pages: Int32Array;
  /** Per group: its home, by occurrence; -1 before it is decided. */
  #best: Int32Array;
  /** Per statement that is shared: its group; else -1. */
  #groupOf: Int32Array;
  /** Per page: would it give away more than its share? Then it keeps all. */
  #alone: Uint8Array;
  /** Per statement: why its page keeps it back. */
  #asked: Uint8Array;
  /** Pages for which something was decided otherwise than before. */
  readonly #changed = new Set<number>();

  /** @param keys one more than the greatest number of a key */
  constructor(columns: Columns, keys: number, settings: DedupeSettings) {
    this.#columns = columns;
    this.#settings = settings;
    const { statements, pages } = columns;
    this.fate = new Uint8Array(statements);
    this.home = new Int32Array(statements);
    this.repeats = new Int32Array(pages);
    this.#asked = new Uint8Array(statements);
    this.#alone = new Uint8Array(pages);
    this.#groupOf = this.#number(this.#owners(keys));
    [this.#statements, this.#pages] = this.#gather();
    this.#best = new Int32Array(this.#groups).fill(-1);
    for (let page = 0; page < pages; page++) this.#alone[page] = this.#isAlone(page) ? 1 : 0;
    for (let group = 0; group < this.#groups; group++) this.#decide(group);
    this.#keepBack();
    for (let group = 0; group < this.#groups; group++) this.#count(group);
  }

  /** Does any statement leave its page? */
  get taken(): boolean {
    return this.fate.includes(TAKEN);
  }

  /** Does any statement leave this page? */
  gives(page: number): boolean {
    return this.fate.subarray(this.#columns.from(page), this.#columns.from(page + 1)).includes(TAKEN);
  }

  /** Per statement of the article: does it still stand on the page? */
  left(page: number): Uint8Array {
    const [from, to] = [this.#columns.from(page), this.#columns.from(page + 1)];
    return Uint8Array.from({ length: to - from }, (_, at) => (this.#columns.keys[from + at] === GONE || this.fate[from + at] === TAKEN ? 0 : 1));
  }

  /** Per key: the page that alone says it, plus one; SEVERAL; or 0. */
  #owners(keys: number): Int32Array {
    const { pages, keys: keyOf } = this.#columns;
    const owners = new Int32Array(keys);
    for (let page = 0; page < pages; page++) {
      for (let at = this.#columns.from(page); at < this.#columns.from(page + 1); at++) {
        const key = keyOf[at] as number;
        if (key === GONE) continue;
        if (owners[key] === 0) owners[key] = page + 1;
        else if (owners[key] !== page + 1) owners[key] = SEVERAL;
      }
    }
    return owners;
  }

  /** Numbers the groups in the order of their first statements and counts their occurrences. */
  #number(owners: Int32Array): Int32Array {
    const { statements, keys } = this.#columns;
    const groupOf = new Int32Array(statements).fill(-1);
    for (let at = 0; at < statements; at++) {
      const key = keys[at] as number;
      if (key === GONE || (owners[key] as number) > 0) continue;
      if (owners[key] === SEVERAL) {
        this.#from = grown(this.#from, this.#groups + 2);
        owners[key] = SEVERAL - ++this.#groups;
      }
      const group = SEVERAL - (owners[key] as number) - 1;
      groupOf[at] = group;
      this.#from[group + 1]!++;
    }
    for (let group = 0; group < this.#groups; group++) this.#from[group + 1]! += this.#from[group] as number;
    return groupOf;
  }

  #gather(): [statements: Int32Array, pages: Int32Array] {
    const members = this.#from[this.#groups] as number;
    const [statements, pages, next] = [new Int32Array(members), new Int32Array(members), this.#from.slice()];
    for (let page = 0; page < this.#columns.pages; page++) {
      for (let at = this.#columns.from(page); at < this.#columns.from(page + 1); at++) {
        const group = this.#groupOf[at] as number;
        if (group < 0) continue;
        const place = next[group]!++;
        statements[place] = at;
        pages[place] = page;
      }
    }
    return [statements, pages];
  }

  /** As `Shelf` has it: a page that would give away more than its share keeps all of it. */
  #isAlone(page: number): boolean {
    const [from, to] = [this.#columns.from(page), this.#columns.from(page + 1)];
    let movable = 0;
    let standing = 0;
    for (let at = from; at < to; at++) {
      if (this.#columns.keys[at] !== GONE) standing++;
      if ((this.#groupOf[at] as number) >= 0 && this.#columns.stays[at] === NOTHING) movable++;
    }
    return movable > (1 - this.#settings.standsAlone) * standing;
  }

  #staysFor(occurrence: number): number {
    const statement = this.#statements[occurrence] as number;
    if (this.#asked[statement] !== NOTHING) return this.#asked[statement] as number;
    if (this.#settings.across === 'keep') return ACROSS_OFF;
    return (this.#columns.stays[statement] as number) || (this.#alone[this.#pages[occurrence] as number] === 1 ? ALONE : NOTHING);
  }

  /** Chooses the home of one statement and takes it out of the other pages. */
  #decide(group: number): void {
    const [from, to] = [this.#from[group] as number, this.#from[group + 1] as number];
    let best = from;
    let top = -1;
    for (let at = from; at < to; at++) {
      const rank = this.#rankOf(at);
      if (rank < top || (rank === top && !this.#comesFirst(at, best))) continue;
      best = at;
      top = rank;
    }
    const same = this.#best[group] === best;
    this.#best[group] = best;
    const home = this.#statements[best] as number;
    const page = this.#pages[best] as number;
    for (let at = from; at < to; at++) {
      const statement = this.#statements[at] as number;
      // Of what a page keeps back, only that is new.
      if (same && this.#asked[statement] === NOTHING) continue;
      const fate = this.#pages[at] === page ? NOTHING : this.#staysFor(at) || (this.#columns.areVariants(this.#pages[at] as number, page) ? SCOPE : TAKEN);
      if (this.fate[statement] !== fate) this.#changed.add(this.#pages[at] as number);
      this.fate[statement] = fate;
      this.home[statement] = home;
    }
  }

  #rankOf(occurrence: number): number {
    const { articles, article, fits } = this.#columns;
    return rankFor(articles.drafts[article[this.#pages[occurrence] as number] as number] === 1, this.#staysFor(occurrence), fits[this.#statements[occurrence] as number] as number);
  }

  /** Of equals, the one on the page whose id comes first, then the earlier one. */
  #comesFirst(one: number, other: number): boolean {
    const { articles: { ids }, article } = this.#columns;
    const id = (occurrence: number) => ids[article[this.#pages[occurrence] as number] as number] as string;
    return (compare(id(one), id(other)) || (this.#statements[one] as number) - (this.#statements[other] as number)) < 0;
  }

  /**
   * What a page keeps back becomes the home of its statement where that can be; other pages then give it away, and may have to keep
   * something back in turn. Round by round, all pages at once, until nothing is added.
   */
  #keepBack(): void {
    while (this.#changed.size > 0) {
      const asking = [...this.#changed];
      this.#changed.clear();
      const groups = new Set<number>();
      for (const page of asking) {
        for (const { statement, fate } of keepBack(this.#columns.layout, page, this.#taken(page))) {
          this.#asked[statement] = fate;
          groups.add(this.#groupOf[statement] as number);
        }
      }
      for (const group of groups) this.#decide(group);
    }
  }

  #taken(page: number): Int32Array {
    const taken: number[] = [];
    for (let at = this.#columns.from(page); at < this.#columns.from(page + 1); at++) if (this.fate[at] === TAKEN) taken.push(at);
    return Int32Array.from(taken);
  }

  /** Notes for each page the statements that still stand there and elsewhere. */
  #count(group: number): void {
    const [from, to] = [this.#from[group] as number, this.#from[group + 1] as number];
    let repeats = false;
    for (let at = from; at < to; at++) repeats ||= (this.fate[this.#statements[at] as number] as number) > TAKEN;
    if (repeats) for (let at = from; at < to; at++) if (this.fate[this.#statements[at] as number] !== TAKEN) this.repeats[this.#pages[at] as number]!++;
  }
}
