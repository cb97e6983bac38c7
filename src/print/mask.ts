/**
 * The mask of a QR code by ISO/IEC 18004: of eight patterns that may be laid over the data, the one after which the fewest features could
 * mislead a reader. A code with mask 0 -> the same with the best one; numbers in one array, since each article has a code of its own.
 */

/** Which modules a mask turns over. */
const MASKS: ReadonlyArray<(x: number, y: number) => boolean> = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** `modules`: row after row, 1 is black; `isData`: 1 where a mask applies. */
export function withBestMask(modules: Uint8Array, isData: Uint8Array, size: number): Uint8Array {
  const shapes = shapesOf(isData, size);
  let [best, least] = [modules, Infinity];
  for (const shape of shapes) {
    const masked = new Uint8Array(modules);
    for (let at = 0; at < masked.length; at++) masked[at]! ^= shape[at]!;
    const penalty = penaltyOf(masked, size, least);
    if (penalty < least) [best, least] = [masked, penalty];
  }
  return best;
}

/** Codes of one size have the same places for data. */
const known = new Map<number, Uint8Array[]>();

/** For each mask, what has to be turned over in a code that has mask 0: data, and the number of the mask in its two places. */
function shapesOf(isData: Uint8Array, size: number): Uint8Array[] {
  const found = known.get(size);
  if (found) return found;
  const shapes = MASKS.map((mask, number) => {
    const shape = new Uint8Array(size * size);
    for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (isData[y * size + x] && mask(x, y) !== MASKS[0]!(x, y)) shape[y * size + x] = 1;
    for (const [at, bit] of formatBits(number).entries()) if (bit) for (const [x, y] of placesOf(at, size)) shape[y * size + x] = 1;
    return shape;
  });
  known.set(size, shapes);
  return shapes;
}

/** The fifteen bits that a mask adds to those of mask 0; the code over them is linear, so the level of redundancy does not matter. */
function formatBits(mask: number): boolean[] {
  let rest = mask;
  for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = (mask << 10) | rest;
  return Array.from({ length: 15 }, (_, at) => ((bits >>> at) & 1) === 1);
}

/** Where a bit of the format stands, twice. */
function placesOf(at: number, size: number): Array<[x: number, y: number]> {
  const first: [number, number] = at < 6 ? [8, at] : at < 8 ? [8, at + 1] : at === 8 ? [7, 8] : [14 - at, 8];
  return [first, at < 8 ? [size - 1 - at, 8] : [8, size - 15 + at]];
}

const RUN = 3;
const BLOCK = 3;
const FINDER = 40;
const BALANCE = 10;

/** Lower is better: long runs, blocks, what looks like a corner, and an imbalance of black and white count. From `most` on, any value will do. */
function penaltyOf(modules: Uint8Array, size: number, most: number): number {
  let penalty = 0;
  for (let line = 0; line < size && penalty < most; line++) penalty += linePenalty(modules, line * size, 1, size) + linePenalty(modules, line, size, size);
  if (penalty >= most) return penalty;
  for (let y = 0; y < size - 1; y++) {
    for (let at = y * size, end = at + size - 1; at < end; at++) {
      const sum = modules[at]! + modules[at + 1]! + modules[at + size]! + modules[at + size + 1]!;
      if (sum === 0 || sum === 4) penalty += BLOCK;
    }
  }
  let dark = 0;
  for (let at = 0; at < modules.length; at++) dark += modules[at]!;
  const total = size * size;
  return penalty + (Math.ceil(Math.abs(dark * 20 - total * 10) / total) - 1) * BALANCE;
}

/** Lengths of the runs of one line, white and black in turn; more than any code has. */
const runs = new Int32Array(256);

/** One row or column; beside it everything is white. */
function linePenalty(modules: Uint8Array, from: number, step: number, size: number): number {
  let penalty = 0;
  let [count, color, run] = [0, 0, 0];
  for (let at = from, end = from + size * step; at < end; at += step) {
    if (modules[at] === color) run++;
    else {
      if (run >= 5) penalty += run - 5 + RUN;
      runs[count++] = run;
      color ^= 1;
      run = 1;
    }
  }
  if (run >= 5) penalty += run - 5 + RUN;
  runs[count++] = run;
  if (color === 1) runs[count++] = 0;
  runs[0]! += size;
  runs[count - 1]! += size;
  // What looks like a corner: black, white, three times black, white, black, with white before and after.
  for (let at = 6; at < count; at += 2) {
    const one = runs[at - 1]!;
    if (runs[at - 3] !== 3 * one || runs[at - 2] !== one || runs[at - 4] !== one || runs[at - 5] !== one) continue;
    const [before, after] = [runs[at - 6]!, runs[at]!];
    if (after >= 4 * one && before >= one) penalty += FINDER;
    if (before >= 4 * one && after >= one) penalty += FINDER;
  }
  return penalty;
}
