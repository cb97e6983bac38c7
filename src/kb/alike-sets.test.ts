import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Alike, alikeSets } from './alike-sets.ts';

/** What the join is to find, by looking at every pair. */
function byHand(sets: readonly string[][]): string[] {
  const found: string[] = [];
  for (const [a, one] of sets.entries()) {
    for (const [b, other] of sets.entries()) {
      if (b <= a) continue;
      const common = one.filter((word) => other.includes(word)).length;
      if (common / (one.length + other.length - common) >= 0.6 || common / Math.min(one.length, other.length) >= 0.9) found.push(`${a} ${b} ${common}`);
    }
  }
  return found.sort();
}

const told = (pairs: readonly Alike[]) => pairs.map(([one, other, common]) => `${Math.min(one, other)} ${Math.max(one, other)} ${common}`).sort();

test('finds what a comparison of all pairs finds, whatever the order', () => {
  const word = fc.integer({ min: 0, max: 199 }).map((number) => `w${number}`);
  const base = fc.uniqueArray(word, { minLength: 4, maxLength: 24 });
  // Sets that nobody changed a little are hardly ever alike.
  const set = fc.tuple(base, fc.uniqueArray(word, { maxLength: 4 }), fc.nat(4));
  let pairs = 0;
  fc.assert(
    fc.property(fc.array(set, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 97 }), (bases, step) => {
      const sets = bases.flatMap(([words, more, less]) => [words, [...new Set([...words.slice(less), ...more])], words.slice(0, Math.max(1, words.length - less))]);
      const expected = byHand(sets);
      pairs += expected.length;
      expect(told(alikeSets(sets))).toEqual(expected);
      const moved = sets.map((_, at) => (at * step) % sets.length);
      if (new Set(moved).size < sets.length) return;
      const back = alikeSets(moved.map((from) => sets[from] as string[])).map(([one, other, common]): Alike => [moved[one] as number, moved[other] as number, common]);
      expect(told(back)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
  expect(pairs).toBeGreaterThan(1000);
});

test('hundreds of sets may share a word', () => {
  const sets = Array.from({ length: 150 }, (_, at) => ['restart', 'the', 'router', 'hall', `n${at}`]);
  expect(alikeSets(sets)).toHaveLength((150 * 149) / 2);
});

test('sets that share nothing, or no sets', () => {
  expect(alikeSets([])).toEqual([]);
  expect(alikeSets([['one', 'two'], ['three', 'four'], []])).toEqual([]);
});
