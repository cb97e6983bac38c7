/**
 * One outcome of the engine after the other -> the entries that are not as the pages know them, and which are there no more. Of ten thousand articles
 * an edit leaves nearly all as they were: these are passed over, and nothing is made of them.
 */
import type { Outcome } from '../kb/pipeline.ts';
import { entriesOf, topicsOf } from '../press/entries.ts';
import type { Entry, Handed } from '../press/handed.ts';

type Shown = Pick<Outcome, 'articles' | 'figures'>;

export interface Fresh {
  entries: Entry[];
  gone: string[];
  topics: Handed['topics'];
}

export class Known {
  #articles: Shown['articles'] = [];
  /** Ids of all entries; and of those that are drawings or broken, which are made anew each time. */
  #ids: ReadonlySet<string>;
  #others: ReadonlySet<string> = new Set();
  #topics: Handed['topics'] = [];

  /** @param ids of entries that the pages know already */
  constructor(ids: Iterable<string>) {
    this.#ids = new Set(ids);
  }

  /** Takes them as known from now on. A broken article is shown in place of another that has its address. */
  fresh({ articles, figures }: Shown, broken: readonly Entry[]): Fresh {
    const [before, hidden] = [this.#articles, this.#others];
    const same = before.length === articles.length && articles.every((one, at) => one === before[at] || one.article.id === before[at]!.article.id);
    const had = same ? undefined : new Set(before);
    const changed = articles.filter((one, at) => (one !== before[at] && !had?.has(one)) || hidden.has(one.article.id));
    if (!same || articles.some((one, at) => one.article.data.topic !== before[at]!.article.data.topic)) this.#topics = topicsOf({ articles });
    const entries = [...entriesOf({ articles: changed, figures }, new Map()), ...broken];
    const others = new Set(entries.slice(changed.length).map(({ id }) => id));
    let gone: string[] = [];
    if (!same || others.symmetricDifference(hidden).size > 0) {
      const ids = new Set([...articles.map(({ article }) => article.id), ...others]);
      gone = [...this.#ids.difference(ids)];
      this.#ids = ids;
    }
    this.#articles = articles;
    this.#others = others;
    return { entries, gone, topics: this.#topics };
  }
}
