/** The index finds what comparing each text with each other finds, and counts as a count by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holders } from './holders.ts';
import { alike, alikeAgain, type Likeness } from './likeness.ts';

/** Sorted sets of few numbers, so that they share some; high ones too, whose sign a shift would turn. */
const sets = fc.array(fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 2 ** 32 - 20, max: 2 ** 32 - 1 }), fc.constantFrom(2 ** 31, 2 ** 20, 2 ** 21)), { maxLength: 30 }).map((numbers) => new Uint32Array(numbers).sort()), { maxLength: 12 });
let [counted, compared, taken] = [0, 0, 0];

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

/** Texts of which some are new, gone or at other places since they were compared. */
test.each([0.05, 0.3, 0.8])('what is known of texts that are alike by %d or more is taken up', (limit) =>
  fc.assert(
    fc.property(sets, sets, fc.array(fc.nat(99), { minLength: 24, maxLength: 24 }), fc.nat(99), (before, more, picks, order) => {
      // Many that are alike to none, so that those that are new are few.
      const far = Array.from({ length: 150 }, (_, at) => new Uint32Array([1000 + at * 2, 1001 + at * 2]));
      const old = [...before, ...far];
      const nearest = alike(old, limit);
      const kept = old.map((runs, at) => ({ runs, at })).filter(({ at }) => (picks[at] ?? 99) > 20);
      const news = more.slice(0, 4).map((runs) => ({ runs, at: -1 }));
      const now = order > 50 ? [...news, ...kept] : [...kept, ...news];
      const placeOf = new Map(now.flatMap(({ at }, place) => (at < 0 ? [] : [[at, place] as const])));
      const known = now.map(({ at }) => {
        const twin = nearest[at];
        const other = twin && placeOf.get(twin.other);
        return twin && other !== undefined ? { other, index: twin.index } : undefined;
      });
      const fresh = now.flatMap(({ at }, place) => (at < 0 || (nearest[at] && !known[place]) ? [place] : []));
      if (fresh.length > 0 && fresh.length * 8 <= now.length) taken++;
      expect(alikeAgain(now.map(({ runs }) => runs), limit, known, fresh)).toEqual(byHand(now.map(({ runs }) => runs), limit));
    }),
  ), 120_000);

test('every case ran', () => {
  expect([counted, compared]).toEqual([100, 500]);
  expect(taken).toBeGreaterThan(100);
});
