/**
 * Lines of plain text -> which of them are headings. A heading names what comes below it: so it is words on a line of their own, with something
 * below, and neither a sentence, a part of one, an item, a remark, an answer nor a value.
 */
import { calloutOf } from './tags.ts';

/** A longer line is prose. */
const LONGEST = 100;
/** A longer question is asked in a text. */
const LONGEST_QUESTION = 12;
/** A shorter line is not broken for want of room. */
export const WRAPPED_LEAST = 40;
/** As many short lines one below the other are an address, a poem or a list without marks. */
const RUN = 3;

interface Candidate {
  line: string;
  text: string;
  /** The line below, '' for a blank one. */
  next: string;
  /** Does an item begin there? */
  opens: boolean;
}

/** Why a line is none, with what decides it. */
const NEVER: ReadonlyArray<readonly [why: string, decides: (candidate: Candidate) => boolean]> = [
  ['it belongs to what stands above', ({ line }) => /^\s/.test(line)],
  ['it is long', ({ text }) => text.length > LONGEST],
  ['it ends like a sentence, or leads to what follows', ({ text }) => /[.!:;,…。！：；，、]["”’»)]?$/.test(text)],
  ['it is a long question', ({ text }) => /[?？]$/.test(text) && text.split(/\s+/).length > LONGEST_QUESTION],
  ['it goes on below', ({ text, next }) => text.length >= WRAPPED_LEAST && /^\s*\p{Ll}/u.test(next)],
  ['it has no words', ({ text }) => !/\p{L}/u.test(text)],
  ['it is a row', ({ text }) => text.includes('\t')],
  ['it begins with a sign of its own', ({ text }) => !/^(?:["'“„‘‚«‹¿¡([*_§\u200d\u{1f3fb}-\u{1f3ff}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)*\s*[\p{L}\p{N}]/u.test(text)],
  // iPhone and macOS aside. Who writes everything in small letters has a list below the heading, or a question in it.
  ['it begins like the middle of a sentence', ({ text, opens }) => !opens && !text.endsWith('?') && /^\p{Ll}[^\s\p{Lu}\d]*(?:\s|$)/u.test(text)],
  ['it is a remark', ({ text }) => isRemark(text)],
  ['it is an answer or a value', ({ text, opens }) => !opens && !/[?？]$/.test(text) && isLabelled(text)],
];

/** A label and its words: `A: use a cable`, `Price: 20 €`. One that counts is a heading’s, `Step 2: the cable`, and so is a long one. */
const LABELLED = /^(\p{L}[\p{L}'’/-]*(?: \p{L}[\p{L}'’/-]*)?)\s?[:：]\s*\S/u;
const COUNTS = /^(?:[ivx]+|[A-Z])$/i;

const isLabelled = (text: string) => {
  const [first, second] = LABELLED.exec(text)?.[1]?.split(' ') ?? [];
  return first !== undefined && !(second !== undefined && COUNTS.test(second));
};

const isRemark = (text: string) => {
  const [, name] = /^(\p{L}+)\s?[:：!]\s*\S/u.exec(text) ?? [];
  return name !== undefined && calloutOf([name]) !== undefined;
};

/** For each line, whether it is a heading; `isItem` tells lines that begin an item. */
export function headingLines(lines: readonly string[], isItem: (line: string) => boolean): boolean[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const found = lines.map((line, at) => {
    const next = lines[at + 1] ?? '';
    const candidate = { line, text: line.trim(), next: next.trim(), opens: isItem(next) };
    return at < last && candidate.text !== '' && !isItem(line) && !NEVER.some(([, decides]) => decides(candidate));
  });
  for (let from = 0; from < found.length; from++) {
    let to = from;
    while (found[to]) to++;
    if (to - from >= RUN) found.fill(false, from, to);
    from = to;
  }
  return found;
}
