/**
 * A plain-text article -> its parts: title, introduction, headings, bullets, paragraphs.
 * The shape: a title on the first line; a heading is a line that names what comes below it; a bullet starts with “- ”, and one that
 * is indented further belongs to the item above it; lines with as many tabs are the rows of a table.
 * Every non-blank line ends up in exactly one part.
 */
import type { BlockContent, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import type { Issue } from '../issue.ts';
import { headingLines, WRAPPED_LEAST } from './heading-line.ts';
import { fileNames } from './markdown.ts';
import { notes, type Page, readText } from './page.ts';

export interface Draft {
  title: string;
  /** The first words of the introduction, for search results; the title when there is no introduction. */
  description: string;
  body: RootContent[];
}

type Line =
  | { kind: 'heading'; text: string; depth: 2 | 3 | 4 }
  | { kind: 'bullet'; text: string; indent: number; checked: boolean | null }
  | { kind: 'step'; text: string; indent: number; number: number }
  | { kind: 'row'; text: string; cells: string[] }
  | { kind: 'prose'; text: string };

/** With the marks of word processors; theirs for Symbol and Wingdings have no other name. */
const BULLET = /^(\s*)[-*•·‣–◦∙●○▪▫■◆◇❖►▸➢➤\uf0b7\uf0a7]\s+(?:\[([ xX])\]\s+)?(\S.*)$/;
const BOX = /^(\s*)([☐□☑☒])\s*(\S.*)$/;
const STEP = /^(\s*)(\d{1,3})[.)]\s+(\S.*)$/;
/** A step below a step: its letter is kept, since other steps may speak of it. */
const LETTERED = /^(\s+)([a-z][.)]\s+\S.*)$/;
/** A sign that says something of its item, as a tick does, is kept. */
const SIGNED = /^(\s*)((?:[✓✔✕✖✗✘✅❌❎]|[→⇒➔➜➡]|[★☆])\ufe0f?\s*\S.*)$/;
const MARKED_HEADING = /^(#{1,6})\s+(\S.*?)\s*#*$/;
/** Columns further in that make an item part of the one above. */
const NESTED_LEAST = 2;
const TAB_COLUMNS = 4;

/** A longer first line is no title. */
const TITLE_MOST = 120;

/** Bytes of a text file -> its Page. */
export function readTextFile(path: string, bytes: Uint8Array): { pages: Page[]; issues: Issue[] } {
  const read = readText(path, bytes);
  if (read.issue) return { pages: [], issues: [read.issue] };
  const { title, description, body } = readPlainText(read.text);
  const lines = read.text
    .split(/\r\n|\r|\n/)
    .flatMap((text, at) => (text.trim() === '' ? [] : [{ line: at + 1, text: text.replace(/^\s*\d{1,3}[.)]\s+/, '').replace(/^\s*[-*•]\s+\[[ xX]\]\s+/, '') }]));
  const issues: Issue[] = [...read.told];
  if (title.length > TITLE_MOST) {
    notes(path, issues)('import-title', `the first line is the title, and longer than ${TITLE_MOST} characters`, { line: lines[0]!.line, severity: 'error', hint: 'Write a short title on a line of its own above it.' });
    return { pages: [], issues };
  }
  return { pages: [{ path, line: 1, title, description, addresses: [], names: fileNames(path), body, anchors: new Map(), lines, issues }], issues: [] };
}

export function readPlainText(text: string): Draft {
  const raw = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  const first = raw.findIndex((line) => line.trim() !== '');
  const title = first < 0 ? '' : (raw[first] as string).trim().replace(MARKED_HEADING, '$2');
  const lines = classify(raw.slice(first + 1));
  const [opening] = lines;
  return { title, description: summarise(opening?.kind === 'prose' ? opening.text : title), body: build(lines) };
}

function classify(raw: readonly string[]): Line[] {
  const lines: Line[] = [];
  const headings = headingLines(raw, (line) => itemOf(line, undefined) !== undefined);
  let blankBefore = true;
  for (const [at, line] of raw.entries()) {
    if (line.trim() === '') {
      blankBefore = true;
      continue;
    }
    const last = lines.at(-1);
    const item = itemOf(line, last);
    const marked = MARKED_HEADING.exec(line);
    const cells = line.trim().split('\t');
    if (item) lines.push(item);
    else if (marked) lines.push({ kind: 'heading', text: marked[2] as string, depth: Math.min(4, Math.max(2, (marked[1] as string).length)) as 2 | 3 | 4 });
    else if (!blankBefore && last && continues(last, line, cells.length > 1)) last.text += ` ${line.trim()}`;
    else if (cells.length > 1) lines.push({ kind: 'row', text: line.trim(), cells: cells.map((cell) => cell.trim()) });
    else if (headings[at]) lines.push({ kind: 'heading', text: line.trim(), depth: 2 });
    else lines.push({ kind: 'prose', text: line.trim() });
    blankBefore = false;
  }
  return lines;
}

