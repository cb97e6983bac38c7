/**
 * What a page says -> which of its words are names: ordinary words stand in small letters somewhere, names with a capital inside a sentence.
 */
import type { Section, Statement } from './statements.ts';

/** What a page says, or what is left of it. */
export interface Said {
  readonly sections: readonly Section[];
  readonly statements: ReadonlyArray<Pick<Statement, 'text'>>;
}

const vocabularies = new WeakMap<Said, Vocabulary>();

/** How an article writes its words, to tell names from words that only open a heading. */
export interface Vocabulary {
  /** Written in small letters somewhere. */
  ordinary: ReadonlySet<string>;
  /** Written with a capital inside a sentence; in small letters here. */
  names: ReadonlySet<string>;
}

/** Remembered for the page. */
export function vocabularyOf(said: Said): Vocabulary {
  let known = vocabularies.get(said);
  if (!known) vocabularies.set(said, (known = vocabularyIn(said.statements.map(({ text }) => text))));
  return known;
}

/** @param texts statements, each a sentence or bullet: the capital of a first word tells nothing */
export function vocabularyIn(texts: readonly string[]): Vocabulary {
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
