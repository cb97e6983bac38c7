/**
 * What the tables of rewrites say of single words, looked up in one step: nothing, for nearly every word there is.
 */
import { CONTRACTIONS, type Filler, FILLERS, NUMBERS, PHRASES, SPELLINGS } from './rewrites.ts';

export interface Special {
  filler?: Filler;
  rewritten: string;
  /** Where the last word of that begins, when it is another; else -1. */
  last: number;
  /** It is a number in words. */
  number: boolean;
  /** May begin one of the phrases. */
  phrase: boolean;
  /** It is no phrase by itself: it only asks what stands around it as a filler, a “then” or the beginning of a longer phrase. */
  plain: boolean;
}

/** Phrases by their first word, the longest first. */
export const PHRASES_BY_FIRST: ReadonlyMap<string, ReadonlyArray<{ from: readonly string[]; to: readonly string[] }>> = (() => {
  const by = new Map<string, Array<{ from: string[]; to: string[] }>>();
  for (const [from, to] of PHRASES) {
    const entry = { from: from.split(' '), to: to.split(' ') };
    const list = by.get(entry.from[0] as string) ?? [];
    list.push(entry);
    by.set(entry.from[0] as string, list);
  }
  for (const list of by.values()) list.sort((a, b) => b.from.length - a.from.length);
  return by;
})();

/** First words of labels and connectives. */
export const OPENING_WORDS: ReadonlySet<string> = new Set('please note tip hint info important warning caution remember troubleshooting alternatively additionally however moreover furthermore in also finally'.split(' '));

/** What the table says of the word; “constructor” is a word like any other. */
const own = (table: Readonly<Record<string, string>>, word: string) => (Object.hasOwn(table, word) ? table[word] : undefined);

export const SPECIAL: ReadonlyMap<string, Special> = (() => {
  const table = new Map<string, Special>();
  const all = [...Object.keys(FILLERS), ...NUMBERS.keys(), ...Object.keys(SPELLINGS), ...Object.keys(CONTRACTIONS), ...PHRASES_BY_FIRST.keys(), 'button', 'then'];
  for (const word of all) {
    const rewritten = NUMBERS.get(word) ?? own(SPELLINGS, word) ?? own(CONTRACTIONS, word) ?? word;
    table.set(word, {
      filler: Object.hasOwn(FILLERS, word) ? FILLERS[word] : undefined,
      rewritten,
      last: rewritten === word ? -1 : rewritten.lastIndexOf(' ') + 1,
      number: NUMBERS.has(word),
      phrase: rewritten.split(' ').some((part) => PHRASES_BY_FIRST.has(part)),
      plain: !PHRASES_BY_FIRST.get(word)?.some(({ from }) => from.length === 1),
    });
  }
  return table;
})();

/** Does the filler say nothing between these words? `after`: in small letters; '' for what is no word but can be introduced; undefined for anything else. */
export function mayGo({ notAfter, notBefore, onlyBefore, onlyAfter, orFirstBefore, introduces }: Filler, before: string | undefined, after: string | undefined): boolean {
  if (after === undefined ? introduces || onlyBefore : notBefore?.has(after) || (onlyBefore && !onlyBefore.has(after))) return false;
  if (before === undefined) return !orFirstBefore || orFirstBefore.has(after ?? '');
  return !notAfter?.has(before) && (!onlyAfter || onlyAfter.has(before));
}
