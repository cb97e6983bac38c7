import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letters, lostLines } from './account.ts';

const lost = (lines: string[], draft: string) => lostLines(lines.map((text) => ({ text })), letters(draft)).map(({ text }) => text);

const CASES: ReadonlyArray<[name: string, lines: string[], draft: string, lost: string[]]> = [
  ['all there', ['Open the lid.', 'Close it.'], 'Open **the** lid.\n\nClose it.', []],
  ['a line that is gone', ['Open the lid.', 'Never force it.', 'Close it.'], 'Open the lid. Close it.', ['Never force it.']],
  ['one word that is gone', ['Open the lid slowly.'], 'Open the lid.', ['Open the lid slowly.']],
  ['a word instead of another', ['Open the lid.'], 'Close the lid.', ['Open the lid.']],
  ['an address between words', ['See this page now'], 'See [this page](https://a.bc/d) now', []],
  ['a note that moved to the end', ['A note.', 'Text.'], 'Text. A note.', []],
  ['lines that repeat, one of them gone in between', ['A cat.', 'Dogs bark.', 'A cat.'], 'A cat. A cat.', ['Dogs bark.']],
  ['signs only', ['---', '***'], '', []],
];
test.each(CASES)('%s', (_name, lines, draft, gone) => expect(lost(lines, draft)).toEqual(gone));
test('every case ran', () => expect(CASES).toHaveLength(8));

const word = fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 6, maxLength: 9 });
test('a line whose words are nowhere is always found out', () =>
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 8 }), fc.nat(7), (lines, at) => {
      const texts = lines.map((words) => words.join(' '));
      expect(lost(texts, texts.join('\n'))).toEqual([]);
      const strange = 'xylophone quartz';
      const place = at % (texts.length + 1);
      expect(lost([...texts.slice(0, place), strange, ...texts.slice(place)], texts.join('\n'))).toEqual([strange]);
    }),
    { numRuns: 200 },
  ));
