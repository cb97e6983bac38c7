/**
 * Words that tell the subject of a text, as whole numbers: equal words have one number, so that texts are compared without a string being made.
 * Few texts are asked about: their words are noted. All others are only searched for words that were noted, and most words of a text are none.
 * Numbers count up from 0 and hold until `clear`.
 */
import { grown } from './arena.ts';
import { COMMON, subjectWords } from './placement.ts';
import { WordTable } from './word-table.ts';

const SHORTEST = 3;
const COMMON_WORDS = new WordTable([...COMMON].map((word) => [word, true]));

const HYPHEN = 45;
const APOSTROPHE = 39;
/** Small letters and digits as they are, capitals as small letters, all else 0. */
const FOLDED = new Uint8Array(256);
for (let code = 0; code < 26; code++) FOLDED[97 + code] = FOLDED[65 + code] = 97 + code;
for (let code = 48; code < 58; code++) FOLDED[code] = code;
/** What is no letter of ASCII stands for itself: the joints of a word, and words of other alphabets, which come in small letters. */
const folded = (code: number) => FOLDED[code] || code;

const ENCODER = new TextEncoder();
/** The text that is read, with a zero after it. */
let read = new Uint8Array(1 << 13);

export class Wording {
  /** What was found last: words of the text, each once. */
  found = new Int32Array(64);
  /** The noted words, one after the other. */
  #bytes = new Uint8Array(1 << 11);
  /** Per word: where it ends, and the next begins. */
  #ends = new Int32Array(256);
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
    this.#count = 0;
    this.#places.fill(0);
  }

  /** Notes the words of the text; their numbers, each once. */
  numbers(text: string): number[] {
    const count = this.#read(text, true);
    const numbers: number[] = [];
    for (let at = 0; at < count; at++) numbers.push(this.found[at] as number);
    return numbers;
  }

  /** Which of the noted words the text has: how many, and in `found` which. */
  find(text: string): number {
    return this.#count === 0 ? 0 : this.#read(text, false);
  }

  #read(text: string, noting: boolean): number {
    this.#texts++;
    if (text.length * 3 >= read.length) read = new Uint8Array(text.length * 6);
    const bytes = read;
    const end = ENCODER.encodeInto(text, bytes).written;
    if (end !== text.length) return this.#readWords(subjectWords(text), noting);
    bytes[end] = 0;
    let places = this.#places;
    let count = 0;
    for (let at = 0; at < end; at++) {
      let code = FOLDED[bytes[at] as number] as number;
      if (code === 0) continue;
      const start = at;
      let hash = 0;
      for (;;) {
        do {
          hash = (Math.imul(hash, 31) + code) | 0;
          code = FOLDED[bytes[++at] as number] as number;
        } while (code !== 0);
        // A word goes on after one hyphen or apostrophe.
        const joint = bytes[at] as number;
        if (joint !== HYPHEN && joint !== APOSTROPHE) break;
        code = FOLDED[bytes[at + 1] as number] as number;
        if (code === 0) break;
        hash = (Math.imul(hash, 31) + joint) | 0;
        at++;
      }
      // Most words are none of the noted ones, and have no place.
      if (at - start < SHORTEST || (!noting && places[hash & (places.length - 1)] === 0)) continue;
      count = this.#meet(start, at, hash, noting, count);
      places = this.#places;
    }
    return count;
  }

  #readWords(words: readonly string[], noting: boolean): number {
    let count = 0;
    for (const word of words) {
      const { written } = ENCODER.encodeInto(word, read);
      let hash = 0;
      for (let at = 0; at < written; at++) hash = (Math.imul(hash, 31) + (read[at] as number)) | 0;
      count = this.#meet(0, written, hash, noting, count);
    }
    return count;
  }

  /** Adds a word to those found, if it is known and was not met in this text before; how many they are then. */
  #meet(from: number, to: number, hash: number, noting: boolean, count: number): number {
    let place = hash & (this.#places.length - 1);
    for (let known = this.#places[place] as number; known !== 0; known = this.#places[place] as number) {
      if (this.#hash[known - 1] === hash && this.#isAt(known - 1, from, to)) return this.#find(known - 1, count);
      place = (place + 1) & (this.#places.length - 1);
    }
    return noting && !COMMON_WORDS.find(read, from, to, 32) ? this.#find(this.#note(from, to, hash, place), count) : count;
  }

  #find(word: number, count: number): number {
    if (this.#metIn[word] === this.#texts) return count;
    this.#metIn[word] = this.#texts;
    this.found = grown(this.found, count + 1);
    this.found[count] = word;
    return count + 1;
  }

  #isAt(word: number, from: number, to: number): boolean {
    const start = word === 0 ? 0 : (this.#ends[word - 1] as number);
    for (let at = from; at < to; at++) if (folded(read[at] as number) !== this.#bytes[start + at - from]) return false;
    return this.#ends[word] === start + to - from;
  }

  #note(from: number, to: number, hash: number, place: number): number {
    const word = this.#count++;
    const start = word === 0 ? 0 : (this.#ends[word - 1] as number);
    const end = start + to - from;
    this.#bytes = grown(this.#bytes, end);
    for (let at = from; at < to; at++) this.#bytes[start + at - from] = folded(read[at] as number);
    this.#ends = grown(this.#ends, word + 1);
    this.#hash = grown(this.#hash, word + 1);
    this.#metIn = grown(this.#metIn, word + 1);
    this.#ends[word] = end;
    this.#hash[word] = hash;
    this.#metIn[word] = 0;
    this.#places[place] = this.#count;
    if (this.#count * 2 > this.#places.length) this.#spread();
    return word;
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
