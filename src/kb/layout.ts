/**
 * What is left of a page while statements are taken out of it, and the rules it has to meet:
 * no heading loses its last content, no list is left with a single orphan bullet, no lead-in stays without what it leads to,
 * no two lists run together. Counts are kept up to date, so that each question is answered without a walk over the page.
 */
import type { KeptReason } from './placement.ts';
import type { Block, Outline, Section, Statement } from './statements.ts';

export class Layout {
  readonly outline: Outline;
  /** Per statement: does it still stand? */
  readonly stands: Uint8Array;
  /** Statements that stand on the page. */
  standing: number;
  readonly #inBlock: Int32Array;
  readonly #distinct: Int32Array;
  /** Per section: pieces of content directly in it or in its subsections. */
  readonly #inSection: Int32Array;

  constructor(outline: Outline) {
    this.outline = outline;
    this.stands = new Uint8Array(outline.statements.length).fill(1);
    this.standing = outline.statements.length;
    this.#inBlock = new Int32Array(outline.blocks.length);
    this.#distinct = new Int32Array(outline.blocks.length);
    this.#inSection = new Int32Array(outline.sections.length);
    for (const block of outline.blocks) {
      this.#inBlock[block.index] = block.statements.length + block.fixed;
      this.#distinct[block.index] = block.fixed + (block.kind === 'list' ? new Set(block.statements.map((at) => (outline.statements[at] as Statement).key)).size : 0);
      this.#addToSection(block.section, block.statements.length + (block.kind === 'other' ? 1 : block.fixed));
    }
  }

  remove(statement: number): void {
    this.#set(statement, 0, -1);
  }

  restore(statement: number): void {
    this.#set(statement, 1, 1);
  }

  /** May it go without breaking a rule where it stands? */
  canRemove(statement: number): boolean {
    this.remove(statement);
    const broken = this.problem(this.#blockOf(statement)) ?? this.emptied(this.#statement(statement).section);
    this.restore(statement);
    return broken === undefined;
  }

  /** May it come back without breaking a rule (a bullet alone in its list)? */
  canRestore(statement: number): boolean {
    this.restore(statement);
    const broken = this.problem(this.#blockOf(statement));
    this.remove(statement);
    return broken === undefined;
  }

  /** The rule that the block breaks as it now stands. */
  problem(block: Block): KeptReason | undefined {
    if (block.statements.length === 0) return undefined;
    const left = this.#inBlock[block.index] as number;
    if (block.kind === 'list' && left === 1 && (this.#distinct[block.index] as number) > 1) return 'orphan-bullet';
    if (left > 0) return undefined;
    if (block.led) return 'lead-in';
    return this.#standsBetweenLists(block) ? 'between-lists' : undefined;
  }

  /** 'last-content' when the section, or the one around it, had content and has none left. */
  emptied(section: number): KeptReason | undefined {
    return (this.#inSection[section] as number) === 0 && (this.outline.sections[section] as Section).blocks.length > 0 ? 'last-content' : undefined;
  }

  /** Is anything left of the block? */
  isEmpty(block: Block): boolean {
    return block.kind !== 'other' && (this.#inBlock[block.index] as number) === 0;
  }

  #standsBetweenLists(block: Block): boolean {
    const { blocks } = this.outline.sections[block.section] as Section;
    // The blocks of a section follow one another.
    const at = block.index - (blocks[0] as number);
    const neighbour = (step: number) => {
      for (let next = at + step; next >= 0 && next < blocks.length; next += step) {
        const found = this.outline.blocks[blocks[next] as number] as Block;
        if (!this.isEmpty(found)) return found;
      }
      return undefined;
    };
    const isList = (found: Block | undefined) => found !== undefined && found.list !== undefined;
    const [before, after] = [neighbour(-1), neighbour(1)];
    return isList(before) && isList(after) && before?.list === after?.list;
  }

  #set(statement: number, value: 0 | 1, change: 1 | -1): void {
    if (this.stands[statement] === value) return;
    this.stands[statement] = value;
    this.standing += change;
    const { block, section } = this.#statement(statement);
    this.#inBlock[block]! += change;
    this.#addToSection(section, change);
  }

  #addToSection(section: number, change: number): void {
    for (let at = section; at >= 0; at = (this.outline.sections[at] as Section).parent) this.#inSection[at]! += change;
  }

  #statement = (index: number) => this.outline.statements[index] as Statement;
  #blockOf = (statement: number) => this.outline.blocks[this.#statement(statement).block] as Block;
}