/** A line that begins a bullet or a step. */
function itemOf(line: string, last: Line | undefined): Line | undefined {
  const [, before = '', box, text] = BULLET.exec(line) ?? [];
  if (text !== undefined) return { kind: 'bullet', text, indent: columns(before), checked: box === undefined ? null : box !== ' ' };
  const [, beforeBox = '', sign, boxed] = BOX.exec(line) ?? [];
  if (boxed !== undefined) return { kind: 'bullet', text: boxed, indent: columns(beforeBox), checked: sign === '☑' || sign === '☒' };
  const [, beforeSign = '', signed] = SIGNED.exec(line) ?? [];
  if (signed !== undefined) return { kind: 'bullet', text: signed, indent: columns(beforeSign), checked: null };
  const [, beforeStep = '', number, step] = STEP.exec(line) ?? [];
  if (step !== undefined) return { kind: 'step', text: step, indent: columns(beforeStep), number: Number(number) };
  const [, beforeLetter = '', lettered] = last?.kind === 'step' || last?.kind === 'bullet' ? (LETTERED.exec(line) ?? []) : [];
  return lettered === undefined ? undefined : { kind: 'bullet', text: lettered, indent: columns(beforeLetter), checked: null };
}

const columns = (space: string) => [...space].reduce((sum, sign) => sum + (sign === '\t' ? TAB_COLUMNS : 1), 0);

/** A wrapped line: indented under a bullet, or going on in small letters where the last line did not end a sentence. */
function continues(last: Line, line: string, isRow: boolean): boolean {
  if (last.kind === 'heading' || last.kind === 'row') return false;
  if (last.kind !== 'prose') return /^\s/.test(line);
  return !isRow && !/[.!?:…]["”’)]?$/.test(last.text) && last.text.length >= WRAPPED_LEAST && /^\s*\p{Ll}/u.test(line);
}

function build(lines: readonly Line[]): RootContent[] {
  const body: RootContent[] = [];
  /** The lists that are open, the outermost first, each with how far its items are indented. */
  let open: Array<{ list: List; indent: number }> = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (line.kind === 'bullet' || line.kind === 'step') {
      open = place(line, body, open);
      continue;
    }
    open = [];
    if (line.kind === 'heading') body.push({ type: 'heading', depth: line.depth, children: inline(line.text) });
    else if (line.kind === 'prose') body.push({ type: 'paragraph', children: inline(line.text) });
    else {
      const rows = [line];
      for (let next = lines[at + 1]; next?.kind === 'row' && next.cells.length === line.cells.length; next = lines[at + rows.length]) rows.push(next);
      if (rows.length === 1) body.push({ type: 'paragraph', children: inline(line.text) });
      else body.push({ type: 'table', children: rows.map(({ cells }) => ({ type: 'tableRow', children: cells.map((cell) => ({ type: 'tableCell', children: inline(cell) })) })) });
      at += rows.length - 1;
    }
  }
  return body;
}

/** Puts an item into the list that it belongs to -> the lists that are open after it. */
function place(line: Line & { kind: 'bullet' | 'step' }, body: RootContent[], before: ReadonlyArray<{ list: List; indent: number }>): Array<{ list: List; indent: number }> {
  const ordered = line.kind === 'step';
  const item: ListItem = { type: 'listItem', spread: false, checked: line.kind === 'bullet' ? line.checked : null, children: [{ type: 'paragraph', children: inline(line.text) } as BlockContent] };
  const open = [...before];
  // An item that stands further out than the innermost list closes it, if there is a list around it that it can belong to.
  while (open.length > 1 && line.indent < open.at(-1)!.indent) open.pop();
  const inner = open.at(-1);
  const isDeeper = inner !== undefined && line.indent >= inner.indent + NESTED_LEAST;
  if (inner && !isDeeper && Boolean(inner.list.ordered) === ordered) {
    inner.list.children.push(item);
    return open;
  }
  if (!isDeeper) open.pop();
  const list: List = { type: 'list', ordered, ...(line.kind === 'step' ? { start: line.number } : {}), spread: false, children: [item] };
  (open.at(-1)?.list.children.at(-1)?.children ?? body).push(list);
  return [...open, { list, indent: line.indent }];
}

/** Text as it is, except that a web address becomes a link. */
function inline(text: string): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"”’]*[^\s<>"”’.,;:!?)\]]/g)) {
    if (found.index > from) parts.push({ type: 'text', value: text.slice(from, found.index) });
    parts.push({ type: 'link', url: found[0], children: [{ type: 'text', value: found[0] }] });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ type: 'text', value: text.slice(from) });
  return parts;
}

/** At most 160 characters, ended at a sentence where one ends in time, else at a word. */
export function summarise(text: string): string {
  if (text.length <= 160) return text;
  const head = text.slice(0, 160);
  const sentence = head.search(/[.!?][^.!?]*$/);
  if (sentence >= 60) return head.slice(0, sentence + 1);
  return `${head.slice(0, 159).replace(/\s+\S*$/, '')}…`;
}
