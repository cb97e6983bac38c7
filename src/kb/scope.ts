/**
 * Do two sections speak of different things in the same way? “On Windows” and “On a Mac”, “Junior accounts” and “Restricted accounts”,
 * “Error: f_open()” and “Error: f_close()” are scopes: a sentence that both contain is needed in both.
 * Judged by headings alone: what is shared is the frame, what differs is the variant.
 */
import { detached } from './detached.ts';
import type { Section, Statement } from './statements.ts';

/** What a page says, or what is left of it. */
export interface Said {
  readonly sections: readonly Section[];
  readonly statements: ReadonlyArray<Pick<Statement, 'text'>>;
}

/** Are the two sections, or sections around them, variants of one another? */
export function differentScope(said: Said, a: number, b: number): boolean {
  if (a === b) return false;
  const { sections } = said;
  const heading = sections[a]!.heading;
  // The same heading under different parents: a template, filled in for each.
  if (heading !== '' && heading === sections[b]!.heading) return true;
  // Climb to the sections that part the two; one has none when it stands around the other. A section comes after those around it.
  let first: Section | undefined;
  let second: Section | undefined;
  for (let [one, other] = [a, b]; one !== other; ) {
    if (one > other) one = (first = sections[one] as Section).parent;
    else other = (second = sections[other] as Section).parent;
  }
  return first !== undefined && second !== undefined && first.depth === second.depth && contrasting(bareOfAll(sections)[first.index] as BareHeading, bareOfAll(sections)[second.index] as BareHeading, () => vocabularyOf(said));
}

/** Which sections of a page are variants: what they say may hold for that variant only. Each is judged when first asked for. */
export class Variants {
  readonly #said: Said;
  readonly #bare: readonly BareHeading[];
  readonly #known: Array<boolean | undefined> = [];

  constructor(said: Said) {
    this.#said = said;
    this.#bare = bareOfAll(said.sections);
  }

