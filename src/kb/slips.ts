/**
 * A node of a tree that Markdown accepts, but not as it was meant: what a renderer would drop in silence, or print as bare marks.
 * Each is a small loss for the author, so each is told.
 */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { Problem } from './frontmatter.ts';
import { isVisible } from './policy.ts';
import { endOf, type Placed, startOf } from './span.ts';

export type AnyNode = { type: string; children?: AnyNode[] } & Placed & Record<string, unknown>;

interface Span {
  start: number;
  end: number;
}

/** Chinese, Japanese and other writing that does without spaces aside. */
const LONG = 1000;
const LONG_WORD = new RegExp(`[^\\s\\p{Cc}\\p{Lo}\\p{Mn}\\p{Mc}]{${LONG},}`, 'gu');
/** The matches of an expression in a text; most texts lack what all of them have, and that is found sooner. */
const matches = (source: string, has: boolean, expression: RegExp) => (has ? [...source.matchAll(expression)] : []);

const SLIPS: Readonly<Record<string, (node: AnyNode, source: string, at: Span) => Problem[]>> = {
  heading: (node, _source, at) => (shows(node) ? [] : [{ ...at, rule: 'heading-empty', message: 'the heading has no words', hint: 'Write them, or delete the marks.' }]),
  listItem: (node, _source, at) => (shows(node) && !/^\[[ xX]?\]$/.test(onlyWords(node)) ? [] : [{ ...at, rule: 'item-empty', message: 'the bullet or step has no words', hint: 'Write them, or delete the line.' }]),
  link: (node, _source, at) => (shows(node) ? [] : [{ ...at, rule: 'link-empty', message: 'the link has no words, so nobody could see or follow it', hint: 'Write [words](address).' }]),
  code: (_node, source, at) => (isOpen(source, /^(?:`{3,}|~{3,})/.exec(source)?.[0]) ? [{ ...at, end: at.start + 3, rule: 'code-unclosed', message: 'the block of code is never closed, so all that follows would be code', hint: 'Put the same marks on a line of their own where the code ends.' }] : []),
  table: (node) => {
    const rows = node.children as Array<AnyNode & { children: AnyNode[] }>;
    // One that a tag runs through, of which is told elsewhere.
    if (rows.some(({ type, children }) => type !== 'tableRow' || children.some((cell) => cell.type !== 'tableCell' || cell.children?.some(({ type }) => type === 'tableCell' || type === 'tableRow')))) return [];
    const columns = rows[0]!.children.length;
    return rows.flatMap(({ children }) => {
      const lost = children.slice(columns).find(shows);
      return lost ? [{ start: startOf(lost), end: endOf(lost), rule: 'table-cells', message: `the row has ${children.length} cells and the table ${columns} columns; this cell would not be shown`, hint: 'Add a column to the first two rows, or write \\| for a bar that is text, in code too.' }] : [];
    });
  },
  paragraph: (_node, source, at) => (/^[ \t]*\|.*\|[ \t]*\r?\n[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+/.test(source) ? [{ ...at, end: at.start + 1, rule: 'table-form', message: 'this is not read as a table: its first two rows differ in their number of cells', hint: 'Give the row of hyphens one cell for each cell of the first row.' }] : []),
  text: (_node, source, at) => [
    ...matches(source, source.length >= LONG, LONG_WORD).map(({ index, 0: { length } }) => ({ start: at.start + index, end: at.start + index + Math.min(length, 80), rule: 'word-long', message: `a word of ${length} characters, which no page has room for`, hint: 'Break it up, or write it as code.' })),
    ...matches(source, source.includes(']('), /(?<!\\)\[(?:[^[\]\\]|\\.)*\]\(/g).map(({ index, 0: { length } }) => ({ start: at.start + index, end: at.start + index + length, rule: 'link-unread', message: 'this is not read as a link', hint: 'The address holds no spaces and its bracket is closed: [words](/address/).' })),
    ...matches(source, source.includes('&'), /(?<!\\)&(?:#[xX]([0-9a-fA-F]+)|#(\d+)|[A-Za-z][A-Za-z0-9]{1,31});/g).flatMap((found) => {
      const code = found[1] ? Number.parseInt(found[1], 16) : found[2] ? Number(found[2]) : undefined;
      const known = code === undefined ? decodeNamedCharacterReference(found[0].slice(1, -1)) !== false : code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      const start = at.start + found.index;
      return known ? [] : [{ start, end: start + found[0].length, rule: 'entity-unknown', message: `${found[0]} stands for no character`, hint: 'Write the character itself, or &amp; for an “and” sign that is text.' }];
    }),
  ],
};

/** What is wrong with `node`, whose source is `text` at `at`. */
export function slipsOf(node: AnyNode, text: string, at: Span): Problem[] {
  return Object.hasOwn(SLIPS, node.type) ? (SLIPS[node.type] as (typeof SLIPS)[string])(node, text.slice(at.start, at.end), at) : [];
}

/** Does the last line not repeat the marks of the first? Quotes and indents before it are not the fence's. */
function isOpen(source: string, mark: string | undefined): boolean {
  if (mark === undefined) return false;
  const last = source.split(/\r?\n/).slice(1).at(-1)?.replace(/^[ \t>]*/, '').trimEnd();
  return last === undefined || last.length < mark.length || last !== mark[0]!.repeat(last.length);
}

/** Is there anything in it that a reader would see, be it a drawing? */
export function shows(node: AnyNode): boolean {
  const stack = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (hasWords(next) || next['name'] === 'Figure') return true;
    for (const child of next.children ?? []) stack.push(child);
  }
  return false;
}

/** Is this node itself visible text? */
export const hasWords = (node: AnyNode) => (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') && isVisible(String(node.value));

/** The text of an item that holds one text and nothing else. */
function onlyWords({ children: [paragraph, more] = [] }: AnyNode): string {
  const [text, rest] = paragraph?.children ?? [];
  return !more && !rest && text?.type === 'text' ? String(text['value']).trim() : '';
}
