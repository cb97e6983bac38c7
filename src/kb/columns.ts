/**
 * Pages at one stage of the work as columns of numbers: all that has to be known of a page to decide across pages, in about a
 * kilobyte and without the page. Statements and pages are numbered through, as in the layout.
 */
import { grown } from './arena.ts';
import { contrastOf, sameButForNames } from './contrast.ts';
import { bareOf, type HeadingWord } from './heading.ts';
import { keepBack, type KeptBack } from './keep-back.ts';
import { GONE } from './keys.ts';
import { Layout } from './layout.ts';
import type { Page } from './page.ts';
import type { Pages } from './pages.ts';
import type { Titles } from './titles.ts';

/** What is known of the articles, whatever is left of them. */
export interface Articles {
  /** Their places in the order of their ids. */
  order: Int32Array;
  titles: readonly string[];
  /** What the titles say by numbers. */
  marks: Titles;
  drafts: Uint8Array;
}

export class Columns implements Pages {
  readonly articles: Articles;
  readonly layout = new Layout();
  /** Per page: number of its article. */
  article = new Int32Array(64);
  /** Per statement of the article: its key, or GONE; why it cannot leave, how well it fits. */
  keys = new Int32Array(64);
  #stays = new Uint8Array(64);
  #fits = new Int16Array(64);
  #order?: Int32Array;
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

  from(page: number): number {
    return this.layout.statementsFrom[page] as number;
  }

  get order(): Int32Array {
    return (this.#order ??= this.article.slice(0, this.pages).map((article) => this.articles.order[article] as number));
  }

  isDraft(page: number): boolean {
    return this.articles.drafts[this.article[page] as number] === 1;
  }

  staysFor(page: number, statement: number): number {
    return this.#stays[this.from(page) + statement] as number;
  }

  fit(page: number, statement: number): number {
    return this.#fits[this.from(page) + statement] as number;
  }

  block(page: number, statement: number): number {
    return this.layout.blockOf(this.from(page) + statement);
  }

  spare(page: number, statement: number): number {
    return this.layout.spare(this.from(page) + statement);
  }

  keepBack(page: number, taken: Int32Array): readonly KeptBack[] {
    const from = this.from(page);
    return keepBack(this.layout, page, taken.map((statement) => from + statement)).map(({ statement, fate }) => ({ statement: statement - from, fate }));
  }

  /**
   * @param keyOf number of the key of each statement that stands
   * @param shared those that another page may make too; of others nothing is asked
   */
  add(article: number, page: Page, keyOf: (statement: number) => number, shared?: ReadonlySet<number>): void {
    const number = this.layout.pages;
    this.layout.add(page.left);
    const [from, to] = [this.from(number), this.from(number + 1)];
    this.article = grown(this.article, number + 1);
    this.keys = grown(this.keys, to);
    this.#stays = grown(this.#stays, to);
    this.#fits = grown(this.#fits, to);
    this.article[number] = article;
    for (let statement = 0; statement < to - from; statement++) {
      this.keys[from + statement] = GONE;
      if (page.left.stands[statement] === 0) continue;
      this.keys[from + statement] = keyOf(statement);
      if (shared && !shared.has(statement)) continue;
      this.#stays[from + statement] = page.staysFor(statement);
      this.#fits[from + statement] = page.fit(statement);
    }
    const names = page.titleWords.map(({ name }) => (name ? '1' : '0')).join('');
    const same = this.#sameNames.get(names) ?? names;
    this.#sameNames.set(same, same);
    this.#names.push(same);
  }

  /** Per statement of the article: does it still stand on the page? */
  left(page: number): Uint8Array {
    return Uint8Array.from(this.keys.subarray(this.from(page), this.from(page + 1)), (key) => (key === GONE ? 0 : 1));
  }

  /** How well each statement of the page that stands fits. */
  fitsOf(page: number): Int16Array {
    return this.#fits.slice(this.from(page), this.from(page + 1));
  }

  /** Are the two pages variants of one another? As `Page.isVariantOf` has it. */
  areVariants(one: number, other: number): boolean {
    if (!this.articles.marks.mayContrast(this.article[one] as number, this.article[other] as number)) return false;
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
