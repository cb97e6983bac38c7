/**
 * What is left of pages while statements are taken out of them, and the rules each page has to meet:
 * no heading loses its last content, no list is left with a single orphan bullet where it had several, no lead-in stays without what
 * it leads to, no two lists run together. Flat arrays of numbers, with counts kept up to date: each question is answered without a
 * walk over the page. Statements, blocks and sections are numbered through all pages, in page order.
 */
import { grown } from './arena.ts';
import type { KeptReason } from './placement.ts';
import type { Residue } from './residue.ts';
import type { Block, Statement } from './statements.ts';

const LIST = 1;
const OTHER = 2;
const LED = 4;
/** The list had statements or items that differ, so that one alone would be an orphan. */
const SEVERAL = 8;

/** What kind of list a block is, as a number; 0 for no list. Neighbours of one kind would run together. */
const LIST_KINDS: ReadonlyArray<Block['list']> = [undefined, 'ordered', '-', '*', '+'];

export class Layout {
  /** Number of the first statement of each page, and one past the last. */
  statementsFrom = new Int32Array(2);
  /** Per statement: does it still stand? */
  stands: Uint8Array;
  pages = 0;
  /** Pages on which a list, block or section came near its end; only these can break a rule. */
  readonly suspects = new Set<number>();
  #blocksFrom = new Int32Array(2);
  #sectionsFrom = new Int32Array(2);
  #blockOf: Int32Array;
  // Per block: its section, its statements, how many of them stood at first, and what is left of it.
  #sectionOf: Int32Array;
  #first: Int32Array;
  #span: Int32Array;
  #size: Int32Array;
  #left: Int32Array;
  #flags: Uint8Array;
  #list: Uint8Array;
  // Per section.
  #parent: Int32Array;
  #firstBlock: Int32Array;
  #blocks: Int32Array;
  /** Blocks that had not gone at first. */
  #had: Int32Array;
  /** Pieces of content directly in it or in its subsections. */
  #content: Int32Array;

