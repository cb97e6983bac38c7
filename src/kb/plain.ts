/**
 * The quick way to a key: one pass over the bytes of a text of plain ASCII (and ’), in which words are rewritten one by one: fillers go, number
 * words become digits, contractions are spelled out. That is nearly all that people write. Whatever else comes up (another alphabet, quotes, a
 * phrase, a dash, a decimal) makes it give up, and canonical.ts reads the text at leisure. The key is the same either way, letter by letter.
 */
import { hashOfBytes, room } from './hash.ts';
import { type Filler, FILLERS, RELATIVES, TURNING } from './rewrites.ts';
import { mayGo, OPENING_WORDS, PHRASES_BY_FIRST, SPECIAL, type Special } from './specials.ts';
import { WordTable } from './word-table.ts';

/** What one pass finds. */
export interface Plain {
  key: string;
  /** Of the key. */
  hash: number;
  /** Runs between white space. */
  words: number;
  /** White space is single spaces, none of them at either end. */
  even: boolean;
}

/** Texts longer than this are read at leisure. */
const MOST = 4096;

const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 4;
const UNDERSCORE = 8;
const WORDY = SMALL | CAPITAL | DIGIT | UNDERSCORE;
/** Joins the parts of a word: “Wi-Fi”, “i.e”, “a/b”. */
const JOINT = 16;
const SPACE = 32;
/** Says nothing at the end of a statement. */
const FINAL = 64;
/** Not to be read in one pass. */
const OTHER = 128;
/** Says nothing but where it stands by itself. */
const SILENT = 256;

const KINDS = new Uint16Array(256).fill(OTHER);
for (let code = 33; code < 127; code++) KINDS[code] = 0;
for (let code = 0; code < 26; code++) [KINDS[97 + code], KINDS[65 + code]] = [SMALL, CAPITAL];
for (const digit of '0123456789') KINDS[digit.charCodeAt(0)] = DIGIT;
for (const space of ' \t\n\v\f\r') KINDS[space.charCodeAt(0)] = SPACE;
for (const joint of "'.-/@:\\") KINDS[joint.charCodeAt(0)]! |= JOINT;
for (const final of '.!,;*') KINDS[final.charCodeAt(0)]! |= FINAL;
for (const silent of ".!,;*'") KINDS[silent.charCodeAt(0)]! |= SILENT;
KINDS['_'.charCodeAt(0)] = UNDERSCORE | OTHER;
for (const sign of '-+') KINDS[sign.charCodeAt(0)]! |= OTHER;

const [QUOTE, APOSTROPHE, OPENING, CLOSING, COMMA, HYPHEN, POINT] = [34, 39, 40, 41, 44, 45, 46];
/** Relatives begin with it. */
const W = 119;
/** “In addition” does. */
const A = 97;

const isOpening = (code: number) => code === 40 || code === 91 || code === 123;
const named = (words: Iterable<string>) => [...words].map((word) => [word, word] as const);
const NEIGHBOURS_OF_FILLERS = Object.values(FILLERS).flatMap(({ notBefore, onlyBefore, orFirstBefore }) => [notBefore, onlyBefore, orFirstBefore].flatMap((words) => [...(words ?? [])]));
const SPECIALS = new WordTable(SPECIAL);
const OPENINGS = new WordTable(named(OPENING_WORDS));
const TURNS = new WordTable(named(TURNING));
const RELATIVE_WORDS = new WordTable(named(RELATIVES));
/** What matters right after a filler. */
const NEIGHBOURS = new WordTable(named(NEIGHBOURS_OF_FILLERS));
const SECONDS = new WordTable(named([...PHRASES_BY_FIRST.values()].flat().flatMap(({ from }) => from.slice(1, 2))));
const [BUTTON, THEN] = [SPECIAL.get('button') as Special, SPECIAL.get('then') as Special];
/** The first two letters of a neighbour: a word that begins otherwise need not be read. */
const pair = (first: number, second: number) => ((first & 31) << 5) | (second & 31);
const NEIGHBOUR_BEGINS = new Uint8Array(1 << 10);
for (const word of NEIGHBOURS_OF_FILLERS) {
  if (word.length > 1) NEIGHBOUR_BEGINS[pair(word.charCodeAt(0), word.charCodeAt(1))] = 1;
  else NEIGHBOUR_BEGINS.fill(1, pair(word.charCodeAt(0), 0), pair(word.charCodeAt(0), 31) + 1);
}

/** The text with a zero after it, and the key as it grows. */
const read = new Uint8Array(MOST * 3 + 1);
const key = room(MOST * 2);
const made = Buffer.from(key.bytes.buffer);
const encoder = new TextEncoder();

