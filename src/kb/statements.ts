/**
 * Article -> its outline: sections, blocks, and the statements in them with their place in the source.
 * A statement is one bullet of an unordered list or one sentence of a prose paragraph; only blocks at the top level hold any.
 * Steps, tables, code, headings, quotes, components, footnotes and items with nested blocks are never statements: nothing there is ever removed.
 */
import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import { anchors } from './anchors.ts';
import { ints } from './arena.ts';
import type { Article } from './article.ts';
import { bareOf } from './heading.ts';
import { hashOf } from './hash.ts';
import { canCut, flatten, sourceEnd, sourceStart, type Words, wordsOf } from './inline.ts';
import { isComment } from './parse.ts';
import { HEADINGS } from './policy.ts';
import { sayingOf } from './saying.ts';
import { sentences } from './sentences.ts';
import { endOf, startOf } from './span.ts';

export interface Section {
  index: number;
  /** '' for what comes before the first heading. */
  heading: string;
  /** 1 for what comes before the first heading, else 2 to 6. */
  depth: number;
  /** Fragment of the heading on the page, without '#'; '' before the first heading. */
  anchor: string;
  /** Index of the section it stands in, -1 at the top. */
  parent: number;
  role: 'summary' | 'takeaways' | 'related' | 'text';
  /** Blocks directly in it, subsections not counted. */
  blocks: number[];
}

export interface Block {
  index: number;
  section: number;
  kind: 'prose' | 'list' | 'other';
  start: number;
  end: number;
  /** The paragraph before it leads to it: it ends in a colon, or is one sentence before something that is no prose. */
  led: boolean;
  /** The author wrote a keep comment before it. */
  keep: boolean;
  /** For a list of any kind: what has to differ for two neighbouring lists not to become one. */
  list?: 'ordered' | '-' | '*' | '+';
  /** Items of a list that are not statements: steps, and items with blocks inside. They always stay. */
  fixed: number;
  /** Its statements: the first, and the one after the last. */
  from: number;
  to: number;
}

export interface Statement {
  index: number;
  kind: 'bullet' | 'sentence';
  /** What the reader sees, white space folded. */
  text: string;
  /** Canonical form; equal keys say the same. */
  key: string;
  /** Addresses it links to, in order; twins whose links differ are not twins. */
  links: string;
  footnote: boolean;
  /** All of it is one link: an entry of a reading list. */
  reference: boolean;
  section: number;
  block: number;
  /** Offsets in the article's text. */
  start: number;
  end: number;
  words: number;
  /** A person decided that it stays wherever it stands. */
  pinned?: boolean;
}

export interface Outline {
  sections: Section[];
  blocks: Block[];
  statements: Statement[];
  /** Per statement: hash of its key. */
  hashes: Int32Array;
  /** How many words they have together. */
  words: number;
  /** Offsets of keep comments that stand before no paragraph and no list, and so keep nothing. */
  idleKeeps: number[];
}

const KEEP = /^\s*\/\*\s*keep\s*\*\/\s*$/i;

