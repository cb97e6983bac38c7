/**
 * The words of a heading or a title: which are names, which are code, which only join the others. What an article says tells names from words
 * that only open a heading; most headings are judged without it. Remembered, for most of them stand in many articles.
 */
import { detached } from './detached.ts';
import { hashOf } from './hash.ts';
import { type Said, type Vocabulary, vocabularyIn } from './vocabulary.ts';

/** Names that are written like ordinary words, or in several. */
const PLATFORM = /^(?:windows|mac|macos|macbook|iphone|ipad|ipados|ios|ipod|watch|android|linux|ubuntu|debian|chromebook|chromeos|web|browser|desktop|laptop|mobile|phone|tablet|computer|usb|usb-c|usb-a|lightning|wi-fi|wifi|ethernet|bluetooth|cellular|pc|chrome|firefox|safari|edge|outlook|gmail|icloud|console|cli|app)s?$/;
/** “Option 3: …”, “Example 2”. A bare “2. …” only numbers the parts of one thing. */
const ENUMERATED = /^(?:option|example|method|case|scenario|variant|step|error|level|plan|tier|phase)\s+[\dA-Za-z]{1,3}\b/i;
const NUMBERING = /^(?:(?:way|tip|fix|solution|part|reason)\s+)?\d+\s*[.):-]\s*/i;
export const PREPOSITIONS = new Set(['for', 'on', 'with', 'in', 'from', 'to', 'under', 'via', 'using', 'by', 'through', 'without', 'over']);
export const STOP = new Set(['a', 'an', 'the', 'your', 'my', 'of', 'and', 'or', 'is', 'are', 'if', 'you', 'it', 'how', 'what', 'when', 'why', 'not', ...PREPOSITIONS]);

/** A word of a heading. */
export interface HeadingWord {
  word: string;
  name: boolean;
  /** Letters with digits, underscores, call brackets: a part number, an error, a function. */
  code: boolean;
  /** Written with a capital: the vocabulary tells whether it is a name. */
  open: boolean;
  /** It has a capital inside. */
  inner: boolean;
  /** Of `word`. */
  hash: number;
}

/** What can be said of a heading without knowing which of its words are names. */
export interface BareHeading {
  heading: string;
  /** As they are written, and as they are where no article tells more. */
  written: readonly HeadingWord[];
  words: readonly HeadingWord[];
  enumerated: boolean;
  /** Its words that are code. */
  codes: string;
  /** All its words, and those that are no names in any article, as numbers. */
  all: readonly number[];
  ordinary: readonly number[];
  /** At each place, and at the end: how many of the words before tell something. */
  telling: readonly number[];
  /** Whence the numbers are. */
  numbers: ReadonlyMap<string, number>;
  /** Words of which an article tells whether they are names. */
  open: readonly string[];
}
const bare = new Map<string, BareHeading>();
/** Words of these headings, numbered. */
let numbers = new Map<string, number>();
const REMEMBERED_MOST = 50_000;
const NOBODY: Vocabulary = { ordinary: new Set(), names: new Set() };

/** Remembered: most headings stand in many articles. */
export function bareOf(heading: string): BareHeading {
  let known = bare.get(heading);
  if (!known) {
    known = readHeading(detached(heading));
    bare.set(known.heading, known);
  }
  return known;
}

/** A title, which stands in one article. */
export function readHeading(heading: string): BareHeading {
  const written = splitHeading(heading);
  if (Math.max(numbers.size, bare.size) >= REMEMBERED_MOST) {
    bare.clear();
    numbers = new Map();
  }
  const words: HeadingWord[] = [];
  const [all, ordinary, telling]: [number[], number[], number[]] = [[], [], [0]];
  const [codes, open]: [string[], string[]] = [[], []];
  for (let at = 0; at < written.length; at++) {
    const word = told(written[at] as HeadingWord, at, NOBODY);
    const number = numberOf(word.word);
    words.push(word);
    all.push(number);
    if (isOrdinary(word, at)) ordinary.push(number);
    telling.push((telling[at] as number) + (STOP.has(word.word) ? 0 : 1));
    if (word.code) codes.push(word.word);
    if (word.open) open.push(word.word);
  }
  return { heading, written, words, enumerated: ENUMERATED.test(heading), codes: codes.join(' '), all, ordinary, telling, numbers, open };
}

