/** The index finds what comparing each text with each other finds, and counts as a count by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holders } from './holders.ts';
import { alike, type Likeness } from './likeness.ts';

/** Sorted sets of few numbers, so that they share some; high ones too, whose sign a shift would turn. */
const sets = fc.array(fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 2 ** 32 - 20, max: 2 ** 32 - 1 }), fc.constantFrom(2 ** 31, 2 ** 20, 2 ** 21)), { maxLength: 30 }).map((numbers) => new Uint32Array(numbers).sort()), { maxLength: 12 });
let [counted, compared] = [0, 0];

test('a number is held by as many sets as hold it', () =>
  fc.assert(
    fc.property(sets, (all) => {
      const count = holders(all);
      for (const set of all) for (const number of set) expect(count(number)).toBe(all.filter((other) => other.includes(number)).length);
      counted++;
    }),
  ));

function byHand(texts: readonly Uint32Array[], limit: number): Array<Likeness | undefined> {
  return texts.map((a, at) => {
    let best: Likeness | undefined;
    for (const [other, b] of texts.entries()) {
      const same = a.filter((run) => b.includes(run)).length;
      const index = same / (a.length + b.length - same);
      if (other !== at && index >= limit && (!best || index > best.index)) best = { other, index };
    }
    return best;
  });
}

test.each([0.05, 0.3, 0.5, 0.8, 1])('texts that are alike by %d or more', (limit) =>
  fc.assert(
    fc.property(sets, (all) => {
      expect(alike(all, limit)).toEqual(byHand(all, limit));
      compared++;
    }),
  ));

test('every case ran', () => expect([counted, compared]).toEqual([100, 500]));
