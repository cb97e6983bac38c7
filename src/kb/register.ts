/**
 * What became of every statement of every article, by number: noted look by look, read off at the end. A statement keeps the number
 * it has in its article, whatever was taken out before it. Five bytes a statement.
 */
import { grown, ints } from './arena.ts';
import { NOTHING, reasonOf, TAKEN } from './fate.ts';
import { GONE } from './keys.ts';
import type { Page } from './page.ts';
import type { KeptReason } from './placement.ts';
import type { Pages } from './pages.ts';
import type { Repeat } from './repeats.ts';
import type { Sweep } from './sweep.ts';
import type { Home, Verdict, Verdicts } from './verdict.ts';

export class Register {
  /** Number of the first statement of each article, and one past the last. */
  readonly #from: Int32Array;
  #fate = new Uint8Array(64);
  /** By number, where a statement with a fate is said instead. */
  #home = new Int32Array(64);
  /** Repeats that pages keep, three numbers each: statement, home, fate. Per article where those of what is left of it begin, and how many they are. */
  #kept = new Int32Array(64);
  #keptLength = 0;
  readonly #keptFrom: Int32Array;
  readonly #keptCount: Int32Array;

  constructor(articles: number) {
    this.#from = new Int32Array(articles + 1);
    this.#keptFrom = new Int32Array(articles);
    this.#keptCount = new Int32Array(articles);
  }

  /** The next article, by itself. */
  open(article: number, page: Pick<Page, 'total' | 'taken' | 'kept'>): void {
    const to = (this.#from[article] as number) + page.total;
    this.#from[article + 1] = to;
    this.#fate = grown(this.#fate, to);
    this.#home = grown(this.#home, to);
    this.alone(article, page);
  }

  /** What the article, or what is left of it, takes out by itself, and which repeats it keeps. */
  alone(article: number, { taken, kept }: Pick<Page, 'taken' | 'kept'>): void {
    const from = this.#from[article] as number;
    for (const { statement, home } of taken) this.#set(from + statement, TAKEN, from + home);
    this.#kept = grown(this.#kept, this.#keptLength + kept.length * 3);
    this.#keptFrom[article] = this.#keptLength;
    this.#keptCount[article] = kept.length;
    for (const repeat of kept) this.#keep(repeat);
  }

  #keep({ statement, home, fate }: Repeat): void {
    for (const number of [statement, home, fate]) this.#kept[this.#keptLength++] = number;
  }

  /** Does what is left of the article repeat anything? */
  keeps = (article: number): boolean => (this.#keptCount[article] as number) > 0;

  /** What was decided across pages about all statements that are left. @param article number of the article of each page */
  note(pages: Pages, article: ArrayLike<number>, sweep: Pick<Sweep, 'tell'>): void {
    for (let page = 0; page < pages.pages; page++) {
      const [from, to, first] = [pages.from(page), pages.from(page + 1), this.#from[article[page] as number] as number];
      // What an earlier look kept may have become the home.
      for (let at = from; at < to; at++) if (pages.keys[at] !== GONE) this.#fate[first + at - from] = NOTHING;
      sweep.tell(page, (statement, fate, homePage, home) => this.#set(first + statement, fate, (this.#from[article[homePage] as number] as number) + home));
    }
  }

  /** Notes what pages repeat on purpose, where no other page has something to say about it. */
  close(): void {
    for (const [article, start] of this.#keptFrom.entries()) {
      const from = this.#from[article] as number;
      for (let at = start; at < start + (this.#keptCount[article] as number) * 3; at += 3) {
        const number = from + (this.#kept[at] as number);
        if (this.#fate[number] === NOTHING) this.#set(number, this.#kept[at + 2] as number, from + (this.#kept[at + 1] as number));
      }
    }
  }

  /** Four numbers for each repeat of an article: statement, fate, article and statement of its home. */
  verdicts(at: number): Int32Array {
    const [from, to] = [this.#from[at] as number, this.#from[at + 1] as number];
    let count = 0;
    for (let number = from; number < to; number++) if (this.#fate[number] !== NOTHING) count++;
    const found = ints(count * 4);
    for (let number = from, place = 0; place < found.length; number++) {
      const fate = this.#fate[number] as number;
      if (fate === NOTHING) continue;
      // A home may itself have gone since; the verdict names the place where the statement stands in the end.
      let home = this.#home[number] as number;
      while (this.#fate[home] === TAKEN) home = this.#home[home] as number;
      const article = home >= from && home < to ? at : this.#articleOf(home);
      found[place++] = number - from;
      found[place++] = fate;
      found[place++] = article;
      found[place++] = home - (this.#from[article] as number);
    }
    return found;
  }

  #articleOf(number: number): number {
    let low = 0;
    let high = this.#from.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#from[middle] as number) <= number) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #set(number: number, fate: number, home: number): void {
    this.#fate[number] = fate;
    this.#home[number] = home;
  }
}

/** Verdicts of article `own` from four numbers each, as `verdicts` gives them. */
export function verdictsFrom(numbers: ArrayLike<number>, own: string, idOf: (article: number) => string): Verdicts {
  const verdicts: Verdicts = new Map();
  for (let from = 0; from < numbers.length; from += 4) {
    const home = { article: idOf(numbers[from + 2] as number), statement: numbers[from + 3] as number };
    verdicts.set(numbers[from] as number, verdictOf(numbers[from + 1] as number, own, home));
  }
  return verdicts;
}

function verdictOf(fate: number, own: string, home: Home): Verdict {
  if (fate !== TAKEN) return { action: 'keep', reason: reasonOf(fate) as KeptReason, home };
  return home.article === own ? { action: 'remove', rule: 'said-on-page', home } : { action: 'move', rule: 'said-elsewhere', home };
}
