/**
 * What is left of pages while statements are taken out of them: per statement whether it stands, per block and section how much is left,
 * kept up to date in flat arrays, so that no question needs a walk over the page. What a page has to meet is asked in layout-rules.ts.
 *
 * Statements, blocks and sections are numbered through all pages, in page order. Of two pages, the second of which has two blocks:
 *
 *     page             0        | 1                       statementsFrom = 0 3 8
 *     statement        0  1  2  | 3  4  5  6  7           blocksFrom     = 0 1 3
 *     blockOf          0  0  0  | 1  1  2  2  2           first          = 0 3 5
 *     stands           1  0  1  | 1  1  1  0  0           left           = 2 2 1
 */
import { grown } from './arena.ts';
import type { Residue } from './residue.ts';
import type { Block, Statement } from './statements.ts';

/** What a block is: a list; neither list nor prose; led to by the block before. */
export const [LIST, OTHER, LED] = [1, 2, 4] as const;
/** The list had statements or items that differ, so that one alone would be an orphan. */
export const SEVERAL = 8;

/** What kind of list a block is, as a number; 0 for no list. Neighbours of one kind would run together. */
const LIST_KINDS: ReadonlyArray<Block['list']> = [undefined, 'ordered', '-', '*', '+'];

export class Layout {
  pages = 0;
  /** Has a block or section come near its end since the pages were added? Before, no rule can be broken. */
  nearEnd = false;
  /** Per page: where its statements, blocks and sections begin; one more at the end. */
  statementsFrom = new Int32Array(2);
  blocksFrom = new Int32Array(2);
  sectionsFrom = new Int32Array(2);
  /** Per statement: does it still stand? And its block. */
  stands = new Uint8Array(64);
  #blockOf = new Int32Array(64);
  /** Per block: its section; its first statement, and how many it has; how many stood at first; how many are left, items that are no statements included. */
  sectionOf = new Int32Array(32);
  first = new Int32Array(32);
  span = new Int32Array(32);
  size = new Int32Array(32);
  left = new Int32Array(32);
  /** Per block: what it is, and what kind of list. */
  flags = new Uint8Array(32);
  list = new Uint8Array(32);
  /** Per section: the one around it, or -1; its first block, and how many it has. */
  #parent = new Int32Array(16);
  firstBlock = new Int32Array(16);
  blocks = new Int32Array(16);
  /** Per section: blocks that had not gone at first; pieces of content left in it and in its subsections. */
  had = new Int32Array(16);
  content = new Int32Array(16);

  /** Forgets all pages and keeps the room. */
  clear(): void {
    this.pages = 0;
    this.nearEnd = false;
  }

  /** Adds a page, of which more may be taken out. */
  add(left: Residue): void {
    const { statements, blocks, sections } = left.outline;
    const page = this.pages++;
    this.statementsFrom = grown(this.statementsFrom, page + 2);
    this.blocksFrom = grown(this.blocksFrom, page + 2);
    this.sectionsFrom = grown(this.sectionsFrom, page + 2);
    const [from, block0, section0] = [this.statementsFrom[page] as number, this.blocksFrom[page] as number, this.sectionsFrom[page] as number];
    this.statementsFrom[page + 1] = from + statements.length;
    this.blocksFrom[page + 1] = block0 + blocks.length;
    this.sectionsFrom[page + 1] = section0 + sections.length;
    this.#makeRoom(from + statements.length, block0 + blocks.length, section0 + sections.length);
    for (const { index, parent, blocks: own } of sections) {
      const at = section0 + index;
      this.#parent[at] = parent < 0 ? -1 : section0 + parent;
      this.firstBlock[at] = block0 + (own[0] ?? 0);
      this.blocks[at] = own.length;
      this.had[at] = this.content[at] = 0;
    }
    const blockOf = this.#blockOf;
    for (const { index, section, from: first, to } of blocks) {
      const at = block0 + index;
      this.sectionOf[at] = section0 + section;
      this.first[at] = from + first;
      this.span[at] = to - first;
      this.size[at] = this.left[at] = this.flags[at] = 0;
      blockOf.fill(at, from + first, from + to);
    }
    left.eachBlock((block, size, led) => {
      const { index, section, kind, fixed, list } = block;
      const at = block0 + index;
      this.size[at] = size;
      this.left[at] = size + fixed;
      this.flags[at] = (kind === 'list' ? LIST : kind === 'other' ? OTHER : 0) | (led ? LED : 0) | (kind === 'list' && several(left, block, size) ? SEVERAL : 0);
      this.list[at] = list === undefined ? 0 : LIST_KINDS.indexOf(list);
      this.had[section0 + section]!++;
      this.#addContent(section0 + section, size + (kind === 'other' ? 1 : fixed));
    });
    this.stands.set(left.stands, from);
  }

  /** Statements of all pages. */
  get statements(): number {
    return this.statementsFrom[this.pages] as number;
  }

  /** Takes out a statement that stands. */
  remove(statement: number): void {
    this.#set(statement, 0, -1);
  }

  /** Puts back one that was taken out. */
  restore(statement: number): void {
    this.#set(statement, 1, 1);
  }

  blockOf(statement: number): number {
    return this.#blockOf[statement] as number;
  }

  /** How many statements the block of this one can lose without any rule of a page being broken. */
  spare(statement: number): number {
    const block = this.#blockOf[statement] as number;
    return (this.left[block] as number) - (this.flags[block]! & LIST ? 2 : 1);
  }

  #set(statement: number, value: 0 | 1, change: 1 | -1): void {
    this.stands[statement] = value;
    const block = this.#blockOf[statement] as number;
    const section = this.sectionOf[block] as number;
    const left = (this.left[block] as number) + change;
    this.left[block] = left;
    if (this.#addContent(section, change) || left <= 1) this.nearEnd = true;
  }

  /** True when a section has nothing left. */
  #addContent(section: number, change: number): boolean {
    let empty = false;
    for (let at = section; at >= 0; at = this.#parent[at] as number) if ((this.content[at]! += change) === 0) empty = true;
    return empty;
  }

  #makeRoom(statements: number, blocks: number, sections: number): void {
    this.stands = grown(this.stands, statements);
    this.#blockOf = grown(this.#blockOf, statements);
    this.sectionOf = grown(this.sectionOf, blocks);
    this.first = grown(this.first, blocks);
    this.span = grown(this.span, blocks);
    this.size = grown(this.size, blocks);
    this.left = grown(this.left, blocks);
    this.flags = grown(this.flags, blocks);
    this.list = grown(this.list, blocks);
    this.#parent = grown(this.#parent, sections);
    this.firstBlock = grown(this.firstBlock, sections);
    this.blocks = grown(this.blocks, sections);
    this.had = grown(this.had, sections);
    this.content = grown(this.content, sections);
  }
}

/** Does the list say more than one thing? */
function several({ outline: { statements }, stands }: Residue, { from, to, fixed }: Block, size: number): boolean {
  if (size === 0 || fixed > 0) return size + fixed > 1;
  let first: string | undefined;
  for (let at = from; at < to; at++) {
    if (stands[at] === 0) continue;
    const { key } = statements[at] as Statement;
    if (first !== undefined && first !== key) return true;
    first = key;
  }
  return false;
}
