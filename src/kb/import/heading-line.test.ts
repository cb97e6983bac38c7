import { expect, test } from 'vitest';
import { headingLines } from './heading-line.ts';

const isItem = (line: string) => /^\s*(?:- |\d+\. )/.test(line);
const headings = (lines: readonly string[]) => lines.filter((_, at) => headingLines(lines, isItem)[at]);

/** Each stands after a blank line, and text, a list or nothing after it. */
const HEADINGS = [
  'Key takeaways', 'Why is it open?', 'Q: Why is it open?', 'Step 2: Check the cable', 'Method B: by wire', 'Part ii: the charger', 'Windows 11: where to look', 'Before you begin again: what to have ready', 'iPhone storage', 'macOS updates', 'i4Tools',
  'eSIM', '2024 models', '“Trust” is asked for', '(Optional) The charger', '¿Qué pasa?', '§ 4 Terms', '🔋 Battery', '👩🏽‍💻 At work', '⚠️ Before you begin', '*Battery*', 'バッテリー', 'Ålesund', 'why is it open?', 'Wi-Fi, Low Power Mode, and background time', '5 GB', 'Note on cables',
];
const NONE: ReadonlyArray<[why: string, lines: readonly string[]]> = [
  ['sentences', ['It is open.', 'Stop!', 'He said “no.”', 'It is open…', '開いています。', 'First,', 'Do this:', 'やること：']],
  ['long', ['A'.repeat(101), `${'Why is '.repeat(6)}it?`]],
  ['remarks', ['Note: a cable will do', 'Tip: use a cable', 'WARNING: it is hot', 'Important : back up first', 'Caution: is it hot?', 'Hint! Look below']],
  ['answers and values', ['A: use a cable', 'Answer: use a cable', 'Price: 20 €', 'Applies to: Windows', 'Phone: 0800 123', 'Disclaimer: as it is', 'L’autre: rien', 'https://a.bc/d', '価格：二十']],
  ['signs', ['✓ done', '→ go on', '# tag', '#tag', '@somebody', '$ npm start', '> quoted', '| a | b |', '~/Library', '…and on', '/help', '© The makers']],
  ['no words', ['-----', '=====', '2024-01-05', '20 €', '1', '* * *', '🔋']],
  ['the middle of a sentence', ['use a cable', 'and so on', 'somebody@a.bc', 'a cable']],
  ['what belongs to the line above', ['  Key takeaways', '\tKey takeaways']],
  ['rows', ['Speed\tPrice']],
];
test.each(HEADINGS)('a heading: %s', (line) => expect(headings(['', line, 'Text of it.'])).toEqual([line]));
test.each(NONE)('none: %s', (_why, lines) => expect(lines.filter((line) => headings(['', line, 'Text of it.']).length > 0)).toEqual([]));

const PLACES: ReadonlyArray<[name: string, lines: readonly string[], headings: readonly string[]]> = [
  ['nothing below', ['Text.', '', 'The end', '', ''], []],
  ['text below a blank line', ['The end', '', 'Text.'], ['The end']],
  ['a list below', ['steps', '- one', 'Requirements: what to have', '1. one', 'Note: have these', '- one'], ['steps', 'Requirements: what to have']],
  ['a line that goes on below', ['This is long enough to have been broken there', 'for want of room.', 'This is not', 'for want of room.'], ['This is not']],
  ['one below the other', ['Part one', 'The phone', 'Text.'], ['Part one', 'The phone']],
  ['an address', ['Where we are', '', 'The Makers', 'Long Street 5', 'Cupertino', '', 'Text.'], ['Where we are']],
  ['names without marks', ['What to have', 'Cable', 'Charger', 'Patience', 'Text.'], []],
];
test.each(PLACES)('%s', (_name, lines, expected) => expect(headings(lines)).toEqual(expected));
test('every case ran', () => expect([HEADINGS.length, NONE.flatMap(([, lines]) => lines).length, PLACES.length]).toEqual([27, 51, 7]));
