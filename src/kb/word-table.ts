/**
 * A few words, found among bytes: most words of a text are none of them, which their length and two of their letters show.
 * Words hold small letters, digits, hyphens and apostrophes.
 */
interface Entry<T> {
  bytes: Uint8Array;
  value: T;
  /** The next one of the same length and outer letters. */
  next: Entry<T> | undefined;
}

/** Letters and their capitals are one. */
const kin = (length: number, first: number, last: number) => ((length & 31) << 10) | ((first & 31) << 5) | (last & 31);

export class WordTable<T> {
  /** Per kin, the place of its first entry, which is never 0. */
  readonly #first = new Uint16Array(1 << 15);
  readonly #entries: Array<Entry<T> | undefined> = [undefined];

  constructor(words: Iterable<readonly [string, T]>) {
    for (const [word, value] of words) {
      const relation = kin(word.length, word.charCodeAt(0), word.charCodeAt(word.length - 1));
      const next = this.#entries[this.#first[relation] as number];
      this.#first[relation] = this.#entries.push({ bytes: new TextEncoder().encode(word), value, next }) - 1;
    }
  }

  /** What belongs to the word that is written there. @param fold 32 to read capitals as small letters, else 0 */
  find(text: Uint8Array, from: number, to: number, fold: 0 | 32): T | undefined {
    const first = this.#first[kin(to - from, text[from] as number, text[to - 1] as number)] as number;
    if (first === 0) return undefined;
    for (let entry = this.#entries[first]; entry; entry = entry.next) if (isAt(entry.bytes, text, from, to, fold)) return entry.value;
    return undefined;
  }
}

function isAt(word: Uint8Array, text: Uint8Array, from: number, to: number, fold: 0 | 32): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at++) if (((text[from + at] as number) | fold) !== word[at]) return false;
  return true;
}
