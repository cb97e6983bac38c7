/** Some words of a paragraph or bullet -> what they say, wherever they stand: the text a reader sees, its key, where its links go. */
import { isCode, rewritten } from './canonical.ts';
import { detached } from './detached.ts';
import { hashOf } from './hash.ts';
import type { Mark, Words } from './inline.ts';
import { readPlainText } from './plain.ts';
import { isSpace } from './sentences.ts';
import type { Statement } from './statements.ts';

/** A statement without its place. */
export interface Saying extends Pick<Statement, 'text' | 'key' | 'links' | 'footnote' | 'reference' | 'words'> {
  /** Of the key. */
  hash: number;
}

/**
 * @param source the article's text
 * @param from,to range in the text of `prose`
 * @param written where these words begin in the source, if it has them as they are read
 */
export function sayingOf(source: string, prose: Words, from: number, to: number, written: number): Saying {
  const raw = ownText(source, prose.text.slice(from, to), written);
  const marks = prose.marks.length === 0 ? NO_MARKS : marksWithin(prose.marks, from, to);
  const plain = marks.some(isCode) ? undefined : readPlainText(raw);
  const text = (plain ? plain.even : !/\s\s|[^\S ]|^\s|\s$/.test(raw)) ? raw : raw.replace(/\s+/g, ' ').trim();
  const key = plain ? plain.key : rewritten(raw, marks);
  return {
    text,
    key,
    hash: plain ? plain.hash : hashOf(key),
    links: linksOf(marks),
    footnote: marks.some(isFootnote),
    reference: marks.some((mark) => mark.kind === 'link' && mark.end - mark.start >= raw.trim().length - 1),
    words: plain ? plain.words : countWords(text),
  };
}

/** A part of the article's text, which is kept anyway, or a copy: the parser's texts are parts of one that would be kept for them. */
function ownText(source: string, text: string, at: number): string {
  const own = source.slice(at, at + text.length);
  return own === text ? own : detached(text);
}

const NO_MARKS: readonly Mark[] = [];
const isFootnote = ({ kind }: Mark) => kind === 'footnote';
const linksOf = (marks: readonly Mark[]) => (marks.length === 0 ? '' : detached(marks.filter(({ kind }) => kind === 'link' || kind === 'image').map(({ value }) => value).join(' ')));

function marksWithin(marks: readonly Mark[], from: number, to: number): Mark[] {
  const within: Mark[] = [];
  for (const mark of marks) if (mark.start >= from && mark.end <= to) within.push({ ...mark, start: mark.start - from, end: mark.end - from });
  return within;
}

/** Words as an author counts them: runs between white space. */
export function countWords(text: string): number {
  let words = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const space = isSpace(text.charCodeAt(at));
    if (!space && !inside) words++;
    inside = !space;
  }
  return words;
}
