/**
 * An outline of which some statements were taken out -> the outline that the cut text will have, reckoned instead of read anew. Nothing is copied:
 * statements and blocks keep their numbers, and a byte for each statement tells whether it stands. That the reckoning agrees with what a
 * reader finds is one of the laws (laws.ts).
 */
import { bytes } from './arena.ts';
import type { Block, Outline, Section, Statement } from './statements.ts';

export class Residue {
  readonly outline: Outline;
  /** Per statement: 1 when it stands. */
  readonly stands: Uint8Array;
  /** How many stand. */
  readonly count: number;

  /** @param stands all of them, when it is not given */
  constructor(outline: Outline, stands?: Uint8Array) {
    this.outline = outline;
    this.stands = stands ?? bytes(outline.statements.length).fill(1);
    this.count = stands ? sumOf(stands) : outline.statements.length;
  }

  /** What is left when some more go. */
  without(gone: Iterable<number>): Residue {
    const stands = bytes(this.stands.length);
    stands.set(this.stands);
    for (const statement of gone) stands[statement] = 0;
    return new Residue(this.outline, stands);
  }

  get sections(): readonly Section[] {
    return this.outline.sections;
  }

  /** Those that stand. */
  get statements(): readonly Statement[] {
    const { statements } = this.outline;
    return this.count === statements.length ? statements : statements.filter((_, at) => this.stands[at] === 1);
  }

  /** How many statements of the block stand. */
  size({ from, to }: Block): number {
    if (this.count === this.stands.length) return to - from;
    let size = 0;
    for (let at = from; at < to; at++) size += this.stands[at] as number;
    return size;
  }

  /** The statement that stands next after this one, wherever that is. */
  next(statement: number): Statement | undefined {
    let at = statement + 1;
    while (this.stands[at] === 0) at++;
    return this.outline.statements[at];
  }

  /** The nearest block in front of this one (-1) or behind it (1) that has not gone. */
  neighbour({ index }: Block, step: 1 | -1): Block | undefined {
    const { blocks } = this.outline;
    let at = index + step;
    while (blocks[at] && this.#isGone(blocks[at] as Block)) at += step;
    return blocks[at];
  }

  /** A block goes with the last of its statements; what had none stays, and so do headings. */
  #isGone(block: Block): boolean {
    return block.to > block.from && block.fixed === 0 && this.size(block) === 0;
  }

  /** Tells each block that has not gone, how many of its statements stand, and whether the one before leads to it. */
  eachBlock(tell: (block: Block, size: number, led: boolean) => void): void {
    let before: Block | undefined;
    let had = 0;
    let changed = false;
    for (const block of this.outline.blocks) {
      const all = block.to - block.from;
      const size = this.size(block);
      if (size === 0 && all > 0 && block.fixed === 0) {
        changed = true;
        continue;
      }
      tell(block, size, changed ? before?.section === block.section && this.#leads(before, had, block) : block.led);
      before = block;
      had = size;
      changed = size < all;
    }
  }

  /** Does the paragraph lead to the block after it: with a colon, or as one sentence before something that is no prose? */
  #leads({ kind, from, to }: Block, size: number, block: Block): boolean {
    if (kind !== 'prose') return false;
    const last = this.stands.subarray(from, to).lastIndexOf(1);
    return (last >= 0 && this.outline.statements[from + last]!.text.endsWith(':')) || (size === 1 && block.kind !== 'prose');
  }
}

function sumOf(stands: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < stands.length; at++) sum += stands[at] as number;
  return sum;
}
