/**
 * The braces and module words of a text: where code would begin, and which of them are plain text after all.
 * Every scan is linear; what it finds is bounded by MOST_PER_RULE.
 */
import type { Root } from 'mdast';
import { MOST_PER_RULE } from './bytes.ts';
import type { Problem } from './frontmatter.ts';
import { endOf, startOf } from './span.ts';
import { walk } from './walk.ts';

/** Offsets of the braces that open neither an empty expression nor a comment, and are not escaped. */
export function looseBraces(text: string, from: number): number[] {
  const loose: number[] = [];
  let close = -2;
  let afterClose = false;
  for (let at = text.indexOf('{', from); at >= 0; at = text.indexOf('{', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 1) continue;
    const inside = skipSpace(text, at + 1);
    if (text[inside] === '}') continue;
    if (text.startsWith('/*', inside)) {
      // Remembered, so that many openings of one comment are looked at once.
      if (close !== -1 && close < inside + 2) {
        close = text.indexOf('*/', inside + 2);
        afterClose = close >= 0 && endsInBrace(text, close + 2);
      }
      if (close >= 0 && afterClose) continue;
    }
    loose.push(at);
  }
  return loose;
}

/** Only comments and white space up to a closing brace? */
function endsInBrace(text: string, from: number): boolean {
  let at = skipSpace(text, from);
  while (text.startsWith('/*', at)) {
    const close = text.indexOf('*/', at + 2);
    if (close < 0) return false;
    at = skipSpace(text, close + 2);
  }
  return text[at] === '}';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] as string)) at++;
  return at;
}

/** Where a line begins with a word that opens a module statement; “export” does so alone on its line too. Cut short, such a statement ends the parser's whole process. */
export const moduleWords = (text: string, from: number) => [...text.slice(from).matchAll(/(?<![^\r\n])(?:import(?=[ \t{*])|export(?=[ \t{*\r\n]))/g)].map(({ index }) => from + index);

/** For each unit: 2 in fenced code and comments, 1 in what is read as text unless a line begins there, else 0. */
function literalUnits(tree: Root, text: string): Uint8Array {
  const literal = new Uint8Array(text.length);
  walk(tree, (node) => {
    if (node.type === 'code' || node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') literal.fill(2, startOf(node), endOf(node));
    else if (node.type === 'inlineCode' || node.type === 'definition' || node.type === 'image' || node.type === 'imageReference') literal.fill(1, startOf(node), endOf(node));
    // Not an address without brackets: where it ends depends on the brace.
    else if ((node.type === 'link' || node.type === 'linkReference') && text[startOf(node)] === '[') {
      const words = node.children!.at(-1);
      literal.fill(1, words ? endOf(words) : startOf(node), endOf(node));
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const [from, to] of quoted(text, startOf(node))) literal.fill(1, from, to);
    }
  });
  return literal;
}

/** Ranges of the quoted attributes of the tag that opens at `from`. */
function quoted(text: string, from: number): Array<[number, number]> {
  const ranges: Array<[number, number]> = [];
  const marks = /"[^"]*"|'[^']*'|>/g;
  marks.lastIndex = from;
  for (let found = marks.exec(text); found && found[0] !== '>'; found = marks.exec(text)) ranges.push([found.index, marks.lastIndex - 1]);
  return ranges;
}

/** A line that begins with a brace, after the marks of quotes, is an expression to the parser whatever stands around it. */
function opensLine(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && /[ \t>]/.test(text[from - 1] as string)) from--;
  return from === 0 || /[\r\n]/.test(text[from - 1] as string);
}

const OPEN_BRACE = { message: 'a brace is opened and not closed', hint: 'Write \\{ for a brace that is text.' };
const OPEN_COMMENT = { message: 'a comment is opened and not closed', hint: 'Write */} where it ends.' };

/** The braces that do open code. `tree` is the text read with stand-ins for them. */
export function braceProblems(text: string, tree: Root, braces: readonly number[]): Problem[] {
  const literal = literalUnits(tree, text);
  const problems: Problem[] = [];
  let end = 0;
  for (const start of braces) {
    if (start < end || problems.length >= MOST_PER_RULE) continue;
    if (literal[start] === 2 || (literal[start] === 1 && !opensLine(text, start))) continue;
    const close = closingBrace(text, start);
    end = close ?? start;
    if (close === undefined) problems.push({ start, rule: 'mdx-syntax', ...(text.startsWith('{/*', start) ? OPEN_COMMENT : OPEN_BRACE) });
    else problems.push({ start, end: close, rule: 'mdx-expression', message: 'an expression in braces is code; an article is text', hint: text[start - 1] === '=' ? 'Write an attribute as name="text".' : 'Write \\{ for a brace that is text.' });
  }
  return problems;
}

/** Just past the brace that closes the one at `start`, before the next blank line. */
function closingBrace(text: string, start: number): number | undefined {
  const marks = /[{}]|\n[ \t]*\r?\n/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    if (found[0] === '{') depth++;
    else if (found[0] === '}') depth--;
    else return undefined;
    if (depth === 0) return marks.lastIndex;
  }
  return undefined;
}

/** The module words that begin a paragraph; elsewhere they are words. */
export function moduleProblems(text: string, tree: Root, modules: readonly number[]): Problem[] {
  const problems: Problem[] = [];
  const places = new Set(modules);
  walk(tree, (node) => {
    const start = startOf(node);
    if (!places.has(start) || !/^(?:paragraph|heading|table)$/.test(node.type)) return;
    places.delete(start);
    const word = text.slice(start, start + 6);
    problems.push({ start, end: start + 6, rule: 'mdx-module', message: `a paragraph that begins with “${word}” is code; an article is text`, hint: `Remove it, or begin the sentence with another word.` });
  });
  return problems.slice(0, MOST_PER_RULE);
}
