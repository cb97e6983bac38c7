/**
 * What a reader typed -> what to ask each tier. Pure.
 * Stop words go; a word that the site does not know is corrected or, failing that, said in the site's words; known words stay as typed.
 */
import { correct } from './spelling.ts';
import { type Equal, equalsOf, type Synonyms } from './synonyms.ts';
import { begins, knows, type Vocabulary } from './vocabulary.ts';
import { queryWords, tidy, type Word } from './words.ts';

/** One thing asked for. A page answers it with any of its `ways`. */
export interface Term {
  typed: string;
  ways: readonly Equal[];
  /** No word of the site is meant, as far as anyone can tell. */
  unknown: boolean;
  /** Not finished: stands for every word that begins with it. */
  prefix: boolean;
}

export interface Plan {
  query: string;
  terms: readonly Term[];
  /** The query with its corrected words, when there are any. */
  corrected?: string;
}

export interface Knowledge {
  /** Missing until its file has arrived: then nothing is corrected. */
  vocabulary?: Vocabulary | undefined;
  synonyms: Synonyms;
}

/** `literal`: the reader has refused the correction. */
export function plan(query: string, { vocabulary, synonyms }: Knowledge, { live = false, literal = false } = {}): Plan {
  const tidied = tidy(query);
  const typing = live && !/\s$/u.test(query.slice(0, tidied.length + 1));
  const typed = queryWords(tidied);
  const words = (typing && typed.length > 1 ? typed.filter(({ text, end }) => text.length > 1 || end < tidied.length) : typed).flatMap((word) => split(word, vocabulary));
  const changes: Array<{ word: Word; to: string }> = [];
  const asked = words.map((word, at): { word: Word; text: string; known: boolean; prefix: boolean } => {
    const { text } = word;
    const last = at === words.length - 1 && word.end === tidied.length;
    if (!vocabulary) return { word, text, known: true, prefix: last };
    // One letter says something only when nothing else does.
    const prefix = last && (text.length > 1 || words.length === 1) && (typing || !knows(vocabulary, text)) && begins(vocabulary, text);
    if (prefix || knows(vocabulary, text) || synonyms.knows(text)) return { word, text, known: true, prefix };
    const to = literal ? undefined : correct(text, vocabulary);
    if (to) changes.push({ word, to });
    return { word, text: to ?? text, known: to !== undefined, prefix: false };
  });
  const equals = equalsOf(asked.map(({ text }) => text), synonyms, (word) => !vocabulary || knows(vocabulary, word));
  const terms = asked.map(({ word, text, known, prefix }, at): Term => {
    const ways = [{ words: [text], weight: 1 }, ...(equals[at] as Equal[])];
    return { typed: word.text, ways, unknown: !known, prefix };
  });
  return { query: tidied, terms, ...(changes.length > 0 ? { corrected: rewrite(tidied, changes) } : {}) };
}

/** `wi-fi` is a word of the site, `sim-card` two. */
function split(word: Word, vocabulary: Vocabulary | undefined): Word[] {
  if (word.parts.length === 0 || !vocabulary || knows(vocabulary, word.text)) return [word];
  return word.parts.map((text) => ({ ...word, text, parts: [] }));
}

function rewrite(query: string, changes: ReadonlyArray<{ word: Word; to: string }>): string {
  let written = '';
  let from = 0;
  for (const { word, to } of changes) {
    if (word.start < from) continue;
    written += query.slice(from, word.start) + to;
    from = word.end;
  }
  return written + query.slice(from);
}

/** A word to look up; with `prefix` it stands for every word that begins with it. */
export interface Lookup {
  word: string;
  prefix: boolean;
}

/** Every word that has to be looked up, once. */
export function searched({ terms }: Plan): Lookup[] {
  const lookups = terms.flatMap(({ ways, unknown, prefix }) => (unknown && ways.length === 1 ? [] : ways.flatMap(({ words }, way) => words.map((word) => ({ word, prefix: prefix && way === 0 })))));
  return [...new Map(lookups.map((lookup) => [marked(lookup), lookup])).values()];
}

/** A lookup as the key of a map. */
export const marked = ({ word, prefix }: Lookup) => `${word}${prefix ? '*' : ''}`;
