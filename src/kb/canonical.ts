/**
 * Text -> key. Two statements say the same exactly when their keys are equal; there is no similarity and no threshold.
 *
 * Kept exactly, in order: code, numbers with unit and sign, versions, identifiers, capitalised names, negation, modal verbs,
 * comparison signs, question marks. Rewritten: what the tables below list and nothing else. Equality of keys is an equivalence
 * relation, so the result depends neither on order nor on which pair is compared first.
 */
import type { Mark } from './inline.ts';
import { readPlainText } from './plain.ts';
import { MEASURES, RELATIVES, TURNING } from './rewrites.ts';
import { mayGo, PHRASES_BY_FIRST, SPECIAL } from './specials.ts';
import { FINAL, NUMBER, SIGN, type Tokens, tokens, WORD } from './tokens.ts';

/**
 * The key of a statement.
 * @param text what the reader sees
 * @param marks code spans with ranges in `text`; their content is compared as written. Link targets are compared by the caller.
 */
export function canonical(text: string, marks: readonly Mark[] = []): string {
  return (marks.some(isCode) ? undefined : readPlainText(text)?.key) ?? rewritten(text, marks);
}

/** The same at leisure, whatever the text holds. */
export function rewritten(text: string, marks: readonly Mark[]): string {
  return key(tokens(text, marks.filter(isCode)));
}

export const isCode = ({ kind }: Mark) => kind === 'code';

function key(all: Tokens): string {
  const { kinds, words: raw } = all;
  const length = trimmedLength(all);
  const words: string[] = [];
  let first = true;
  let afterFiller = false;
  let [phrase, numbers] = [false, false];
  for (let at = 0; at < length; at++) {
    const kind = kinds[at] as number;
    const token = raw[at] as string;
    if (kind !== WORD) {
      if (kind === SIGN && isSilent(token, words.at(-1), at + 1 < length && kinds[at + 1] === NUMBER, raw[at + 1])) continue;
      words.push(token);
      if (kind === NUMBER) numbers = true;
      if (kind !== SIGN) first = false;
      continue;
    }
    // After an article a capital is a name's and not the sentence's; that of “the App Store” tells it from nothing.
    const word = first && (!afterFiller || (kinds[at + 1] === WORD && /^\p{Lu}/u.test(raw[at + 1] as string))) ? fold(token) : token;
    const special = SPECIAL.get(word);
    if (special === undefined) {
      first = false;
      words.push(word);
      continue;
    }
    const { filler, rewritten } = special;
    if (filler) {
      if (mayGo(filler, words.at(-1), at + 1 < length ? introduced(kinds[at + 1] as number, raw[at + 1] as string) : undefined)) {
        afterFiller = true;
        continue;
      }
    }
    // “the Connect button” is Connect; “a button” is a button.
    if (word === 'button' && !first && /^\p{Lu}/u.test(words.at(-1) as string)) continue;
    // “If it fails, then try” is “If it fails, try”.
    if (word === 'then' && CONDITIONS.has(words[0] ?? '') && kinds[at - 1] === SIGN && raw[at - 1] === ',') continue;
    first = false;
    phrase ||= special.phrase;
    numbers ||= special.number;
    if (rewritten.includes(' ')) words.push(...rewritten.split(' '));
    else words.push(rewritten);
  }
  const phrased = phrase ? phrases(words) : words;
  return (numbers ? ranges(phrased) : phrased).join(' ');
}

/** The next token as a filler asks about it. */
const introduced = (kind: number, token: string) => (kind === WORD ? token.toLowerCase() : kind === SIGN && token !== '(' ? undefined : '');

const CONDITIONS = new Set(['if', 'when', 'once']);

/** Commas, dashes and quotes between words set a rhythm; after a number they may mean something (feet, inches, a decimal, a range), and a dash before one may be a minus. */
function isSilent(sign: string, before: string | undefined, numberNext: boolean, next: string | undefined): boolean {
  if (before === undefined) return sign === '"' || sign === "'" || sign === ',' || sign === '\u2014';
  if (sign === '"' || sign === "'") return !/[\d'"]$/.test(before);
  if (sign === ',') return !TURNING.has(before) && !RELATIVES.has(next as string) && !(numberNext && /\d$/.test(before));
  return sign === '\u2014' && !numberNext;
}

/** Without final full stops, exclamation marks, commas and stray marks, which say nothing; a question mark does, and so does a closing bracket that was opened. */
function trimmedLength({ kinds, words }: Tokens): number {
  let stray: number | undefined;
  let length = words.length;
  while (length > 0 && kinds[length - 1] === SIGN) {
    const sign = words[length - 1] as string;
    if (sign === ')') {
      stray ??= words.reduce((open, word, at) => open + (kinds[at] !== SIGN ? 0 : word === ')' ? 1 : word === '(' ? -1 : 0), 0);
      if (stray-- <= 0) break;
    } else if (!FINAL.has(sign)) break;
    length--;
  }
  return length;
}

/**
 * Small letters for ordinary words. A capital inside a sentence is a name and stays, and so is a word with inner capitals, digits or signs (`getPlans`, USB-C, iOS);
 * the capital of a first word is only the sentence's.
 */
function fold(word: string): string {
  return /^\p{Lu}[\p{Ll}'\-]*$/u.test(word) || /^[AI]$/.test(word) ? word.toLowerCase() : word;
}

function phrases(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    const entry = PHRASES_BY_FIRST.get(words[at] as string)?.find(({ from }) => from.every((word, offset) => words[at + offset] === word));
    if (entry) {
      out.push(...entry.to);
      at += entry.from.length;
    } else out.push(words[at++] as string);
  }
  return out;
}

const IS_NUMBER = /^\d+(?:\.\d+)?$/;

/** “30 to 60 minutes”, “30-60 minutes”, “30–60 minutes” are one range; “from 5 to 10” is a change and stays. */
function ranges(words: string[]): string[] {
  for (let at = 1; at + 2 < words.length; at++) {
    const between = words[at] as string;
    const joins = between === 'to' || between === '-' || between === '\u2013' || between === '\u2014';
    if (joins && IS_NUMBER.test(words[at - 1] as string) && IS_NUMBER.test(words[at + 1] as string) && MEASURES.has(words[at + 2] as string) && words[at - 2] !== 'from') {
      words.splice(at - 1, 3, `${words[at - 1]}\u2013${words[at + 1]}`);
    }
  }
  return words;
}
