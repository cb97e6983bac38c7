/**
 * Source and what to take out of it -> source. The only place that edits a body.
 * The result is the source minus ranges: every byte that is left is the author's, in the author's order.
 */
import type { Article } from './article.ts';
import type { Block, Outline, Statement } from './statements.ts';

export type Range = readonly [start: number, end: number];

/** The article's text without the statements for which `gone` holds, and without the white space that only they needed. */
export function cut(article: Article, outline: Outline, gone: (statement: number) => boolean): string {
  const ranges: Range[] = [];
  for (const block of outline.blocks) {
    const removed = outline.statements.slice(block.from, block.to).filter(({ index }) => gone(index));
    if (removed.length > 0) ranges.push(...cutBlock(article.text, outline, block, removed));
  }
  return without(article.text, join(article.text, ranges));
}

function cutBlock(text: string, outline: Outline, block: Block, removed: readonly Statement[]): Range[] {
  if (block.fixed === 0 && removed.length === block.to - block.from) return [[lineStart(text, block.start), nextBlock(text, outline, block)]];
  const ranges = removed.map(({ index, start, end, kind }): Range => {
    if (kind === 'bullet') return [lineStart(text, start), Math.min(nextLineWithText(text, end), block.end)];
    const next = outline.statements[index + 1];
    return [start, next?.block === block.index ? next.start : block.end];
  });
  return merge(ranges).map(([start, end]): Range => (end >= block.end && start > block.start ? [endOfTextBefore(text, start), block.end] : [start, end]));
}

/**
 * Where what follows the block begins. A paragraph goes to the margin: with its indentation, it would become part of a list before the block.
 */
function nextBlock(text: string, outline: Outline, block: Block): number {
  const line = nextLineWithText(text, block.end);
  const next = outline.blocks[block.index + 1];
  return next?.kind === 'prose' && lineStart(text, next.start) === line ? next.start : line;
}

/** Merges, and where everything to the end of the file goes, takes the blank lines before it too. */
function join(text: string, ranges: readonly Range[]): Range[] {
  return merge(ranges).map(([start, end]): Range => (end >= text.length && start > 0 ? [Math.min(start, endOfLine(text, endOfTextBefore(text, start))), end] : [start, end]));
}

/** Overlapping and touching ranges made one; in order. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: Array<[number, number]> = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function without(text: string, ranges: readonly Range[]): string {
  let kept = '';
  let at = 0;
  for (const [start, end] of ranges) {
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}

const isBreak = (character: string | undefined) => character === '\n' || character === '\r';
const isSpace = (character: string | undefined) => character === ' ' || character === '\t' || isBreak(character);

/** Where the indentation before `at` begins: blocks and bullets begin their lines. */
function lineStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--;
  return from;
}

/** Start of the next line that is not blank: indentation is kept, for it may mean code. */
function nextLineWithText(text: string, at: number): number {
  let line = at;
  for (let to = at; to < text.length && isSpace(text[to]); to++) if (isBreak(text[to])) line = to + 1;
  let to = line;
  while (to < text.length && isSpace(text[to])) to++;
  return to === text.length ? text.length : line;
}

function endOfTextBefore(text: string, at: number): number {
  let to = at;
  while (to > 0 && isSpace(text[to - 1])) to--;
  return to;
}

/** Just past the line break that ends the line of `at`. */
function endOfLine(text: string, at: number): number {
  if (text[at] === '\r' && text[at + 1] === '\n') return at + 2;
  return isBreak(text[at]) ? at + 1 : at;
}
