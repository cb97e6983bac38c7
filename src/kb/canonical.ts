/**
 * Text -> key. Two statements say the same exactly when their keys are equal; there is no similarity and no threshold.
 *
 * Kept exactly, in order: code, numbers with unit and sign, versions, identifiers, capitalised names, negation, modal verbs,
 * comparison signs, question marks. Rewritten: what the tables below list and nothing else. Equality of keys is an equivalence
 * relation, so the result depends neither on order nor on which pair is compared first.
 */
import type { Mark } from './inline.ts';
import { readPlainText } from './plain.ts';
import { CHARACTERS, CONNECTIVE, LABEL, LEADING_NOISE, MEASURES, NUMBERS } from './rewrites.ts';
import { OPENING_WORDS, PHRASES_BY_FIRST, SPECIAL } from './specials.ts';

/** The tokens of a statement, two arrays side by side: what each is, and the form that is compared. */
interface Tokens {
  kinds: number[];
  words: string[];
}
const WORD = 0;
const NUMBER = 1;
const CODE = 2;
const SIGN = 3;

// 1: a number with grouping, decimals and a version's dots; 2: a word with inner hyphens, apostrophes, dots, underscores; 3: anything else is one sign.
const TOKEN = /((?:(?<![\p{L}\p{N}])[-+±])?\d+(?:[.,]\d+)*(?=$|[^\p{L}\p{N}_])|(?:(?<![\p{L}\p{N}])[-+±])?\d+(?:[.,]\d+)*(?=(?:°|%|[A-Za-z]{1,3}(?:$|[^\p{L}\p{N}_]))))|([\p{L}\p{N}_]+(?:['.\-/@_:\\]+[\p{L}\p{N}_]+)*)|([^\s\p{L}\p{N}_])/gu;

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

function tokens(text: string, codes: readonly Mark[]): Tokens {
  const all: Tokens = { kinds: [], words: [] };
  let from = 0;
  for (const code of codes.toSorted((a, b) => a.start - b.start)) {
    scan(text.slice(from, code.start), all);
    all.kinds.push(CODE);
    all.words.push(`\`${code.value}\``);
    from = code.end;
  }
  scan(from === 0 ? text : text.slice(from), all);
  return all;
}

/** Appends the tokens of a part that holds no code. Plain words, nearly all there is, are found without the expression. */
function scan(part: string, all: Tokens): void {
  let text = part;
  if (/[^\x20-\x7e]| --? /.test(text)) {
    text = text.normalize('NFKC');
    for (const [from, to] of CHARACTERS) text = text.replace(from, to);
  }
  if (all.words.length === 0) text = strip(text);
  const { kinds, words } = all;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 32) at++;
    else if (isLetter(code)) {
      const end = endOfWord(text, at);
      if (end < 0) at = byExpression(text, at, all);
      else {
        kinds.push(WORD);
        words.push(text.slice(at, end));
        at = end;
      }
    } else if (code > 32 && code < 127 && !isDigit(code) && code !== HYPHEN && code !== PLUS && code !== UNDERSCORE) {
      kinds.push(SIGN);
      words.push(text[at] as string);
      at++;
    } else at = byExpression(text, at, all);
  }
}

const HYPHEN = 45;
const PLUS = 43;
const UNDERSCORE = 95;
const isDigit = (code: number) => code >= 48 && code <= 57;
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const CONNECTORS = "'.-/@:\\";

/** Where a word of ASCII that begins with a letter ends; -1 when another alphabet comes in. The second branch of TOKEN, by hand. */
function endOfWord(text: string, from: number): number {
  for (let at = from; ; ) {
    let code = text.charCodeAt(at);
    while (isLetter(code) || isDigit(code) || code === UNDERSCORE) code = text.charCodeAt(++at);
    if (code > 127) return -1;
    if (code === 32 || !CONNECTORS.includes(text[at] ?? ' ')) return at;
    let past = at;
    while (past < text.length && CONNECTORS.includes(text[past] as string)) past++;
    code = text.charCodeAt(past);
    if (code > 127) return -1;
    if (!(isLetter(code) || isDigit(code) || code === UNDERSCORE)) return at;
    at = past;
  }
}

/** The next token by the expression; returns where it ends. */
function byExpression(text: string, at: number, { kinds, words }: Tokens): number {
  TOKEN.lastIndex = at;
  const found = TOKEN.exec(text);
  if (!found) return text.length;
  const [, number, word, sign] = found;
  kinds.push(word !== undefined ? WORD : number !== undefined ? NUMBER : SIGN);
  words.push(word ?? (number !== undefined ? plainNumber(number) : (sign as string)));
  return TOKEN.lastIndex;
}

/** Labels, connectives and stray marks before the first word; one of each at the most. */
function strip(text: string): string {
  let end = 0;
  while (isLetter(text.charCodeAt(end))) end++;
  if (end > 0 && !OPENING_WORDS.has(text.slice(0, end).toLowerCase()) && text.charCodeAt(end) < 128) return text;
  const from = text.replace(LEADING_NOISE, '');
  return from.replace(LABEL, '').replace(CONNECTIVE, '');
}

/** 1,000 and 1000 are one number; 1.10 and 1.1 are not (a version). */
const plainNumber = (number: string) => (/^[-+±]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number) ? number.replaceAll(',', '') : number);

