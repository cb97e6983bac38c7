/**
 * A plain-text article -> its parts: title, introduction, headings, bullets, paragraphs.
 * The shape: a title on the first line; a heading is a short line without a final point; a bullet starts with “- ”.
 * Every non-blank line ends up in exactly one part.
 */
import type { BlockContent, List, ListItem, PhrasingContent, RootContent } from 'mdast';
import type { Issue } from '../issue.ts';
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
  | { kind: 'bullet'; text: string; checked: boolean | null }
  | { kind: 'step'; text: string; number: number }
  | { kind: 'prose'; text: string };

const BULLET = /^\s*[-*•·‣–]\s+(?:\[([ xX])\]\s+)?(\S.*)$/;
const STEP = /^\s*(\d{1,3})[.)]\s+(\S.*)$/;
const MARKED_HEADING = /^(#{1,6})\s+(\S.*?)\s*#*$/;
/** A longer line, or one that ends like a sentence, is prose. */
const HEADING_MOST = 100;
/** A shorter line is not broken for want of room. */
const WRAPPED_LEAST = 40;

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
  const issues: Issue[] = [];
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
  let blankBefore = true;
  for (const [at, line] of raw.entries()) {
    if (line.trim() === '') {
      blankBefore = true;
      continue;
    }
    const last = lines.at(-1);
    const bullet = BULLET.exec(line);
    const step = STEP.exec(line);
    const marked = MARKED_HEADING.exec(line);
    if (bullet) lines.push({ kind: 'bullet', text: bullet[2] as string, checked: bullet[1] === undefined ? null : bullet[1] !== ' ' });
    else if (step) lines.push({ kind: 'step', text: step[2] as string, number: Number(step[1]) });
    else if (marked) lines.push({ kind: 'heading', text: marked[2] as string, depth: Math.min(4, Math.max(2, (marked[1] as string).length)) as 2 | 3 | 4 });
    else if (!blankBefore && last && last.kind !== 'heading' && continues(last, line)) last.text += ` ${line.trim()}`;
    else if (isHeading(line, raw.slice(at + 1))) lines.push({ kind: 'heading', text: line.trim(), depth: 2 });
    else lines.push({ kind: 'prose', text: line.trim() });
    blankBefore = false;
  }
  return lines;
}

/** A wrapped line: indented under a bullet, or going on in small letters where the last line did not end a sentence. */
function continues(last: Line, line: string): boolean {
  if (last.kind !== 'prose') return /^\s/.test(line);
  return !/[.!?:…]["”’)]?$/.test(last.text) && last.text.length >= WRAPPED_LEAST && /^\s*\p{Ll}/u.test(line);
}

/** Short, not ended like a sentence, and something follows. */
function isHeading(line: string, rest: readonly string[]): boolean {
  const text = line.trim();
  if (/^\s/.test(line) || text.length > HEADING_MOST || /[.!:;,…]["”’)]?$/.test(text)) return false;
  if (text.endsWith('?') && text.split(/\s+/).length > 12) return false;
  if (text.length >= WRAPPED_LEAST && /^\s*\p{Ll}/u.test(rest[0] ?? '')) return false;
  return rest.some((next) => next.trim() !== '');
}

function build(lines: readonly Line[]): RootContent[] {
  const body: RootContent[] = [];
  for (const line of lines) {
    const last = body.at(-1);
    if (line.kind === 'heading') body.push({ type: 'heading', depth: line.depth, children: inline(line.text) });
    else if (line.kind === 'prose') body.push({ type: 'paragraph', children: inline(line.text) });
    else {
      const ordered = line.kind === 'step';
      const item: ListItem = { type: 'listItem', spread: false, checked: line.kind === 'bullet' ? line.checked : null, children: [{ type: 'paragraph', children: inline(line.text) } as BlockContent] };
      if (last?.type === 'list' && Boolean(last.ordered) === ordered) last.children.push(item);
      else body.push({ type: 'list', ordered, ...(line.kind === 'step' ? { start: line.number } : {}), spread: false, children: [item] } satisfies List);
    }
  }
  return body;
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