/** Where no word is known to be ordinary, what is no name even then is one in no article; but of a first word the capital says nothing. */
export const isOrdinary = ({ name, word }: HeadingWord, at: number): boolean => at > 0 && !name && !STOP.has(word);

function numberOf(word: string): number {
  let number = numbers.get(word);
  if (number === undefined) numbers.set(word, (number = numbers.size));
  return number;
}

const split = new WeakMap<Vocabulary, Map<string, HeadingWord[]>>();

/** The words of a heading; remembered for each article, for headings are compared with all their siblings. */
export function headingWords(heading: string, vocabulary: Vocabulary): readonly HeadingWord[] {
  const known = split.get(vocabulary) ?? new Map<string, HeadingWord[]>();
  split.set(vocabulary, known);
  let found = known.get(heading);
  if (!found) known.set(heading, (found = bareOf(heading).written.map((word, at) => told(word, at, vocabulary))));
  return found;
}

/** The words of a heading as one article tells them; only statements with one of its open words are read for it. */
export function wordsIn({ written, words, open }: BareHeading, said: Said): readonly HeadingWord[] {
  if (open.length === 0) return words;
  const texts: string[] = [];
  for (const { text } of said.statements) if (contains(text.toLowerCase(), open)) texts.push(text);
  const vocabulary = vocabularyIn(texts);
  return written.map((word, at) => told(word, at, vocabulary));
}

function contains(text: string, words: readonly string[]): boolean {
  for (const word of words) if (text.includes(word)) return true;
  return false;
}

const WORD = /[\p{L}\p{N}_]+(?:(?:::|[.'’/-])[\p{L}\p{N}_]+)*(?:\(\))?/gu;
/** What it finds where all is ASCII, in a third of the time. */
const ASCII_WORD = /[A-Za-z0-9_]+(?:(?:::|[.'/-])[A-Za-z0-9_]+)*(?:\(\))?/g;
const OTHER = /[^\x00-\x7f]/;

function splitHeading(heading: string): HeadingWord[] {
  const plain = (heading.includes('{') ? heading.replace(/\{#[^}]*\}/g, ' ') : heading).replace(NUMBERING, '');
  return (plain.match(OTHER.test(plain) ? WORD : ASCII_WORD) ?? []).map(writtenWord);
}

/** The capital of a first word is only the heading's, unless the text shows it to be a name. */
function told(written: HeadingWord, at: number, { ordinary, names }: Vocabulary): HeadingWord {
  const { word, open, inner } = written;
  return !open || (!ordinary.has(word) && (at > 0 || inner || names.has(word))) ? written : { ...written, name: false };
}

const writtenWords = new Map<string, HeadingWord>();

/** A word by itself: one with a capital is a name as far as nobody says otherwise. */
function writtenWord(raw: string): HeadingWord {
  let known = writtenWords.get(raw);
  if (!known) {
    const word = detached(raw.toLowerCase());
    const code = /_|\(\)|::/.test(raw) || (/\d/.test(raw) && /\p{L}/u.test(raw) && raw !== word);
    const capital = raw !== word && !STOP.has(word);
    const named = code || /^\d/.test(raw) || PLATFORM.test(word);
    if (writtenWords.size >= REMEMBERED_MOST) writtenWords.clear();
    writtenWords.set(detached(raw), (known = { word, name: named || capital, code, open: capital && !named, inner: raw.slice(1) !== word.slice(1), hash: hashOf(word) }));
  }
  return known;
}