  /** Room for so many statements to begin with; it grows. */
  constructor(room = 64) {
    this.stands = new Uint8Array(room);
    this.#blockOf = new Int32Array(room);
    const blocks = Math.max(8, room >> 1);
    [this.#sectionOf, this.#first, this.#span, this.#size, this.#left] = [new Int32Array(blocks), new Int32Array(blocks), new Int32Array(blocks), new Int32Array(blocks), new Int32Array(blocks)];
    [this.#flags, this.#list] = [new Uint8Array(blocks), new Uint8Array(blocks)];
    const sections = Math.max(8, room >> 2);
    [this.#parent, this.#firstBlock, this.#blocks, this.#had, this.#content] = [new Int32Array(sections), new Int32Array(sections), new Int32Array(sections), new Int32Array(sections), new Int32Array(sections)];
  }

  /** Forgets all pages and keeps the room. */
  clear(): void {
    this.pages = 0;
    this.suspects.clear();
  }

  /** Adds a page, of which more may be taken out. */
  add(left: Residue): void {
    const { statements, blocks, sections } = left.outline;
    const page = this.pages++;
    this.statementsFrom = grown(this.statementsFrom, page + 2);
    this.#blocksFrom = grown(this.#blocksFrom, page + 2);
    this.#sectionsFrom = grown(this.#sectionsFrom, page + 2);
    const [from, block0, section0] = [this.statementsFrom[page] as number, this.#blocksFrom[page] as number, this.#sectionsFrom[page] as number];
    this.statementsFrom[page + 1] = from + statements.length;
    this.#blocksFrom[page + 1] = block0 + blocks.length;
    this.#sectionsFrom[page + 1] = section0 + sections.length;
    this.#makeRoom(from + statements.length, block0 + blocks.length, section0 + sections.length);
    for (const { index, parent, blocks: own } of sections) {
      const at = section0 + index;
      this.#parent[at] = parent < 0 ? -1 : section0 + parent;
      this.#firstBlock[at] = block0 + (own[0] ?? 0);
      this.#blocks[at] = own.length;
      this.#had[at] = this.#content[at] = 0;
    }
    const blockOf = this.#blockOf;
    for (const { index, section, from: first, to } of blocks) {
      const at = block0 + index;
      this.#sectionOf[at] = section0 + section;
      this.#first[at] = from + first;
      this.#span[at] = to - first;
      this.#size[at] = this.#left[at] = this.#flags[at] = 0;
      blockOf.fill(at, from + first, from + to);
    }
    left.eachBlock((block, size, led) => {
      const { index, section, kind, fixed, list } = block;
      const at = block0 + index;
      this.#size[at] = size;
      this.#left[at] = size + fixed;
      this.#flags[at] = (kind === 'list' ? LIST : kind === 'other' ? OTHER : 0) | (led ? LED : 0) | (kind === 'list' && several(left, block, size) ? SEVERAL : 0);
      this.#list[at] = list === undefined ? 0 : LIST_KINDS.indexOf(list);
      this.#had[section0 + section]!++;
      this.#addContent(section0 + section, size + (kind === 'other' ? 1 : fixed));
    });
    this.stands.set(left.stands, from);
  }

  /** Statements of all pages. */
  get statements(): number {
    return this.statementsFrom[this.pages] as number;
  }

  remove(statement: number): void {
    this.#set(statement, 0, -1);
  }

  restore(statement: number): void {
    this.#set(statement, 1, 1);
  }

  blockOf(statement: number): number {
    return this.#blockOf[statement] as number;
  }

  /** How many statements the block of this one can lose without any rule of a page being broken. */
  spare(statement: number): number {
    const block = this.#blockOf[statement] as number;
    return (this.#left[block] as number) - (this.#flags[block]! & LIST ? 2 : 1);
  }

  /** May it go without breaking a rule where it stands? */
  canRemove(statement: number): boolean {
    const block = this.#blockOf[statement] as number;
    // Far from the end of its block nothing can break.
    if ((this.#left[block] as number) > 2) return true;
    this.remove(statement);
    const broken = this.#problem(block) ?? this.#emptied(this.#sectionOf[block] as number);
    this.restore(statement);
    return broken === undefined;
  }

  /** May it come back without breaking a rule (a bullet alone in its list)? */
  canRestore(statement: number): boolean {
    this.restore(statement);
    const broken = this.#problem(this.#blockOf[statement] as number);
    this.remove(statement);
    return broken === undefined;
  }

  /** Rules that the page breaks as it now stands: for each the statements concerned, as ranges of their numbers. */
  *problems(page: number): Generator<{ reason: KeptReason; from: number; to: number }> {
    for (let block = this.#blocksFrom[page] as number; block < (this.#blocksFrom[page + 1] as number); block++) {
      const reason = this.#problem(block);
      if (reason) yield { reason, from: this.#first[block] as number, to: (this.#first[block] as number) + (this.#span[block] as number) };
    }
    for (let section = this.#sectionsFrom[page] as number; section < (this.#sectionsFrom[page + 1] as number); section++) {
      const reason = this.#emptied(section);
      if (!reason) continue;
      const [from, to] = this.#statementsOf(section);
      yield { reason, from, to };
    }
  }

  /** The rule that the block breaks as it now stands. */
  #problem(block: number): KeptReason | undefined {
    if (this.#size[block] === 0) return undefined;
    const left = this.#left[block] as number;
    if (left > 1) return undefined;
    const flags = this.#flags[block] as number;
    if (left === 1) return (flags & (LIST | SEVERAL)) === (LIST | SEVERAL) ? 'orphan-bullet' : undefined;
    if (flags & LED) return 'lead-in';
    return this.#standsBetweenLists(block) ? 'between-lists' : undefined;
  }

  /** 'last-content' when the section, or the one around it, had content and has none left. */
  #emptied(section: number): KeptReason | undefined {
    return this.#content[section] === 0 && (this.#had[section] as number) > 0 ? 'last-content' : undefined;
  }

  /** Statements that stand directly in the section; the blocks of a section follow one another, and so do their statements. */
  #statementsOf(section: number): [from: number, to: number] {
    let [from, to] = [Number.MAX_SAFE_INTEGER, 0];
    const first = this.#firstBlock[section] as number;
    for (let block = first; block < first + (this.#blocks[section] as number); block++) {
      if (this.#size[block] === 0) continue;
      from = Math.min(from, this.#first[block] as number);
      to = Math.max(to, (this.#first[block] as number) + (this.#span[block] as number));
    }
    return [Math.min(from, to), to];
  }

  #standsBetweenLists(block: number): boolean {
    const section = this.#sectionOf[block] as number;
    const first = this.#firstBlock[section] as number;
    const past = first + (this.#blocks[section] as number);
    const neighbour = (step: number) => {
      for (let next = block + step; next >= first && next < past; next += step) if ((this.#flags[next] as number) & OTHER || this.#left[next] !== 0) return this.#list[next] as number;
      return 0;
    };
    const before = neighbour(-1);
    return before !== 0 && before === neighbour(1);
  }

  #set(statement: number, value: 0 | 1, change: 1 | -1): void {
    this.stands[statement] = value;
    const block = this.#blockOf[statement] as number;
    const section = this.#sectionOf[block] as number;
    const left = (this.#left[block] as number) + change;
    this.#left[block] = left;
    const content = this.#addContent(section, change);
    // Statements are taken out of the page that was added last.
    if (left <= 1 || content) this.suspects.add(this.pages - 1);
  }

  /** True when a section has nothing left. */
  #addContent(section: number, change: number): boolean {
    let empty = false;
    for (let at = section; at >= 0; at = this.#parent[at] as number) if ((this.#content[at]! += change) === 0) empty = true;
    return empty;
  }

  #makeRoom(statements: number, blocks: number, sections: number): void {
    this.stands = grown(this.stands, statements);
    this.#blockOf = grown(this.#blockOf, statements);
    this.#sectionOf = grown(this.#sectionOf, blocks);
    this.#first = grown(this.#first, blocks);
    this.#span = grown(this.#span, blocks);
    this.#size = grown(this.#size, blocks);
    this.#left = grown(this.#left, blocks);
    this.#flags = grown(this.#flags, blocks);
    this.#list = grown(this.#list, blocks);
    this.#parent = grown(this.#parent, sections);
    this.#firstBlock = grown(this.#firstBlock, sections);
    this.#blocks = grown(this.#blocks, sections);
    this.#had = grown(this.#had, sections);
    this.#content = grown(this.#content, sections);
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