  /** Is the section, or one around it, a variant of a section beside it? */
  has(section: number): boolean {
    return (this.#known[section] ??= this.#find(section));
  }

  #find(section: number): boolean {
    const { sections } = this.#said;
    const { parent, depth } = sections[section] as Section;
    const own = this.#bare[section] as BareHeading;
    for (const other of sections) {
      if (other.index !== section && other.parent === parent && other.depth === depth && contrasting(own, this.#bare[other.index] as BareHeading, () => vocabularyOf(this.#said))) return true;
    }
    return parent >= 0 && this.has(parent);
  }
}

const variants = new WeakMap<Said, Variants>();

/** Is the section a variant of another? Remembered for the page. */
export function isVariant(said: Said, section: number): boolean {
  let known = variants.get(said);
  if (!known) variants.set(said, (known = new Variants(said)));
  return known.has(section);
}

const vocabularies = new WeakMap<Said, Vocabulary>();

/** How an article writes its words, to tell names from words that only open a heading. */
export interface Vocabulary {
  /** Written in small letters somewhere. */
  ordinary: ReadonlySet<string>;
  /** Written with a capital inside a sentence; in small letters here. */
  names: ReadonlySet<string>;
}

export function vocabularyOf(said: Said): Vocabulary {
  let known = vocabularies.get(said);
  if (!known) vocabularies.set(said, (known = vocabularyIn(said.statements.map(({ text }) => text))));
  return known;
}

function vocabularyIn(texts: readonly string[]): Vocabulary {
  const ordinary = new Set<string>();
  const names = new Set<string>();
  for (const text of texts) {
    if (!/[^\x00-\x7f]/.test(text)) {
      asciiVocabulary(text, ordinary, names);
      continue;
    }
    for (const { 0: word, index } of text.matchAll(/(?<![\p{L}\p{N}])\p{L}[\p{L}'’-]*/gu)) {
      const small = word.toLowerCase();
      if (word === small) ordinary.add(word);
      else if (index > 0 && /[\p{L}\p{N},] $/u.test(text.slice(index - 2, index))) names.add(small);
    }
  }
  return { ordinary, names };
}

/** What the expression above finds, in a text of ASCII and in less time. */
function asciiVocabulary(text: string, ordinary: Set<string>, names: Set<string>): void {
  for (let at = 0; at < text.length; at++) {
    if (!isLetter(text.charCodeAt(at))) {
      // A number takes the letters that follow it: “5GB” is no word.
      if (isDigit(text.charCodeAt(at))) while (at + 1 < text.length && (isLetter(text.charCodeAt(at + 1)) || isDigit(text.charCodeAt(at + 1)))) at++;
      continue;
    }
    const from = at;
    let capital = false;
    for (let code = text.charCodeAt(at); isLetter(code) || code === 39 || code === 45; code = text.charCodeAt(++at)) capital ||= code >= 65 && code <= 90;
    const word = text.slice(from, at);
    if (!capital) ordinary.add(word);
    else if (from > 1 && text[from - 1] === ' ' && (text[from - 2] === ',' || isLetter(text.charCodeAt(from - 2)) || isDigit(text.charCodeAt(from - 2)))) names.add(word.toLowerCase());
    at--;
  }
}
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isDigit = (code: number) => code >= 48 && code <= 57;

/** Names that are written like ordinary words, or in several. */
const PLATFORM = /^(?:windows|mac|macos|macbook|iphone|ipad|ipados|ios|ipod|watch|android|linux|ubuntu|debian|chromebook|chromeos|web|browser|desktop|laptop|mobile|phone|tablet|computer|usb|usb-c|usb-a|lightning|wi-fi|wifi|ethernet|bluetooth|cellular|pc|chrome|firefox|safari|edge|outlook|gmail|icloud|console|cli|app)s?$/;
/** “Option 3: …”, “Example 2”. A bare “2. …” only numbers the parts of one thing. */
const ENUMERATED = /^(?:option|example|method|case|scenario|variant|step|error|level|plan|tier|phase)\s+[\dA-Za-z]{1,3}\b/i;
const NUMBERING = /^(?:(?:way|tip|fix|solution|part|reason)\s+)?\d+\s*[.):-]\s*/i;
const PREPOSITIONS = new Set(['for', 'on', 'with', 'in', 'from', 'to', 'under', 'via', 'using', 'by', 'through', 'without', 'over']);
const STOP = new Set(['a', 'an', 'the', 'your', 'my', 'of', 'and', 'or', 'is', 'are', 'if', 'you', 'it', 'how', 'what', 'when', 'why', 'not', ...PREPOSITIONS]);

/** A word of a heading. */
export interface HeadingWord {
  word: string;
  name: boolean;
  /** Letters with digits, underscores, call brackets: a part number, an error, a function. */
  code: boolean;
  /** Written with a capital: the vocabulary tells whether it is a name. */
  open: boolean;
}

/** Equal but for the name, number or one part of the phrase. The vocabulary is costly: most headings tell without it. */
export function contrasting(a: BareHeading, b: BareHeading, vocabulary: () => Vocabulary): boolean {
  return contrastOf(a, b) ?? sameButForNames(headingWords(a.heading, vocabulary()), headingWords(b.heading, vocabulary()));
}

/** What can be said of a heading without knowing which of its words are names. */
export interface BareHeading {
  heading: string;
  words: readonly HeadingWord[];
  enumerated: boolean;
  /** Its words that are code. */
  codes: string;
  /** All its words, and those that are no names in any article, as numbers. */
  all: readonly number[];
  ordinary: readonly number[];
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
    if (bare.size >= REMEMBERED_MOST) bare.clear();
    known = readHeading(detached(heading));
    bare.set(known.heading, known);
  }
  return known;
}

/** A title, which stands in one article. */
export function readHeading(heading: string): BareHeading {
  const words = splitHeading(heading, NOBODY);
  if (numbers.size >= REMEMBERED_MOST) {
    bare.clear();
    numbers = new Map();
  }
  const all = words.map(({ word }) => numberOf(word));
  return {
    heading,
    words,
    enumerated: ENUMERATED.test(heading),
    codes: words.filter(({ code }) => code).map(({ word }) => word).join(' '),
    all,
    // Where no word is known to be ordinary, what is no name even then is one in no article; but of a first word the capital says nothing.
    ordinary: all.filter((_, at) => at > 0 && !words[at]!.name && !STOP.has(words[at]!.word)),
    numbers,
    open: words.filter(({ open }) => open).map(({ word }) => word),
  };
}

let last: { sections?: readonly Section[]; bare: readonly BareHeading[] } = { bare: [] };

/** Those of a page; pages are asked about one after the other. */
function bareOfAll(sections: readonly Section[]): readonly BareHeading[] {
  if (last.sections !== sections) last = { sections, bare: sections.map(({ heading }) => bareOf(heading)) };
  return last.bare;
}

function numberOf(word: string): number {
  let number = numbers.get(word);
  if (number === undefined) numbers.set(word, (number = numbers.size));
  return number;
}

/** Do they contrast? Undefined when that depends on which of their words are names. */
export function contrastOf(a: BareHeading, b: BareHeading): boolean | undefined {
  if (a.numbers !== b.numbers) return contrastOf(bareOf(a.heading), bareOf(b.heading));
  if (a === b) return false;
  if (a.enumerated && b.enumerated) return a.heading !== b.heading;
  if (a.words.length === 0 || b.words.length === 0) return false;
  if (a.codes && b.codes && a.codes !== b.codes) return true;
  if (sameFrame(a, b)) return true;
  // Each ordinary word of one has to be in the other if they are the same but for names.
  return within(a.ordinary, b.all) && within(b.ordinary, a.all) && a.heading !== b.heading ? undefined : false;
}

function within(words: readonly number[], all: readonly number[]): boolean {
  for (const word of words) if (!all.includes(word)) return false;
  return true;
}

const split = new WeakMap<Vocabulary, Map<string, HeadingWord[]>>();

/** The words of a heading; remembered for each article, for headings are compared with all their siblings. */
export function headingWords(heading: string, vocabulary: Vocabulary): readonly HeadingWord[] {
  const known = split.get(vocabulary) ?? new Map<string, HeadingWord[]>();
  split.set(vocabulary, known);
  let found = known.get(heading);
  if (!found) known.set(heading, (found = splitHeading(heading, vocabulary)));
  return found;
}

/** The words of a heading as one article tells them; only statements with one of its open words are read for it. */
export function wordsIn({ heading, words, open }: BareHeading, said: Said): readonly HeadingWord[] {
  if (open.length === 0) return words;
  const texts = said.statements.map(({ text }) => text).filter((text) => contains(text.toLowerCase(), open));
  return splitHeading(heading, vocabularyIn(texts));
}

function contains(text: string, words: readonly string[]): boolean {
  for (const word of words) if (text.includes(word)) return true;
  return false;
}

function splitHeading(heading: string, { ordinary, names }: Vocabulary): HeadingWord[] {
  const plain = heading.includes('{#') ? heading.replace(/\{#[^}]*\}/g, ' ') : heading;
  return (plain.replace(NUMBERING, '').match(/[\p{L}\p{N}_]+(?:(?:::|[.'’/-])[\p{L}\p{N}_]+)*(?:\(\))?/gu) ?? []).map((raw, at) => {
    const written = writtenWord(raw);
    const { word, open } = written;
    // The capital of a first word is only the heading's, unless the text shows it to be a name.
    if (!open || (!ordinary.has(word) && (at > 0 || names.has(word) || raw.slice(1) !== word.slice(1)))) return written;
    return { ...written, name: false };
  });
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
    writtenWords.set(detached(raw), (known = { word, name: named || capital, code, open: capital && !named }));
  }
  return known;
}

/** “Arduino Nano R4” and “Arduino Nano ESP32”; “Restart on Windows” and “Restart on a Mac”. */
export function sameButForNames(a: readonly HeadingWord[], b: readonly HeadingWord[]): boolean {
  const names = (all: readonly HeadingWord[]) => all.filter(({ name }) => name).map(({ word }) => word).join(' ');
  const rest = (all: readonly HeadingWord[]) => all.filter(({ word, name }) => !name && !STOP.has(word)).map(({ word }) => word).join(' ');
  const [namesA, namesB] = [names(a), names(b)];
  return namesA !== '' && namesB !== '' && namesA !== namesB && rest(a) === rest(b);
}

/** One stretch of up to three words differs and what is around it shows that the two are of one kind. */
function sameFrame({ all: a, words }: BareHeading, { all: b }: BareHeading): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  const shortest = Math.min(a.length, b.length);
  let before = 0;
  while (before < shortest && a[before] === b[before]) before++;
  let after = 0;
  while (after < shortest - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++;
  const [spanA, spanB] = [a.length - before - after, b.length - before - after];
  if (spanA < 1 || spanB < 1 || spanA > 3 || spanB > 3) return false;
  if (before + after < Math.max(spanA, spanB)) return false;
  const content = (part: readonly HeadingWord[]) => part.filter(({ word }) => !STOP.has(word)).length;
  const [head, tail] = [words.slice(0, before), content(words.slice(a.length - after))];
  const shared = content(head) + tail;
  return tail > 0 || shared > 1 || (shared === 1 && PREPOSITIONS.has(head.findLast(({ word }) => !['a', 'an', 'the', 'your', 'my'].includes(word))!.word));
}
