/**
 * Pages at one stage of the work as columns of numbers: all that has to be known of a page to decide across pages, in about a
 * kilobyte and without the page. Statements and pages are numbered through, as in the layout.
 */
import { contrastOf, sameButForNames } from './contrast.ts';
import { bareOf, type HeadingWord } from './heading.ts';
import { GONE } from './keys.ts';
import { grown, Layout } from './layout.ts';
import type { Page } from './page.ts';

/** What is known of the articles, whatever is left of them. */
export interface Articles {
  ids: readonly string[];
  titles: readonly string[];
  drafts: Uint8Array;
}

export class Columns {
  readonly articles: Articles;
  readonly layout = new Layout();
  /** Per page: number of its article. */
  article = new Int32Array(64);
  /** Per statement of the article: its key, or GONE; why it cannot leave, how well it fits. */
  keys = new Int32Array(64);
  stays = new Uint8Array(64);
  fits = new Int16Array(64);
  /** Per page: which words of its title are names, a digit for each. Few differ. */
  readonly #names: string[] = [];
  readonly #sameNames = new Map<string, string>();

  constructor(articles: Articles) {
    this.articles = articles;
  }

  get pages(): number {
    return this.layout.pages;
  }

  get statements(): number {
    return this.layout.statements;
  }

  /** Number of the first statement of a page; of the last page but one, one past its last. */
  from(page: number): number {
    return this.layout.statementsFrom[page] as number;
  }

  /** @param keyOf number of the key of each statement that stands */
  add(article: number, page: Page, keyOf: (statement: number) => number): void {
    const number = this.layout.pages;
    this.layout.add(page.left);
    const [from, to] = [this.from(number), this.from(number + 1)];
    this.article = grown(this.article, number + 1);
    this.keys = grown(this.keys, to);
    this.stays = grown(this.stays, to);
    this.fits = grown(this.fits, to);
    this.article[number] = article;
    for (let statement = 0; statement < to - from; statement++) {
      this.keys[from + statement] = GONE;
      if (page.left.stands[statement] === 0) continue;
      this.keys[from + statement] = keyOf(statement);
      this.stays[from + statement] = page.staysFor(statement);
      this.fits[from + statement] = page.fit(statement);
    }
    const names = page.titleWords.map(({ name }) => (name ? '1' : '0')).join('');
    const same = this.#sameNames.get(names) ?? names;
    this.#sameNames.set(same, same);
    this.#names.push(same);
  }

  /** How well each statement of the page that stands fits. */
  fitsOf(page: number): Int16Array {
    return this.fits.slice(this.from(page), this.from(page + 1));
  }

  /** Are the two pages variants of one another? As `Page.isVariantOf` has it. */
  areVariants(one: number, other: number): boolean {
    return contrastOf(bareOf(this.#title(one)), bareOf(this.#title(other))) ?? sameButForNames(this.#titleWords(one), this.#titleWords(other));
  }

  #title(page: number): string {
    return this.articles.titles[this.article[page] as number] as string;
  }

  #titleWords(page: number): HeadingWord[] {
    const names = this.#names[page] as string;
    return bareOf(this.#title(page)).words.map((word, at) => ({ ...word, name: names[at] === '1' }));
  }
}
