/**
 * A title in mind and the articles there are -> where its subject is spoken of already: titles, queries and statements that
 * share its telling words. A word tells the more, the fewer articles have it.
 */
import { compare, pointAt } from '../issue.ts';
import type { Entry } from '../verdict.ts';
import { placeOf } from './fields.ts';

export interface Spoken {
  kind: 'title' | 'query' | 'statement';
  path: string;
  line: number;
  column: number;
  text: string;
  /** Share of what the title says, 0 to 1. */
  share: number;
  /** In how many other places the same words stand. */
  also: number;
}

/** Words that say nothing of a subject. */
const COMMON = new Set(
  ('a about after all also an and any are as at be been before but by can cannot could did do does doing don for from get gets getting go had has have having how i if in into is isn it its just keep ' +
    'make may me more most my no not of off on one onto or our out over own same set should so some such than that the their them then there these they this those to too up use used using very was ' +
    'way ways we were what when where which while who why will with won without work works you your').split(' '),
);
/** Least share that is worth telling of, by kind. */
const LEAST = { title: 0.35, query: 0.35, statement: 0.65 } as const;

/** The closest first, at most `most`. */
export function spokenOf(title: string, entries: readonly Entry[], most = 12): Spoken[] {
  const wanted = [...new Set(stemsOf(title))];
  if (wanted.length === 0) return [];
  const pages = entries.map((entry) => ({ entry, stems: new Set([...stemsOf(entry.article.data.title), ...entry.article.data.queries.flatMap(stemsOf), ...entry.outline.statements.flatMap(({ text }) => stemsOf(text))]) }));
  const weights = new Map(wanted.map((stem) => [stem, Math.log((1 + pages.length) / (1 + pages.filter(({ stems }) => stems.has(stem)).length)) + 1]));
  const whole = wanted.reduce((sum, stem) => sum + (weights.get(stem) as number), 0);
  const share = (text: string) => {
    const has = new Set(stemsOf(text));
    const shared = wanted.filter((stem) => has.has(stem));
    // One word of several is a coincidence.
    return shared.length < Math.min(2, wanted.length) ? 0 : shared.reduce((sum, stem) => sum + (weights.get(stem) as number), 0) / whole;
  };
  const found = pages.flatMap(({ entry: { article, outline } }): Spoken[] => {
    const at = (kind: Spoken['kind'], offset: number, text: string): Spoken[] => {
      const value = share(text);
      return value < LEAST[kind] ? [] : [{ kind, path: article.path, ...pointAt(article.lines, offset), text, share: value, also: 0 }];
    };
    const queries = placeOf(article, 'queries').start;
    return [
      ...at('title', placeOf(article, 'title').start, article.data.title),
      ...article.data.queries.flatMap((query) => at('query', Math.max(queries, article.text.slice(0, article.bodyStart).indexOf(query, queries)), query)),
      ...outline.statements.flatMap(({ start, text }) => at('statement', start, text)),
    ];
  });
  const ORDER = { title: 0, query: 1, statement: 2 };
  const sorted = found.sort((a, b) => b.share - a.share || ORDER[a.kind] - ORDER[b.kind] || compare(a.path, b.path) || a.line - b.line);
  // A statement of many articles is one line here.
  const byText = new Map<string, Spoken>();
  for (const one of sorted) {
    const known = byText.get(one.text);
    if (known) known.also++;
    else byText.set(one.text, one);
  }
  return [...byText.values()].slice(0, most);
}

/** Telling words without their endings. */
function stemsOf(text: string): string[] {
  const words = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’']\w+/g, '').match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)?.map((word) => word.replace(/-/g, '')) ?? [];
  return words.filter((word) => !COMMON.has(word)).map((word) => (word.length > 4 ? word.replace(/(?:ies|y)$/, 'i').replace(/(?:ing|ed|es|s|e)$/, '').replace(/([b-df-hj-np-tv-z])\1$/, '$1') : word.replace(/(?<=\w\w)s$/, '')));
}
