/** Which texts share their runs of words, and which letters make a word. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RUN, shingles } from './shingles.ts';

const SAME: ReadonlyArray<[name: string, a: string, b: string, same: boolean]> = [
  ['letters great and small', 'Open The Lid Of Jars', 'open the lid of jars', true],
  ['points, dashes and quotes', 'open the “lid” – of jars…', 'open the lid of jars', true],
  ['blocks of punctuation', 'open\u2003the\u3000lid\u3002of\u2026jars', 'open the lid of jars', true],
  ['another digit', 'open 2 lids of jars', 'open 3 lids of jars', false],
  ['another accent', 'ouvre le pot du café', 'ouvre le pot du cafè', false],
  ['another script', '打开 盖子 的 方法 是', '打开 盖子 的 方法 不', false],
  ['another order', 'open the lid of jars', 'the open lid of jars', false],
];
test.each(SAME)('%s', (_name, a, b, same) => {
  const [one, two] = [shingles(a), shingles(b)];
  expect([one.length, two.length]).toEqual([1, 1]);
  expect(one[0] === two[0]).toBe(same);
});
test('of n words there are n - 4 runs at most, each once and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }), (words) => {
      const runs = [...shingles(words.join(' '))];
      expect(runs).toEqual([...new Set(runs)].sort((a, b) => a - b));
      expect(runs.length).toBe(new Set(words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(' '))).size);
    }),
  );
});
test('every case ran', () => expect(SAME).toHaveLength(7));
