/**
 * Decides across pages: which statements leave which page, and where they are said instead. In rounds: first every page gets its way; then
 * what a page has to keep back for its own sake counts, and becomes the home where that can be; other pages then give it away, and may have to
 * keep something back in turn; until nothing is added. All pages move at once, so that neither their order nor the numbers of keys matter.
 *
 *     page A: a     page B: a (fits best)  b     page C: b (fits best)  x         paragraphs: of each something has to be left
 *     round 1       B says a, A's a leaves; C says b, B's b leaves                A and the second paragraph of B would be empty
 *     round 2       A keeps its a: it has to stay, so A says it and B's a leaves;  B keeps its b: C's b leaves
 *     round 3       the first paragraph of B would be empty: B keeps its a         of two that have to stay the better one, B's, is the home
 *     in the end    A: a (last-content, said by B)     B: a  b     C: x
 */
import { ints } from './arena.ts';
import { keptFor, NOTHING, TAKEN } from './fate.ts';
import { Occurrences } from './occurrences.ts';
import type { Pages } from './pages.ts';

export interface DedupeSettings {
  across: 'link' | 'keep';
  /** Share of its statements that a page keeps. */
  standsAlone: number;
}

/** More looks across pages than this never happened; it bounds the time if the rules should ever chase each other. */
export const MOST_LOOKS = 24;

const STAYS = 1e8;
const ALONE = keptFor('stands-alone');
const SCOPE = keptFor('scope');
const ACROSS_OFF = keptFor('across-off');

export class Sweep {
  readonly #pages: Pages;
  readonly #settings: DedupeSettings;
  readonly #all: Occurrences;
  /** Per group: its home, by occurrence; -1 before it is decided. */
  readonly #best: Int32Array;
  /** Per occurrence: why its page keeps it back, and what happens to it. */
  readonly #asked: Uint8Array;
  readonly #fate: Uint8Array;
  /** Per page: statements that stand both here and on another page afterwards. */
  readonly repeats: Int32Array;
  /** Pages for which something was decided otherwise than before, and per page whether it is one. */
  #changed: number[] = [];
  readonly #isChanged: Uint8Array;