/** @param article with its tree; offsets are those of its text, numbers count up in the order of the page */
export function outline(article: Article): Outline {
  const anchor = anchors();
  const sections: Section[] = [{ index: 0, heading: '', depth: 1, anchor: '', parent: -1, role: 'summary', blocks: [] }];
  const blocks: Block[] = [];
  const statements: Statement[] = [];
  const hashes: number[] = [];
  let words = 0;
  const idleKeeps: number[] = [];
  // What the node before says of the next: a keep comment at this offset, a colon at the end, a sentence alone.
  let keepAt: number | undefined;
  let colon = false;
  let alone = false;
  const idle = () => {
    if (keepAt !== undefined) idleKeeps.push(keepAt);
    keepAt = undefined;
  };

  for (const node of article.tree.children as RootContent[]) {
    const type: string = node.type;
    if (type === 'yaml' || type === 'definition') continue;
    if (type === 'mdxFlowExpression' && isComment((node as unknown as { value: string }).value)) {
      idle();
      if (KEEP.test((node as unknown as { value: string }).value)) keepAt = startOf(node);
      continue;
    }
    if (node.type === 'heading') {
      idle();
      // One text for all articles that have it: it is looked up again and again.
      const { heading } = bareOf(wordsOf(node.children).text.trim());
      let parent = sections.length - 1;
      while (parent >= 0 && (sections[parent] as Section).depth >= node.depth) parent = (sections[parent] as Section).parent;
      sections.push({ index: sections.length, heading, depth: node.depth, anchor: anchor(heading), parent, role: roleOf(heading), blocks: [] });
      colon = false;
      alone = false;
      continue;
    }
    const section = sections.at(-1) as Section;
    const kind = node.type === 'paragraph' ? 'prose' : node.type === 'list' && !node.ordered ? 'list' : 'other';
    const [start, end, led, keep] = [startOf(node), endOf(node), colon || (alone && kind !== 'prose'), keepAt !== undefined];
    // Written at once, `list` is kept beside the others and not in a store of its own.
    const block: Block =
      node.type === 'list'
        ? { index: blocks.length, section: section.index, kind, start, end, led, keep, fixed: 0, from: statements.length, to: statements.length, list: node.ordered ? 'ordered' : (article.text[start] as '-' | '*' | '+') }
        : { index: blocks.length, section: section.index, kind, start, end, led, keep, fixed: 0, from: statements.length, to: statements.length };
    blocks.push(block);
    section.blocks.push(block.index);
    keepAt = undefined;
    colon = false;
    alone = false;
    if (node.type === 'paragraph') {
      noteKeeps(node);
      const prose = flatten(node.children, article.text);
      const ranges = sentences(prose.text, (at) => canCut(prose, at));
      colon = prose.text.trimEnd().endsWith(':');
      alone = ranges.length === 1;
      for (const range of ranges) {
        const from = sourceStart(prose, range[0]);
        add(prose, range[0], range[1], 'sentence', from, sourceEnd(prose, range[1]), from, block);
      }
    } else if (kind === 'list') {
      for (const item of (node as List).children) bullet(item, block);
    }
    block.to = statements.length;
  }
  for (const section of sections) section.blocks = section.blocks.slice();
  idle();
  return { sections, blocks, statements, hashes: packed(hashes), words, idleKeeps };

  /** A keep comment inside a line keeps nothing. */
  function noteKeeps({ children }: Paragraph): void {
    for (const child of children) if ((child.type as string) === 'mdxTextExpression' && KEEP.test((child as unknown as { value: string }).value)) idleKeeps.push(startOf(child));
  }

  function bullet(item: ListItem, block: Block): void {
    if (!isPlainBullet(item)) {
      block.fixed++;
      return;
    }
    const paragraph = item.children[0] as Paragraph;
    noteKeeps(paragraph);
    const prose = wordsOf(paragraph.children);
    add(prose, 0, prose.text.length, 'bullet', startOf(item), endOf(item), startOf(paragraph), block);
  }

  /** @param written where the words begin in the source, if it has them as they are read */
  function add(prose: Words, from: number, to: number, kind: Statement['kind'], start: number, end: number, written: number, block: Block): void {
    const { text, key, hash, links, footnote, reference, words: own } = sayingOf(article.text, prose, from, to, written);
    hashes.push(hash);
    words += own;
    statements.push({ index: statements.length, kind, text, key, links, footnote, reference, section: block.section, block: block.index, start, end, words: own });
  }
}

function packed(numbers: readonly number[]): Int32Array {
  const own = ints(numbers.length);
  own.set(numbers);
  return own;
}

/** Of the keys of the statements. */
export const hashesOf = (statements: readonly Statement[]): Int32Array => packed(statements.map(({ key }) => hashOf(key)));

/** What a statement is compared by: what it says and where its links go. */
export const identity = ({ key, links }: Pick<Statement, 'key' | 'links'>) => (links === '' ? key : `${key}\u0000${links}`);

function roleOf(heading: string): Section['role'] {
  const folded = heading.toLowerCase().trim();
  if (folded === HEADINGS.takeaways) return 'takeaways';
  return folded === HEADINGS.related ? 'related' : 'text';
}

/** One paragraph and no tick box. */
const isPlainBullet = (item: ListItem) => (item.checked ?? null) === null && item.children.length === 1 && item.children[0]?.type === 'paragraph';
