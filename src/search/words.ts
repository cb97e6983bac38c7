/**
 * Text -> words as both tiers of search know them: lower case, without marks inside. The same for what is indexed and what is typed.
 */
import { WEIGHTS } from './weights.ts';

/** Words of questions that name no problem. Marks inside are gone when they are compared. */
const STOP_WORDS = new Set(
  ('a about again all also always an and any anymore are as at be been being but by can cannot cant could did do does doesnt doing dont ever every few for from get gets getting got had has have having how i id if im in into is isnt it its ive ' +
    'just let make me mine much my myself need no not of on one or our ours please really say says should so some still tell than that thats the their them then there these they thing this those to too us very want was wasnt ' +
    'we were what whats when where which while who whose why will with without wont would yet you your yours').split(' '),
);

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.\-_][\p{L}\p{N}\p{M}]+)*/gu;
const MARK = /['’.\-_]/;

export interface Word {
  /** Lower case, without marks: `Wi-Fi` is `wifi`. */
  text: string;
  /** Of a word with marks inside, what stands between them. */
  parts: readonly string[];
  start: number;
  end: number;
}

/** Every word of `text` with its place. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((found) => {
    const word = found[0].normalize('NFKC').toLowerCase().replace(/['’]s$/, '');
    const parts = MARK.test(word) ? word.split(/['’.\-_]/).filter((part) => part.length > 1) : [];
    return { text: word.replace(/['’.\-_]/g, ''), parts, start: found.index, end: found.index + found[0].length };
  });
}

/** What an index stores of a text: each word, and the parts of those with marks inside. */
export const indexed = (text: string): string[] => wordsOf(text).flatMap(({ text: word, parts }) => [word, ...parts]);

/** Cut to a length, whole characters, one line. */
export const tidy = (query: string): string => query.slice(0, WEIGHTS.queryLength).toWellFormed().replace(/\s+/gu, ' ').trim();

/** The words of a query that are worth asking, each once; all of them when every word is a stop word. */
export function queryWords(query: string): Word[] {
  const words = wordsOf(tidy(query));
  const meaningful = words.filter(({ text }) => !STOP_WORDS.has(text));
  const unique = new Map((meaningful.length > 0 ? meaningful : words).map((word) => [word.text, word]));
  return [...unique.values()].slice(0, WEIGHTS.queryWords);
}

/** Endings of English, longest first, with what is put in their place. Only for telling that two forms are one word. */
const ENDINGS: ReadonlyArray<readonly [RegExp, string]> = [
  [/(.{3,})(?:ations|ation)$/, '$1at'],
  [/(.{3,})(?:nesses|ness|ments|ment)$/, '$1'],
  [/(.{2,})ies$/, '$1y'],
  [/(.{2,}(?:s|x|z|ch|sh))es$/, '$1'],
  [/(.{3,}[^su])s$/, '$1'],
  [/(.{3,})(?:ings|ing|ed)$/, '$1'],
  [/(.{4,})(?:er|ly|al)$/, '$1'],
];

/** Verbs whose forms no ending tells, each with its other forms. Those that mean something of their own here (lost, left, found, stuck) are not among them. */
const IRREGULAR = new Map(
  ('steal stole stolen,freeze froze frozen,break broke broken,forget forgot forgotten,send sent,keep kept,buy bought,take took taken,write wrote written,choose chose chosen,fall fell fallen,hide hid hidden,sleep slept,wake woke woken,' +
    'tear tore torn,wear wore worn,pay paid,sell sold,speak spoke spoken,grow grew grown,begin began begun,throw threw thrown,shake shook shaken,bend bent,burn burnt,drive drove driven,give gave given')
    .split(',')
    .flatMap((verb) => verb.split(' ').map((form, _at, [base]) => [form, base as string] as const)),
);

/** One form for the forms of a word: `photos` and `photo`, `stopped` and `stopping`. Words with digits stay as they are. */
export function stem(word: string): string {
  const known = STEMS.get(word);
  if (known !== undefined) return known;
  const made = shorten(IRREGULAR.get(word) ?? word);
  if (STEMS.size < MOST_STEMS) STEMS.set(word, made);
  return made;
}

/** The same few thousand words are asked for at every key. */
const STEMS = new Map<string, string>();
const MOST_STEMS = 20_000;

function shorten(word: string): string {
  if (word.length < 4 || /\p{N}/u.test(word)) return word;
  const short = ENDINGS.reduce((left, [ending, put]) => left.replace(ending, put), word);
  return short.replace(/([bdgklmnprtz])\1$/, '$1').replace(/(.{3,})e$/, '$1').replace(/(.{2,})i$/, '$1y');
}
