/**
 * Text -> key. Two statements say the same exactly when their keys are equal; there is no similarity and no threshold.
 *
 * Kept exactly, in order: code, numbers with unit and sign, versions, identifiers, capitalised names, negation, modal verbs,
 * comparison signs, question marks. Rewritten: what the tables below list and nothing else. Equality of keys is an equivalence
 * relation, so the result depends neither on order nor on which pair is compared first.
 */
import type { Mark } from './inline.ts';
import { CHARACTERS, CONNECTIVE, CONTRACTIONS, FILLERS, LABEL, LEADING_NOISE, MEASURES, NUMBERS, PHRASES, SPELLINGS } from './rewrites.ts';

/** One token of a statement: `word` in the form that is compared, `raw` as written. */
interface Token {
  kind: 'word' | 'number' | 'code' | 'sign';
  word: string;
}

// A number with grouping, decimals and a version's dots; a word with inner hyphens, apostrophes, dots, underscores; anything else is one sign.
const TOKEN = /(?<number>(?:(?<![\p{L}\p{N}])[-+±])?\d+(?:[.,]\d+)*(?=$|[^\p{L}\p{N}_])|(?:(?<![\p{L}\p{N}])[-+±])?\d+(?:[.,]\d+)*(?=(?:°|%|[A-Za-z]{1,3}(?:$|[^\p{L}\p{N}_]))))|(?<word>[\p{L}\p{N}_]+(?:['.\-/@_:\\]+[\p{L}\p{N}_]+)*)|(?<sign>[^\s\p{L}\p{N}_])/gu;

const REMEMBERED = new Map<string, string>();
const REMEMBER_MOST = 200_000;

/**
 * The key of a statement.
 * @param text what the reader sees
 * @param marks code spans with ranges in `text`; their content is compared as written. Link targets are compared by the caller.
 */
export function canonical(text: string, marks: readonly Mark[] = []): string {
  const codes = marks.some((mark) => mark.kind === 'code');
  if (codes) return key(tokens(text, marks.filter((mark) => mark.kind === 'code')));
  const known = REMEMBERED.get(text);
  if (known !== undefined) return known;
  const made = key(tokens(text, []));
  if (REMEMBERED.size >= REMEMBER_MOST) REMEMBERED.clear();
  REMEMBERED.set(text, made);
  return made;
}

function tokens(text: string, codes: readonly Mark[]): Token[] {
  const all: Token[] = [];
  let from = 0;
  for (const code of [...codes].sort((a, b) => a.start - b.start)) {
    scan(text.slice(from, code.start), all);
    all.push({ kind: 'code', word: `\`${code.value}\`` });
    from = code.end;
  }
  scan(from === 0 ? text : text.slice(from), all);
  return all;
}

function scan(part: string, all: Token[]): void {
  let text = part;
  if (/[^\x20-\x7e]| --? /.test(text)) {
    text = text.normalize('NFKC');
    for (const [from, to] of CHARACTERS) text = text.replace(from, to);
  }
  if (all.length === 0) text = strip(text);
  for (const { groups } of text.matchAll(TOKEN)) {
    const { number, word, sign } = groups as { number?: string; word?: string; sign?: string };
    if (number !== undefined) all.push({ kind: 'number', word: plainNumber(number) });
    else if (word !== undefined) all.push({ kind: 'word', word });
    else all.push({ kind: 'sign', word: sign as string });
  }
}

/** Labels, connectives and stray marks before the first word; one of each at the most. */
function strip(text: string): string {
  const from = text.replace(LEADING_NOISE, '');
  return from.replace(LABEL, '').replace(CONNECTIVE, '');
}

/** 1,000 and 1000 are one number; 1.10 and 1.1 are not (a version). */
const plainNumber = (number: string) => (/^[-+±]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number) ? number.replaceAll(',', '') : number);

function key(all: Token[]): string {
  trimEnd(all);
  const words: string[] = [];
  let first = true;
  for (let at = 0; at < all.length; at++) {
    const token = all[at] as Token;
    const next = all[at + 1];
    if (token.kind === 'sign' && isSilent(token.word, words.at(-1), next)) continue;
    if (token.kind !== 'word') {
      words.push(token.word);
      if (token.kind !== 'sign') first = false;
      continue;
    }
    const word = fold(token.word, first);
    const filler = Object.hasOwn(FILLERS, word) ? FILLERS[word] : undefined;
    if (filler) {
      const after = next?.kind === 'word' ? next.word.toLowerCase() : '';
      if (!filler.notAfter?.has(words.at(-1) ?? '') && (!filler.onlyBefore || filler.onlyBefore.has(after)) && !filler.notBefore?.has(after)) continue;
    }
    // “the Connect button” is Connect; “a button” is a button.
    if (word === 'button' && at > 0 && all[at - 1]!.kind === 'word' && /^\p{Lu}/u.test(all[at - 1]!.word) && !first) continue;
    // “If it fails, then try” is “If it fails, try”.
    if (word === 'then' && CONDITIONS.has(words[0] ?? '') && isComma(all[at - 1])) continue;
    first = false;
    const rewritten = NUMBERS.get(word) ?? own(SPELLINGS, word) ?? own(CONTRACTIONS, word) ?? word;
    if (rewritten.includes(' ')) words.push(...rewritten.split(' '));
    else words.push(rewritten);
  }
  return ranges(phrases(words)).join(' ');
}

/** What the table says of the word; “constructor” is a word like any other. */
const own = (table: Readonly<Record<string, string>>, word: string) => (Object.hasOwn(table, word) ? table[word] : undefined);

const CONDITIONS = new Set(['if', 'when', 'once']);
const isComma = (token: Token | undefined) => token?.kind === 'sign' && token.word === ',';

/** Commas, dashes and quotes between words set a rhythm; after a number they may mean something (inches, a decimal, a range). */
function isSilent(sign: string, before: string | undefined, next: Token | undefined): boolean {
  if (sign === '"' || sign === "'") return before === undefined || !/\d$/.test(before);
  if (sign !== ',' && sign !== '\u2014') return false;
  return !(before !== undefined && /\d$/.test(before) && next?.kind === 'number');
}

/** Final full stops, exclamation marks, commas and stray marks say nothing; a question mark does, and so does a closing bracket that was opened. */
function trimEnd(all: Token[]): void {
  const brackets = all.reduce((open, { kind, word }) => open + (kind === 'sign' ? (word === '(' ? 1 : word === ')' ? -1 : 0) : 0), 0);
  let stray = Math.max(0, -brackets);
  while (all.length > 0) {
    const { kind, word } = all.at(-1) as Token;
    if (kind !== 'sign' || !(FINAL.has(word) || (word === ')' && stray-- > 0))) break;
    all.pop();
  }
}
const FINAL = new Set(['.', '!', ',', ';', '*', '_', '\u2014']);

/**
 * Small letters for ordinary words. A capital inside a sentence is a name and stays, and so is a word with inner capitals, digits or signs (`getPlans`, USB-C, iOS);
 * the capital of a first word is only the sentence's.
 */
function fold(word: string, first: boolean): string {
  if (!first) return word;
  return /^\p{Lu}[\p{Ll}'\-]*$/u.test(word) || /^[AI]$/.test(word) ? word.toLowerCase() : word;
}

const PHRASES_BY_FIRST: ReadonlyMap<string, ReadonlyArray<{ from: readonly string[]; to: readonly string[] }>> = (() => {
  const by = new Map<string, Array<{ from: string[]; to: string[] }>>();
  for (const [from, to] of PHRASES) {
    const entry = { from: from.split(' '), to: to.split(' ') };
    const list = by.get(entry.from[0] as string) ?? [];
    list.push(entry);
    by.set(entry.from[0] as string, list);
  }
  for (const list of by.values()) list.sort((a, b) => b.from.length - a.from.length);
  return by;
})();

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