  /** @param keys one more than the greatest number of a key */
  constructor(pages: Pages, keys: number, settings: DedupeSettings) {
    this.#pages = pages;
    this.#settings = settings;
    this.#all = new Occurrences(pages, keys, settings.standsAlone);
    const { groups, page } = this.#all;
    this.#best = new Int32Array(groups).fill(-1);
    [this.#asked, this.#fate] = [new Uint8Array(page.length), new Uint8Array(page.length)];
    this.repeats = new Int32Array(pages.pages);
    this.#isChanged = new Uint8Array(pages.pages);
    for (let group = 0; group < groups; group++) this.#decide(group);
    this.#keepBack();
    for (let group = 0; group < groups; group++) this.#count(group);
  }

  /** How many different statements there are. */
  get distinct(): number {
    return this.#all.distinct;
  }

  /** Does any statement leave its page? */
  get taken(): boolean {
    return this.#fate.includes(TAKEN);
  }

  /** Statements that leave the page, ascending. */
  takenFrom(page: number): Int32Array {
    const [from, to] = [this.#all.ofPageFrom[page] as number, this.#all.ofPageFrom[page + 1] as number];
    let count = 0;
    for (let at = from; at < to; at++) if (this.#fate[this.#all.ofPage[at] as number] === TAKEN) count++;
    const taken = ints(count);
    for (let at = to; count > 0; ) {
      const occurrence = this.#all.ofPage[--at] as number;
      if (this.#fate[occurrence] === TAKEN) taken[--count] = this.#all.statement[occurrence] as number;
    }
    return taken;
  }

  /** Statements of the page that other pages make too. */
  sharedBy(page: number): Set<number> {
    const shared = new Set<number>();
    for (let at = this.#all.ofPageFrom[page] as number; at < (this.#all.ofPageFrom[page + 1] as number); at++) shared.add(this.#all.statement[this.#all.ofPage[at] as number] as number);
    return shared;
  }

  /** Tells each statement of the page for which something was decided, and which statement of which page says it instead. */
  tell(page: number, each: (statement: number, fate: number, homePage: number, home: number) => void): void {
    for (let at = this.#all.ofPageFrom[page] as number; at < (this.#all.ofPageFrom[page + 1] as number); at++) {
      const occurrence = this.#all.ofPage[at] as number;
      const home = this.#best[this.#all.group[occurrence] as number] as number;
      if (this.#fate[occurrence] !== NOTHING) each(this.#all.statement[occurrence] as number, this.#fate[occurrence] as number, this.#all.page[home] as number, this.#all.statement[home] as number);
    }
  }

  /** Chooses the home of one statement and takes it out of the other pages. */
  #decide(group: number): void {
    const [from, to] = [this.#all.from[group] as number, this.#all.from[group + 1] as number];
    const { order } = this.#pages;
    let best = from;
    let top = -1;
    for (let at = from; at < to; at++) {
      const stays = this.#staysFor(at);
      // One that has to stay anyway is the better home.
      const rank = (this.#all.worth[at] as number) + (stays === ALONE ? 0 : stays === NOTHING ? 1 : 2) * STAYS;
      // Of equals, the one on the page whose id comes first; on one page, the earlier, which was met before.
      if (rank < top || (rank === top && (order[this.#all.page[at] as number] as number) >= (order[this.#all.page[best] as number] as number))) continue;
      best = at;
      top = rank;
    }
    const same = this.#best[group] === best;
    this.#best[group] = best;
    const home = this.#all.page[best] as number;
    for (let at = from; at < to; at++) {
      // Of what a page keeps back, only that is new.
      if (same && this.#asked[at] === NOTHING) continue;
      const page = this.#all.page[at] as number;
      // Equal statements that the home page keeps on purpose have their reason there.
      const fate = page === home ? NOTHING : this.#staysFor(at) || (this.#pages.areVariants(page, home) ? SCOPE : TAKEN);
      if (this.#fate[at] === fate) continue;
      this.#fate[at] = fate;
      if (this.#isChanged[page] === 0) this.#changed.push(page);
      this.#isChanged[page] = 1;
    }
  }

  #staysFor(occurrence: number): number {
    if (this.#asked[occurrence] !== NOTHING) return this.#asked[occurrence] as number;
    if (this.#settings.across === 'keep') return ACROSS_OFF;
    return (this.#all.stays[occurrence] as number) || (this.#all.alone[this.#all.page[occurrence] as number] === 1 ? ALONE : NOTHING);
  }

  #keepBack(): void {
    while (this.#changed.length > 0) {
      const asking = this.#changed;
      this.#changed = [];
      const groups = new Set<number>();
      for (const page of asking) {
        this.#isChanged[page] = 0;
        if (this.#isHarmless(page)) continue;
        for (const { statement, fate } of this.#pages.keepBack(page, this.takenFrom(page))) {
          const occurrence = this.#all.find(page, statement);
          this.#asked[occurrence] = fate;
          groups.add(this.#all.group[occurrence] as number);
        }
      }
      for (const group of groups) this.#decide(group);
    }
  }

  /** Has each block statements to spare for those that leave it? Then no rule of a page can be broken. */
  #isHarmless(page: number): boolean {
    let [block, taken] = [-1, 0];
    for (let at = this.#all.ofPageFrom[page] as number; at < (this.#all.ofPageFrom[page + 1] as number); at++) {
      const occurrence = this.#all.ofPage[at] as number;
      if (this.#fate[occurrence] !== TAKEN) continue;
      if (this.#all.block[occurrence] !== block) [block, taken] = [this.#all.block[occurrence] as number, 0];
      if (++taken > (this.#all.spare[occurrence] as number)) return false;
    }
    return true;
  }

  /** Notes for each page the statements that still stand there and elsewhere. */
  #count(group: number): void {
    const [from, to] = [this.#all.from[group] as number, this.#all.from[group + 1] as number];
    let repeats = false;
    for (let at = from; at < to; at++) repeats ||= (this.#fate[at] as number) > TAKEN;
    if (repeats) for (let at = from; at < to; at++) if (this.#fate[at] !== TAKEN) this.repeats[this.#all.page[at] as number]!++;
  }
}
