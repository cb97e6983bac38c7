/**
 * Sets of 32-bit numbers -> how many of the sets hold a number. Counted slice by slice of the range, each of which the processor has at hand;
 * numbers of one set only, which nearly all are, are not kept.
 */

/** Numbers in a slice, about. */
const SLICE = 2 ** 15;

/** @param sets each sorted and without doubles; @returns the count for a number that is in one of them */
export function holders(sets: readonly Uint32Array[]): (number: number) => number {
  const total = sets.reduce((sum, set) => sum + set.length, 0);
  const slices = 2 ** Math.ceil(Math.log2(total / SLICE + 1));
  const reached = new Uint32Array(sets.length);
  const slice = new Uint32Array(total);
  const shared: number[] = [];
  for (let number = 1; number <= slices; number++) {
    const limit = (2 ** 32 / slices) * number;
    let end = 0;
    for (const [at, set] of sets.entries()) {
      let next = reached[at]!;
      while (next < set.length && set[next]! < limit) slice[end++] = set[next++]!;
      reached[at] = next;
    }
    const sorted = slice.subarray(0, end).sort();
    for (let from = 0, to = 1; from < end; from = to++) {
      while (to < end && sorted[to] === sorted[from]) to++;
      if (to - from > 1) shared.push(sorted[from]!, to - from);
    }
  }
  return tableOf(shared);
}

/** Number, count, number, count -> a count by number, 1 when there is none; in an open table, for a map would make an object of each number. */
function tableOf(pairs: readonly number[]): (number: number) => number {
  const slots = 2 ** Math.ceil(Math.log2(pairs.length + 2));
  const [numbers, counts] = [new Uint32Array(slots), new Uint32Array(slots)];
  const slotOf = (number: number) => {
    let slot = Math.imul(number, 0x9e3779b1) & (slots - 1);
    while (counts[slot] !== 0 && numbers[slot] !== number) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  for (let at = 0; at < pairs.length; at += 2) {
    const slot = slotOf(pairs[at]!);
    [numbers[slot], counts[slot]] = [pairs[at]!, pairs[at + 1]!];
  }
  return (number) => counts[slotOf(number)]! || 1;
}