function key(all: Tokens): string {
  const { kinds, words: raw } = all;
  const length = trimmedLength(all);
  const words: string[] = [];
  let first = true;
  let [phrase, numbers] = [false, false];
  for (let at = 0; at < length; at++) {
    const kind = kinds[at] as number;
    const token = raw[at] as string;
    if (kind !== WORD) {
      if (kind === SIGN && isSilent(token, words.at(-1), at + 1 < length && kinds[at + 1] === NUMBER)) continue;
      words.push(token);
      if (kind === NUMBER) numbers = true;
      if (kind !== SIGN) first = false;
      continue;
    }
    const word = first ? fold(token) : token;
    const special = SPECIAL.get(word);
    if (special === undefined) {
      first = false;
      words.push(word);
      continue;
    }
    const { filler, rewritten } = special;
    if (filler) {
      const after = at + 1 < length && kinds[at + 1] === WORD ? (raw[at + 1] as string).toLowerCase() : '';
      if (!filler.notAfter?.has(words.at(-1) ?? '') && (!filler.onlyBefore || filler.onlyBefore.has(after)) && !filler.notBefore?.has(after)) continue;
    }
    // “the Connect button” is Connect; “a button” is a button.
    if (word === 'button' && !first && /^\p{Lu}/u.test(words.at(-1) as string)) continue;
    // “If it fails, then try” is “If it fails, try”.
    if (word === 'then' && CONDITIONS.has(words[0] ?? '') && kinds[at - 1] === SIGN && raw[at - 1] === ',') continue;
    first = false;
    phrase ||= special.phrase;
    numbers ||= NUMBERS.has(word);
    if (rewritten.includes(' ')) words.push(...rewritten.split(' '));
    else words.push(rewritten);
  }
  const phrased = phrase ? phrases(words) : words;
  return (numbers ? ranges(phrased) : phrased).join(' ');
}

const CONDITIONS = new Set(['if', 'when', 'once']);

/** Commas, dashes and quotes between words set a rhythm; after a number they may mean something (inches, a decimal, a range). */
function isSilent(sign: string, before: string | undefined, numberNext: boolean): boolean {
  if (sign === '"' || sign === "'") return before === undefined || !/\d$/.test(before);
  if (sign !== ',' && sign !== '\u2014') return false;
  return !(numberNext && before !== undefined && /\d$/.test(before));
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
const FINAL = new Set(['.', '!', ',', ';', '*', '_', '\u2014']);

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
