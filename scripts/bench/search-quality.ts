/** What an engine gave for the queries -> figures. Pure. */
import type { Query } from './search-queries.ts';

/** One query answered: ids of the pages shown, best first; the sections shown of each; whether it posed as an answer. */
export interface Shown {
  pages: readonly string[];
  sections: ReadonlyMap<string, readonly string[]>;
  strong: boolean;
}

/** A share of nothing is NaN. */
export interface Quality {
  queries: number;
  /** Share of queries whose first result, or one of the first three, is right. */
  first: number;
  three: number;
  /** Mean reciprocal rank. */
  mrr: number;
  /** Share with nothing shown. */
  zero: number;
  /** Of the pages that were right and have a section to find: the first section shown is right, one of those shown is. */
  sectionFirst: number;
  section: number;
  /** Share of queries inside the domain called no close match, and of those outside that were. */
  falseAlarms: number;
  outside: number;
}

export function qualityOf(queries: readonly Query[], shown: readonly Shown[]): Quality {
  const rows = queries.map((query, at) => ({ query, shown: shown[at] as Shown }));
  const inside = rows.filter(({ query }) => query.kind !== 'outside');
  const outside = rows.filter(({ query }) => query.kind === 'outside');
  const ranks = inside.map(({ query, shown: { pages } }) => {
    const at = pages.findIndex((page) => query.pages.includes(page));
    return at < 0 ? Infinity : at + 1;
  });
  const sections = inside.flatMap(({ query, shown: { sections: own } }) => {
    const page = query.pages.find((id) => own.has(id));
    return query.sections.length > 0 && page ? [(own.get(page) as readonly string[]).map((id) => query.sections.includes(id))] : [];
  });
  const share = <T>(list: readonly T[], holds: (item: T) => boolean) => (list.length === 0 ? Number.NaN : list.filter(holds).length / list.length);
  return {
    queries: inside.length,
    first: share(ranks, (rank) => rank === 1),
    three: share(ranks, (rank) => rank <= 3),
    mrr: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length,
    zero: share(inside, ({ shown: { pages } }) => pages.length === 0),
    sectionFirst: share(sections, ([right]) => right === true),
    section: share(sections, (found) => found.includes(true)),
    falseAlarms: share(inside, ({ shown: { strong } }) => !strong),
    outside: share(outside, ({ shown: { strong } }) => !strong),
  };
}
