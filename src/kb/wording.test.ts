import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subjectWords } from './placement.ts';
import { Wording } from './wording.ts';

const PARTS = ['The', 'the', 'Phone', 'phone', 'PHONE', 'a', 'of', 'Wi-Fi', "it's", "phone's", '--', "'", 'ab', 'abc', 'x1', '2nd', 'café', 'Öl', 'a_b', '1.5', '…', '\u0000'];
const text = fc.array(fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom(' ', ' ', '', '-', '. ')), { maxLength: 14 }).map((parts) => parts.flat().join(''));

test('equal words have one number, different words have two, and each is met once', () => {
  const wording = new Wording();
  let met = 0;
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
      wording.clear();
      const numbers = new Map<string, number>();
      for (const one of texts) {
        const words = [...new Set(subjectWords(one))];
        for (const word of words) if (!numbers.has(word)) numbers.set(word, numbers.size);
        expect(wording.numbers(one)).toEqual(words.map((word) => numbers.get(word)));
        met += words.length;
      }
    }),
    { numRuns: 2000 },
  );
  expect(met).toBeGreaterThan(4000);
});

test('a text is searched for the words that were noted, and nothing is noted by it', () => {
  const wording = new Wording();
  let [found, missed] = [0, 0];
  fc.assert(
    fc.property(text, text, text, (one, two, searched) => {
      wording.clear();
      const noted = new Map<string, number>();
      for (const words of [one, two].map((each) => subjectWords(each))) for (const word of words) if (!noted.has(word)) noted.set(word, noted.size);
      wording.numbers(one);
      wording.numbers(two);
      const words = [...new Set(subjectWords(searched))];
      const count = wording.find(searched);
      expect([...wording.found.subarray(0, count)]).toEqual(words.flatMap((word) => noted.get(word) ?? []));
      expect(wording.size).toBe(noted.size);
      found += count;
      missed += words.length - count;
    }),
    { numRuns: 2000 },
  );
  expect([found > 400, missed > 1000]).toEqual([true, true]);
});

test('more words than there is room for to begin with', () => {
  const words = Array.from({ length: 3000 }, (_, at) => `word${at}`);
  const wording = new Wording();
  const first = wording.numbers(words.join(' '));
  expect([first.length, new Set(first).size]).toEqual([3000, 3000]);
  expect(wording.numbers(words.toReversed().join(', '))).toEqual(first.toReversed());
  expect(wording.find(words.join(' '))).toBe(3000);
});
