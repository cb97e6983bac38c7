/** The frozen queries, in two files: a line each, `kind | query | pages | sections`, best page first. */
import { readFileSync } from 'node:fs';

/** The queries that search was tuned on, and those that it was not. */
export const QUERY_FILES = { tuned: 'search-queries.txt', held: 'search-held-out.txt' } as const;

export const KINDS = ['symptom', 'question', 'synonym', 'prefix', 'typo', 'two-typos', 'outside'] as const;

export interface Query {
  kind: (typeof KINDS)[number];
  query: string;
  /** Ids of the pages that answer it; none for what the site does not know. */
  pages: readonly string[];
  /** Anchors, any of which answers it. */
  sections: readonly string[];
}

/** Throws with the line that cannot be read. */
export function readQueries(name: keyof typeof QUERY_FILES): Query[] {
  const file = QUERY_FILES[name];
  return readFileSync(new URL(`./${file}`, import.meta.url), 'utf8').split('\n').flatMap((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [kind = '', query = '', pages = '', sections = ''] = line.split('|').map((cell) => cell.trim());
    const list = (cell: string) => cell.split(',').map((name) => name.trim()).filter(Boolean);
    if (!KINDS.includes(kind as Query['kind']) || query === '' || (kind === 'outside') !== (pages === '')) throw new Error(`${file}:${at + 1}: not a query: ${line}`);
    return [{ kind: kind as Query['kind'], query, pages: list(pages), sections: list(sections) }];
  });
}

/** The query with one typing error in its longest word, always the same: a letter lost, doubled or swapped. */
export function withTypo(query: string): string {
  const words = query.split(' ');
  const longest = words.reduce((best, word, at) => (/^\p{Ll}+$/u.test(word) && word.length > (words[best] as string).length ? at : best), words.findIndex((word) => /^\p{Ll}{4,}$/u.test(word)) < 0 ? 0 : words.findIndex((word) => /^\p{Ll}{4,}$/u.test(word)));
  const word = words[longest] as string;
  if (!/^\p{Ll}{4,}$/u.test(word)) return query;
  const at = 1 + (word.length * 7 + query.length) % (word.length - 2);
  const kinds = [word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + word[at] + word.slice(at), word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)];
  words[longest] = kinds[query.length % kinds.length] as string;
  return words.join(' ');
}
