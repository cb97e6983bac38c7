/**
 * Words that tell the subject of a text, as whole numbers: equal words have one number, so that texts are compared without a string being made.
 * Few texts are asked about: their words are noted. All others are only searched for words that were noted, and most words of a text are none.
 * Numbers count up from 0 and hold until `clear`.
 */
import { grown } from './layout.ts';
import { COMMON, subjectWords } from './placement.ts';
import { WordTable } from './word-table.ts';

const SHORTEST = 3;
const COMMON_WORDS = new WordTable([...COMMON].map((word) => [word, true]));

/** The text that is searched. */
let SCRATCH = new Uint8Array(1 << 13);
const ENCODER = new TextEncoder();

const HYPHEN = 45;
const APOSTROPHE = 39;
/** Small letters and digits as they are, capitals as small letters, all else 0. */
const FOLDED = new Uint8Array(256);
for (let code = 0; code < 26; code++) FOLDED[97 + code] = FOLDED[65 + code] = 97 + code;
for (let code = 48; code < 58; code++) FOLDED[code] = code;

export class Wording {
  /** What `find` found: words that the text has, each once. */
  found = new Int32Array(64);
  /** Noted texts one after the other, a zero after each; words are told apart where they first stand. */
  #bytes = Buffer.alloc(1 << 12);
  #length = 0;
  /** Per word: where it begins and ends. */
  #from = new Int32Array(256);
  #to = new Int32Array(256);
  #hash = new Int32Array(256);
  #count = 0;
  /** Words by their hash, each number plus one; open addressing. */
  #places = new Int32Array(1 << 9);
  /** Per word: the text it was last met in. */
  #metIn = new Int32Array(256);
  #texts = 0;

  /** How many words there are. */
  get size(): number {
    return this.#count;
  }

  /** Forgets all words. */
  clear(): void {
    this.#length = this.#count = 0;
    this.#places.fill(0);
  }

  /** Which of the noted words the text has: how many, and in `found` which. */
  find(text: string): number {
    this.#texts++;
    if (this.#count === 0) return 0;
    if (text.length * 3 > SCRATCH.length) SCRATCH = new Uint8Array(text.length * 6);
    const end = ENCODER.encodeInto(text, SCRATCH).written;
    SCRATCH[end] = 0;
    if (end !== text.length) return this.#findAmong(subjectWords(text));
    let count = 0;
    for (let at = 0; at < end; at++) {
      const start = at;
      let hash = 0;
      for (let code = FOLDED[SCRATCH[at] as number] as number; code !== 0; code = FOLDED[SCRATCH[at] as number] as number) {
        SCRATCH[at++] = code;
        hash = (Math.imul(hash, 31) + code) | 0;
        const joint = SCRATCH[at] as number;
        if ((joint !== HYPHEN && joint !== APOSTROPHE) || FOLDED[SCRATCH[at + 1] as number] === 0) continue;
        hash = (Math.imul(hash, 31) + joint) | 0;
        at++;
      }
      if (at - start >= SHORTEST) count = this.#meet(SCRATCH, start, at, hash, count);
    }
    return count;
  }

  #findAmong(words: readonly string[]): number {
    let count = 0;
    for (const word of words) {
      const { written } = ENCODER.encodeInto(word, SCRATCH);
      count = this.#meet(SCRATCH, 0, written, hashOf(SCRATCH, 0, written), count);
    }
    return count;
  }

  /** Adds a word to those found, if it was noted and not met in this text before; how many they are then. */
  #meet(bytes: Uint8Array, from: number, to: number, hash: number, count: number): number {
    let place = hash & (this.#places.length - 1);
    for (let known = this.#places[place] as number; known !== 0; known = this.#places[place] as number) {
      const word = known - 1;
      if (this.#hash[word] === hash && this.#isAt(word, bytes, from, to)) {
        if (this.#metIn[word] === this.#texts) return count;
        this.#metIn[word] = this.#texts;
        if (count === this.found.length) this.found = grown(this.found, count + 1);
        this.found[count] = word;
        return count + 1;
      }
      place = (place + 1) & (this.#places.length - 1);
    }
    return count;
  }

  /** Notes the words of the text; their numbers, each once. */
  numbers(text: string): number[] {
    const found: number[] = [];
    this.#texts++;
    const from = this.#length;
    if (this.#append(text) !== text.length) {
      this.#length = from;
      for (const word of subjectWords(text)) {
        const start = this.#length;
        const end = start + this.#append(word);
        this.#note(start, end, hashOf(this.#bytes, start, end), found);
      }
      return found;
    }
    const bytes = this.#bytes;
    const end = this.#length;
    for (let at = from; at < end; at++) {
      const start = at;
      let hash = 0;
      for (let code = FOLDED[bytes[at] as number] as number; code !== 0; code = FOLDED[bytes[at] as number] as number) {
        bytes[at++] = code;
        hash = (Math.imul(hash, 31) + code) | 0;
        // A word goes on after one hyphen or apostrophe.
        const joint = bytes[at] as number;
        if ((joint !== HYPHEN && joint !== APOSTROPHE) || FOLDED[bytes[at + 1] as number] === 0) continue;
        hash = (Math.imul(hash, 31) + joint) | 0;
        at++;
      }
      if (at - start >= SHORTEST && !COMMON_WORDS.find(bytes, start, at, 0)) this.#note(start, at, hash, found);
    }
    return found;
  }

  /** Returns how many bytes it takes. */
  #append(text: string): number {
    const room = this.#length + text.length * 3 + 1;
    if (room > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], room * 2);
    const written = this.#bytes.write(text, this.#length);
    this.#length += written + 1;
    this.#bytes[this.#length - 1] = 0;
    return written;
  }

  #note(from: number, to: number, hash: number, found: number[]): void {
    const word = this.#numberOf(from, to, hash);
    if (this.#metIn[word] === this.#texts) return;
    this.#metIn[word] = this.#texts;
    found.push(word);
  }

  #numberOf(from: number, to: number, hash: number): number {
    let place = hash & (this.#places.length - 1);
    for (let known = this.#places[place] as number; known !== 0; known = this.#places[place] as number) {
      if (this.#isAt(known - 1, this.#bytes, from, to)) return known - 1;
      place = (place + 1) & (this.#places.length - 1);
    }
    const word = this.#count++;
    if (word === this.#from.length) this.#makeRoom();
    this.#from[word] = from;
    this.#to[word] = to;
    this.#hash[word] = hash;
    this.#metIn[word] = 0;
    this.#places[place] = this.#count;
    if (this.#count * 2 > this.#places.length) this.#spread();
    return word;
  }

  #isAt(word: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#from[word] as number;
    if ((this.#to[word] as number) - start !== to - from) return false;
    for (let at = from; at < to; at++) if (bytes[at] !== this.#bytes[start + at - from]) return false;
    return true;
  }

  #makeRoom(): void {
    const room = this.#count;
    this.#from = grown(this.#from, room);
    this.#to = grown(this.#to, room);
    this.#hash = grown(this.#hash, room);
    this.#metIn = grown(this.#metIn, room);
  }

  /** Twice as many places. */
  #spread(): void {
    this.#places = new Int32Array(this.#places.length * 2);
    for (let word = 0; word < this.#count; word++) {
      let place = (this.#hash[word] as number) & (this.#places.length - 1);
      while (this.#places[place] !== 0) place = (place + 1) & (this.#places.length - 1);
      this.#places[place] = word + 1;
    }
  }
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
  return hash;
}
