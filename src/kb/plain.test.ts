import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewritten } from './canonical.ts';
import { hashOf } from './hash.ts';
import { readPlainText } from './plain.ts';
import { countWords } from './saying.ts';

/** Words and signs that the tables, or the pass itself, look at twice. */
const PARTS = ['The', 'the', 'A', 'AN', 'Connect', 'connect', 'button', 'Button', 'in', 'order', 'to', 'you', 'that', 'make', 'sure', 'per', 'cent', 'percent', 'Click', 'on', '5', '30', '60', 'minutes', '2nd', '1.5', '1,000', ',', '.', ')', '(', '"', "'", ';', '?', '*', '%', '-', '_', 'just', 'not', 'few', 'only', 'Wi-Fi', 'a/b', 'McD', 'x_y', "can't", 'then', 'If', 'also', 'is', 'before', 'Note', 'é', 'Tap', 'number', 'second', 'No', 'never', '+', '<', "'the'", 'App', 'you', 'the', 'Just', 'Please', 'which', 'where', 'one', 'twenty-five', 'Ten', 'addition', 'In', 'In addition', 'when', 'Once', 'can’t', 'cannot', 'colour', 'while', 'log', 'into', 'who'];
const text = fc.array(fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom(' ', ' ', ' ', '', '  ', '\n')), { maxLength: 12 }).map((parts) => parts.flat().join(''));

test('one pass finds the key, the words and the spaces that a leisurely reading finds', () => {
  let plain = 0;
  fc.assert(
    fc.property(text, (one) => {
      const found = readPlainText(one);
      if (!found) return;
      plain++;
      const key = rewritten(one, []);
      expect(found).toEqual({ key, hash: hashOf(key), words: countWords(one), even: !/\s\s|[^\S ]|\s$/.test(one) });
    }),
    { numRuns: 30_000 },
  );
  expect(plain).toBeGreaterThan(3000);
});

/** What one pass does not read, and its nearest neighbour that it does. */
const LEISURE: ReadonlyArray<[why: string, not: string, but: string]> = [
  ['another alphabet', 'Open the café', 'Open the cafe’s door'],
  ['no letter first', '“Open” it', 'Open it'],
  ['a label', 'Note: open it', 'Notes: open it'],
  ['a phrase after a contraction', "Don't log into it", "Don't open it, you cannot log in"],
  ['a number word and a range', 'Wait ten to 20 days', 'Wait ten of twenty-five days'],
  ['in addition', 'In addition open it', 'In box, open it'],
  ['a decimal', 'Wait 1.5 days', 'Wait 15 days.'],
  ['a number in groups', 'Wait 1,500 days', 'Wait 1, or not'],
  ['a list of numbers', 'Wait 1, 5 days', 'Wait 1, or days'],
  ['a unit', 'Room of 5GB', 'Room of 5 GB'],
  ['a range', 'Wait 30 to 60 days', 'Wait 30 or 60 days'],
  ['a dash', 'Wait - or not', 'Wait-or not'],
  ['an underscore', 'Wait _ or not', 'Wait x_y or not'],
  ['a phrase', 'Click on it', 'Click it'],
  ['a phrase of one word', 'Five percent', 'File percents'],
  ['a condition', 'If so, then go', 'If so, go'],
  ['a bracket at the end', 'Open it (now)', 'Open it (now) please'],
  ['quotes', 'Type "the" now', 'Type the now'],
  ['a sign by itself', 'Type , now', 'Type, now'],
  ['a comma that turns the sense', 'It is not, so stop', 'It is so, so stop'],
  ['a comma before a relative', 'Open it, which helps', 'Open it which helps'],
  ['a bracket and a sign', 'Type (; or so) now', 'Type (or; so) now'],
  ['great length', `${'word '.repeat(820)}`, `${'word '.repeat(800)}`],
];
test.each(LEISURE)('left to a leisurely reading: %s', (_why, not, but) => {
  expect(readPlainText(not)).toBeUndefined();
  expect(readPlainText(but)?.key).toBe(rewritten(but, []));
});
test('every case ran', () => expect(LEISURE.length).toBe(23));
