/**
 * Pages that are at hand, for a look across them: what a page says of its own statements is asked of the page itself, which remembers it. What is
 * left of the pages for the next look keeps the keys that it had; numbers of pages and statements are new with each look, numbers of articles never.
 */
import type { KeptBack } from './keep-back.ts';
import { GONE, type Keys } from './keys.ts';
import type { Page } from './page.ts';
import type { Pages } from './pages.ts';
import type { Sweep } from './sweep.ts';
import { Titles } from './titles.ts';

export class Held implements Pages {
  readonly #held: readonly Page[];
  /** Per page: number of its article. */
  readonly article: Int32Array;
  readonly keys: Int32Array;
  readonly order: Int32Array;
  /** Of all articles. */
  readonly #titles: Titles;
  readonly #from: Int32Array;

  private constructor(held: readonly Page[], article: Int32Array, order: Int32Array, titles: Titles) {
    this.#held = held;
    this.article = article;
    this.order = order;
    this.#titles = titles;
    this.#from = new Int32Array(held.length + 1);
    for (let page = 0; page < held.length; page++) this.#from[page + 1] = (this.#from[page] as number) + held[page]!.total;
    this.keys = new Int32Array(this.statements);
  }

  /** One page of each article. @param order of their ids */
  static all(pages: readonly Page[], order: Int32Array, keys: Keys): Held {
    const all = new Held(pages, Int32Array.from(pages.keys()), order, new Titles());
    for (const { bareTitle } of pages) all.#titles.add(bareTitle);
    keys.makeRoom(all.statements - keys.size);
    for (let page = 0; page < pages.length; page++) all.keys.set(keys.of(pages[page] as Page), all.from(page));
    return all;
  }

  get pages(): number {
    return this.#held.length;
  }

  get statements(): number {
    return this.#from[this.#held.length] as number;
  }

  from(page: number): number {
    return this.#from[page] as number;
  }

  isDraft(page: number): boolean {
    return this.#held[page]!.draft;
  }

  staysFor(page: number, statement: number): number {
    return this.#held[page]!.staysFor(statement);
  }

  fit(page: number, statement: number): number {
    return this.#held[page]!.fit(statement);
  }

  block(page: number, statement: number): number {
    return this.#held[page]!.block(statement);
  }

  spare(page: number, statement: number): number {
    return this.#held[page]!.spare(statement);
  }

  areVariants(one: number, other: number): boolean {
    return this.#titles.mayContrast(this.article[one] as number, this.article[other] as number) && this.#held[one]!.isVariantOf(this.#held[other] as Page);
  }

  keepBack(page: number, taken: Int32Array): readonly KeptBack[] {
    return this.#held[page]!.keepBack(taken);
  }

  /**
   * What is left of the pages for the next look. A page that repeats nothing and shares nothing is done.
   * @param alone is told what is left of an article where it may take out or keep something by itself
   */
  next(sweep: Pick<Sweep, 'repeats' | 'takenFrom'>, alone: (article: number, rest: Page) => void): Held {
    const [rests, numbers]: [Page[], number[]] = [[], []];
    for (let number = 0; number < this.pages; number++) {
      const [page, on] = [this.#held[number] as Page, (sweep.repeats[number] as number) > 0];
      if (!on && page.kept.length === 0) continue;
      const gone = sweep.takenFrom(number);
      const rest = gone.length > 0 ? page.without(gone) : page;
      if (rest !== page) alone(this.article[number] as number, rest);
      if (!on) continue;
      rests.push(rest);
      numbers.push(number);
    }
    const next = new Held(rests, Int32Array.from(numbers, (number) => this.article[number] as number), Int32Array.from(numbers, (number) => this.order[number] as number), this.#titles);
    for (const [page, number] of numbers.entries()) {
      const { stands } = rests[page]!.left;
      for (let at = 0; at < stands.length; at++) next.keys[next.from(page) + at] = stands[at] === 0 ? GONE : (this.keys[this.from(number) + at] as number);
    }
    return next;
  }
}