/** Undefined for what is not so plain. */
export function readPlainText(text: string): Plain | undefined {
  const { length } = text;
  if (length > MOST || (encoder.encodeInto(text, read).written !== length && encoder.encodeInto(text.replaceAll('\u2019', "'"), read).written !== length)) return undefined;
  read[length] = 0;
  if (opens()) return undefined;
  let words = 0;
  let even = true;
  // How far the text is read and the key is made; where the key ends without what says nothing at the end; where its last word begins.
  let at = 0;
  let to = 0;
  let kept = 0;
  let last = 0;
  // Nothing but fillers so far, and there were some; the last word is a number, may begin a phrase; all since a closing bracket may go.
  let first = true;
  let afterFiller = false;
  let number = false;
  let phrase = false;
  let closing = false;
  while (at < length) {
    let code = read[at] as number;
    const kind = KINDS[code] as number;
    if (kind & SPACE) {
      at++;
      if (code !== 32 || at === length || KINDS[read[at] as number]! & SPACE) even = false;
      continue;
    }
    if (kind & OTHER) return undefined;
    if (at === 0 || KINDS[read[at - 1] as number]! & SPACE) words++;
    if (kind & WORDY) {
      const back = to;
      closing = false;
      if (to > 0) made[to++] = 32;
      const start = to;
      const digits = kind & DIGIT;
      for (;;) {
        do {
          made[to++] = code;
          code = read[++at] as number;
        } while (KINDS[code]! & (digits || WORDY));
        const past = digits ? at : afterJoint(at);
        if (past === at) break;
        while (at < past) made[to++] = read[at++] as number;
        code = read[at] as number;
      }
      if (digits) {
        if (!standsAlone(at)) return undefined;
        number = true;
        phrase = false;
      } else {
        if (first && kind & CAPITAL && (!afterFiller || KINDS[read[afterSpace(at)] as number]! & CAPITAL) && isOrdinary(start, to)) made[start]! |= 32;
        const special = SPECIALS.find(made, start, to, 0);
        // “the Connect button” is Connect; “a button” is a button.
        if (special?.filler ? leaves(special.filler, last, back, at) : special === BUTTON && !first && KINDS[made[last] as number]! & CAPITAL) {
          kept = to = back;
          afterFiller = true;
          continue;
        }
        // “30 to 60 seconds” may be a range.
        if (special?.plain === false || (special === THEN && begins()) || (phrase && SECONDS.find(made, start, to, 0)) || (number && isTo(start, to))) return undefined;
        number = special?.number === true;
        phrase = special?.phrase === true;
        if (special && special.last >= 0) {
          first = false;
          kept = to = start + made.write(special.rewritten, start, 'latin1');
          last = start + special.last;
          continue;
        }
      }
      first = false;
      last = start;
      kept = to;
      continue;
    }
    // A sign by itself may be what the sentence is about, and so may be what stands in quotes.
    if (code === QUOTE || (code === APOSTROPHE && made[to - 1] === APOSTROPHE) || (kind & SILENT && (KINDS[read[at - 1] as number]! & SPACE || isOpening(read[at - 1] as number)))) return undefined;
    at++;
    const digit = to > 0 && (KINDS[made[to - 1] as number]! & DIGIT) !== 0;
    if (code === COMMA) {
      const next = afterSpace(at);
      if ((digit && KINDS[read[next] as number]! & DIGIT) || isRelative(next) || TURNS.find(made, last, to, 0)) return undefined;
      continue;
    }
    closing = code === CLOSING || (closing && (kind & FINAL) !== 0);
    if (code !== APOSTROPHE || digit) {
      if (to > 0) made[to++] = 32;
      last = to;
      made[to++] = code;
      number = phrase = false;
    }
    if ((kind & FINAL) === 0) kept = to;
  }
  // A bracket at the end stays only if it was opened.
  return closing ? undefined : { key: made.toString('latin1', 0, kept), hash: hashOfBytes(key, kept), words, even };
}

/** Does it begin with anything but a letter, or with a word that may be a label or “in addition”? */
function opens(): boolean {
  let end = 0;
  while (KINDS[read[end] as number]! & (SMALL | CAPITAL)) end++;
  const opening = end === 0 ? '' : OPENINGS.find(read, 0, end, 32);
  return opening === 'in' ? read[end] !== 32 || ((read[end + 1] as number) | 32) === A : opening !== undefined;
}

/** Does the key begin with a condition, of which “then” is a part? */
const begins = () => /^(?:if|when|once) /.test(made.toString('latin1', 0, 5));

function isRelative(from: number): boolean {
  if (read[from] !== W) return false;
  let end = from;
  while (KINDS[read[end] as number]! & WORDY) end++;
  return RELATIVE_WORDS.find(read, from, end, 0) !== undefined;
}

/** Where the word goes on after joints; the same place when it does not. */
function afterJoint(at: number): number {
  let past = at;
  while (KINDS[read[past] as number]! & JOINT) past++;
  return KINDS[read[past] as number]! & WORDY ? past : at;
}

function afterSpace(at: number): number {
  let past = at;
  while (KINDS[read[past] as number]! & SPACE) past++;
  return past;
}

/** No letter follows the number, and no decimal or group of three. */
function standsAlone(at: number): boolean {
  const next = read[at] as number;
  return !(KINDS[next]! & WORDY) && !((next === POINT || next === COMMA) && KINDS[read[at + 1] as number]! & DIGIT);
}

/** After its first letter, the word has nothing but small letters, apostrophes and hyphens: it is no name but for its place. */
function isOrdinary(start: number, to: number): boolean {
  for (let at = start + 1; at < to; at++) if (!(KINDS[made[at] as number]! & SMALL) && made[at] !== APOSTROPHE && made[at] !== HYPHEN) return false;
  return true;
}

const isTo = (start: number, to: number) => to - start === 2 && made[start] === 116 && made[start + 1] === 111;

/** Does the filler say nothing between the last word of the key and the next of the text? */
function leaves(filler: Filler, last: number, back: number, at: number): boolean {
  const before = back === 0 ? undefined : filler.notAfter || filler.onlyAfter ? made.toString('latin1', last, back) : '';
  const next = afterSpace(at);
  return mayGo(filler, before, KINDS[read[next] as number]! & WORDY ? (neighbour(next) ?? '') : read[next] === OPENING ? '' : undefined);
}

/** The word that begins there, if it is one that matters to a filler. */
function neighbour(from: number): string | undefined {
  if (NEIGHBOUR_BEGINS[pair(read[from] as number, read[from + 1] as number)] === 0) return undefined;
  let end = from;
  for (let past = from; KINDS[read[past] as number]! & WORDY; past = afterJoint(end)) {
    end = past;
    while (KINDS[read[end] as number]! & WORDY) end++;
  }
  return NEIGHBOURS.find(read, from, end, 32);
}
