/**
 * An article and one of its statements -> how well the statement fits what the article is about: its title, queries and description.
 * Articles are asked about one after the other; what is known of the last one is kept.
 */
import { grown } from './arena.ts';
import type { Article } from './article.ts';
import { FITS } from './placement.ts';
import { Wording } from './wording.ts';

export class Subject {
  readonly #wording = new Wording();
  #article: Article | undefined;
  /** Per word of title, queries and description: what it counts. */
  #weights = new Uint8Array(64);

  /** A word of the title or a query counts five, one of the description one. */
  fit(article: Article, text: string): number {
    if (this.#article !== article) this.#read(article);
    let sum = 0;
    for (let count = this.#wording.find(text); count > 0; count--) sum += this.#weights[this.#wording.found[count - 1] as number] as number;
    return sum;
  }

  #read(article: Article): void {
    const { title, queries, description } = article.data;
    this.#article = article;
    this.#wording.clear();
    const [heading, own] = [this.#wording.numbers(queries.length > 0 ? `${title} ${queries.join(' ')}` : title), this.#wording.numbers(description)];
    this.#weights = grown(this.#weights, this.#wording.size).fill(0, 0, this.#wording.size);
    for (const word of heading) this.#weights[word] = FITS.heading;
    for (const word of own) this.#weights[word]! += FITS.own;
  }
}
