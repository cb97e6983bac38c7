/**
 * Text -> tokens: words, numbers, signs, and what is meant literally (code, articles and signs in quotes, a sign that stands by itself).
 * Characters that look alike are one; labels and connectives before the statement are gone.
 */
import type { Mark } from './inline.ts';
import { BARE_LABEL, CHARACTERS, CONNECTIVE, HEIGHTS, LABEL, LEADING_NOISE, STARTERS } from './rewrites.ts';
import { OPENING_WORDS, SPECIAL } from './specials.ts';

/** The tokens of a statement, two arrays side by side: what each is, and the form that is compared. */
export interface Tokens {
  kinds: number[];
  words: string[];
}
export const WORD = 0;
export const NUMBER = 1;
/** Compared as written: code, and what is meant literally. */
const LITERAL = 2;
export const SIGN = 3;

// 1: a number with grouping, decimals and a version's dots; 2: a word with inner hyphens, apostrophes, dots, underscores; 3: anything else is one sign.
const TOKEN = /((?:(?<![\p{L}\p{N}])[-+±])?\d+(?:[.,]\d+)*(?=$|[^\p{L}\p{N}_])|(?:(?<![\p{L}\p{N}])[-+±])?\d+(?:[.,]\d+)*(?=(?:°|%|[A-Za-z]{1,3}(?:$|[^\p{L}\p{N}_]))))|([\p{L}\p{N}_]+(?:['.\-/@_:\\]+[\p{L}\p{N}_]+)*)|([^\s\p{L}\p{N}_])/gu;

/** Says nothing at the end of a statement. */
export const FINAL: ReadonlySet<string> = new Set(['.', '!', ',', ';', '*', '_', '\u2014']);
/** Says nothing somewhere. */
const SILENT = new Set([...FINAL, '"', "'"]);

/** @param codes spans of code with ranges in `text`; their content is kept as written */
export function tokens(text: string, codes: readonly Mark[]): Tokens {
  const all: Tokens = { kinds: [], words: [] };
  let from = 0;
  for (const code of codes.toSorted((a, b) => a.start - b.start)) {
    scan(text.slice(from, code.start), all, false);
    all.kinds.push(LITERAL);
    all.words.push(`\`${code.value}\``);
    from = code.end;
  }
  scan(from === 0 ? text : text.slice(from), all, true);
  return all;
}

/** Appends the tokens of a part that holds no code. Plain words, nearly all there is, are found without the expression. `ends`: no code comes after it. */
function scan(part: string, all: Tokens, ends: boolean): void {
  let text = part;
  if (/[^\x20-\x7e]| --? /.test(text)) {
    for (const [from, to] of HEIGHTS) text = text.replace(from, to);
    text = text.normalize('NFKC');
    for (const [from, to] of CHARACTERS) text = text.replace(from, to);
  }
  const begins = all.words.length === 0;
  if (begins) text = strip(text);
  const { kinds, words } = all;
  let quoted = NO_QUOTATION;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 32 || at === quoted.end) {
      at++;
      continue;
    }
    if ((code === QUOTE || code === APOSTROPHE) && at > quoted.end) {
      const found = quotationAt(text, at);
      if (found) quoted = found;
      if (found && ++at) continue;
    }
    const before = words.length;
    if (isLetter(code)) {
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
    if (words.length > before && isLiteral(kinds[before] as number, words[before] as string, { text, at, quoted, begins, ends })) kinds[before] = LITERAL;
  }
}

/** Where a token ends, and in what. */
interface Surroundings {
  text: string;
  at: number;
  quoted: Quotation;
  begins: boolean;
  ends: boolean;
}

/** In quotes, words that are rewritten elsewhere and signs that say nothing elsewhere; signs that stand by themselves. */
function isLiteral(kind: number, token: string, { text, at, quoted, begins, ends }: Surroundings): boolean {
  const inQuotes = at <= quoted.end;
  if (kind === WORD) return inQuotes && SPECIAL.has(token.toLowerCase());
  return kind === SIGN && SILENT.has(token) && (inQuotes ? !endsQuotation(text, at - 1, quoted) : isMeant(text, at - 1, begins, ends));
}

/** Where the words in quotes begin and end. */
interface Quotation {
  start: number;
  end: number;
}
const NO_QUOTATION: Quotation = { start: -1, end: -1 };

/** Words between quotes; an apostrophe or a sign of inches opens none, for it stands after a letter or a digit. */
function quotationAt(text: string, at: number): Quotation | undefined {
  const quote = text[at] as string;
  const opens = (at === 0 || /[\s([{\u2014/]/.test(text[at - 1] as string)) && /[^\s"']/.test(text[at + 1] ?? ' ');
  if (!opens) return undefined;
  let end = text.indexOf(quote, at + 1);
  // “Don’t”: an apostrophe within a word closes nothing.
  while (end > 0 && quote === "'" && /[\p{L}\p{N}]/u.test(text[end + 1] ?? '')) end = text.indexOf(quote, end + 1);
  return end > 0 && !/\s/.test(text[end - 1] as string) ? { start: at + 1, end } : undefined;
}

/** Is all from there to the closing quote the punctuation of the sentence, after words? “Tap “Allow.”” has it, “press “.”” is about it. */
const endsQuotation = (text: string, at: number, { start, end }: Quotation) => at > start && /^[.,!;]+$/.test(text.slice(at, end)) && /[\p{L}\p{N}]/u.test(text.slice(start, at));

/** A sign that otherwise says nothing is what the sentence is about where it stands by itself (“use , to split”) or after a plus (“Ctrl+,”). */
function isMeant(text: string, at: number, begins: boolean, ends: boolean): boolean {
  const before = text[at - 1];
  if (text[at] === '\u2014' || (before === undefined && begins)) return false;
  const after = text[at + 1];
  // A key that is pressed with another; quotes with nothing between them.
  if (before === '+' || before === '-' || (text[at] === '"' && (before === '"' || after === '"'))) return true;
  if (before === undefined || !/[\s([{]/.test(before)) return false;
  return after === undefined ? ends && text[at] !== '.' : /[\s)\]}]/.test(after);
}

const QUOTE = 34;
const APOSTROPHE = 39;
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
  const from = text.replace(LEADING_NOISE, '').replace(LABEL, '');
  const [label, next = ''] = BARE_LABEL.exec(from) ?? [];
  const isBare = label !== undefined && (next === '-' || next === '\u2014' || (next !== next.toLowerCase() && STARTERS.has(next.toLowerCase())));
  return (isBare ? from.slice(label.length) : from).replace(CONNECTIVE, '');
}

/** 1,000 and 1000 are one number; 1.10 and 1.1 are not (a version). */
const plainNumber = (number: string) => (/^[-+±]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number) ? number.replaceAll(',', '') : number);
