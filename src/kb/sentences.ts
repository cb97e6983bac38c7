/**
 * Splits prose into sentences, in time linear in its length.
 * `Intl.Segmenter` is not used: it does not split before a lower-case product name (“… state. i4Tools starts …”)
 * and splits after “Dr.”. Every character is looked at a bounded number of times; there is no nested quantifier.
 */

/** Abbreviations whose point never ends a sentence, lower case, without the final point. */
const NEVER_LAST = new Set(['e.g', 'i.e', 'eg', 'ie', 'cf', 'dr', 'mr', 'mrs', 'ms', 'prof', 'vs', 'approx', 'fig', 'st', 'gen', 'resp', 'incl', 'excl', 'esp', 'viz', 'mt', 'jr', 'sr']);
/** Abbreviations that end a sentence only when a capital follows. */
const MAYBE_LAST = new Set(['etc', 'inc', 'ltd', 'co', 'corp', 'a.m', 'p.m', 'u.s', 'u.k', 'u.n', 'e.u', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec', 'min', 'max', 'sec']);
/** Abbreviations that go before a number: “No. 5”, “p. 7”. */
const BEFORE_NUMBER = new Set(['no', 'nos', 'p', 'pp', 'vol', 'ch', 'art', 'ver', 'v', 'ca']);
/** Letters of the longest of them. */
const LONGEST = Math.max(...[...NEVER_LAST, ...MAYBE_LAST, ...BEFORE_NUMBER].map(({ length }) => length));

const TERMINATORS = '.!?…';
const WIDE_TERMINATORS = '。！？';
const CLOSERS = '"\'”’»)]';
/** Any of these; texts are searched for them with one expression. */
const TERMINATOR = /[.!?…。！？]/g;
const OPENERS = '"\'“‘«([¿¡';
const OPENS = /[([“«]/;
const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '“': '”', '«': '»' };

/**
 * Ranges `[start, end)` of the sentences of `text`, without the white space between them.
 * `canCut(at)` may veto a boundary, for example inside emphasis.
 */
export function sentences(text: string, canCut: (at: number) => boolean = () => true): Array<[number, number]> {
  const enclosed = OPENS.test(text) ? enclosures(text) : undefined;
  const found: Array<[number, number]> = [];
  let start = skipSpace(text, 0);
  TERMINATOR.lastIndex = start;
  while (TERMINATOR.test(text)) {
    const at = TERMINATOR.lastIndex - 1;
    const character = text[at] as string;
    const wide = WIDE_TERMINATORS.includes(character);
    let end = at + 1;
    while (end < text.length && (TERMINATORS.includes(text[end] as string) || WIDE_TERMINATORS.includes(text[end] as string))) end++;
    const last = end;
    while (end < text.length && CLOSERS.includes(text[end] as string)) end++;
    const next = skipSpace(text, end);
    if (next === text.length) break;
    const ends = (wide || next > end) && !(enclosed?.[end - 1] && enclosed[end]) && canCut(next) && isBoundary(text, start, at, last, next, character);
    if (ends && next > start) {
      found.push([start, end]);
      start = next;
    }
    TERMINATOR.lastIndex = end;
  }
  const end = skipSpaceBack(text, text.length);
  if (end > start) found.push([start, end]);
  return found;
}

function isBoundary(text: string, start: number, at: number, last: number, next: number, terminator: string): boolean {
  if (WIDE_TERMINATORS.includes(terminator)) return true;
  let first = next;
  while (first < text.length && OPENERS.includes(text[first] as string)) first++;
  const opens = startsSentence(text, first);
  if (terminator !== '.' || last - at > 1) return opens;
  const word = wordBefore(text, start, at);
  if (word.length > LONGEST && start + word.length < at) return opens;
  const folded = word.toLowerCase();
  if (NEVER_LAST.has(folded)) return false;
  const digit = isDigit(text.charCodeAt(first));
  if (BEFORE_NUMBER.has(folded) && digit) return false;
  if (MAYBE_LAST.has(folded)) return opens && !digit;
  // “1. Open” and the initial of “J. Smith”
  if (start + word.length === at && /^(?:\d+|[A-Za-z])$/.test(word)) return false;
  if (/^[A-HJ-Z]$/.test(word) && /^[A-Z][a-z]/.test(text.slice(first, first + 2)) && at - word.length >= 2 && /[A-Z]/.test(capitalBefore(text, at - word.length))) return false;
  return opens;
}

/** The capital that opens the word before an initial (“Anna B. Smith”), else ''. */
function capitalBefore(text: string, at: number): string {
  let from = at - 2;
  while (from >= 0 && !/\s/.test(text[from] as string)) from--;
  return text[from + 1] as string;
}

/**
 * A capital, a digit, a letter without case, a symbol that opens code or a name, or a product written with a small first letter
 * (iPhone, i4Tools, macOS, eSIM) begins a sentence; another small letter does not.
 */
function startsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isCapital(code) || isDigit(code)) return true;
  const character = text[at] ?? '';
  if (character === '') return false;
  if (character === character.toLowerCase() && character !== character.toUpperCase()) {
    let end = at + 1;
    while (end < text.length && end - at < 24 && /[\p{L}\p{N}]/u.test(text[end] as string)) end++;
    return /[A-Z0-9]/.test(text.slice(at + 1, end));
  }
  return /[\p{L}\p{N}\p{So}\p{Sc}#@*_<`~/–—-]/u.test(character) || code >= 0xd800;
}

function wordBefore(text: string, start: number, at: number): string {
  let from = at;
  while (from > start && at - from < 16 && isWordPart(text.charCodeAt(from - 1))) from--;
  return text.slice(from, at);
}

/** For each unit: does it stand inside brackets or curly quotes that are opened and closed? */
function enclosures(text: string): Uint8Array {
  const inside = new Uint8Array(text.length + 1);
  const open: Array<{ closer: string; at: number }> = [];
  const difference = new Int32Array(text.length + 2);
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (PAIRS[character]) open.push({ closer: PAIRS[character], at });
    else if (open.length > 0 && character === open.at(-1)?.closer) {
      const { at: from } = open.pop() as { at: number };
      difference[from]! += 1;
      difference[at]! -= 1;
    }
  }
  for (let at = 0, depth = 0; at < text.length; at++) {
    depth += difference[at] as number;
    inside[at] = depth > 0 ? 1 : 0;
  }
  return inside;
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isCapital = (code: number) => code >= 65 && code <= 90;
const isWordPart = (code: number) => (code >= 97 && code <= 122) || isCapital(code) || isDigit(code) || code === 46 || (code > 127 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code)));

/** White space as `\s` has it, by character code. */
export const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13) || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)));

function skipSpace(text: string, at: number): number {
  let from = at;
  while (from < text.length && isSpace(text.charCodeAt(from))) from++;
  return from;
}

function skipSpaceBack(text: string, at: number): number {
  let to = at;
  while (to > 0 && isSpace(text.charCodeAt(to - 1))) to--;
  return to;
}
