import { expect, test } from 'vitest';
import { initialId, initialsOf } from './initials.ts';

const titles = (...names: string[]) => names.flatMap((name) => Array.from({ length: 20 }, (_, at) => `${name} ${at}`));

const ROWS: ReadonlyArray<[name: string, titles: readonly string[], expected: Array<[number, string]>]> = [
  ['letters', titles('Apps', 'backup', 'Cable'), [[0, 'A'], [20, 'B'], [40, 'C']]],
  ['digits are one, and so is what has no letter', titles('…', '2 ways', '5 ways', 'Zip'), [[0, '0–9'], [60, 'Z']]],
  ['other alphabets, and marks before the first letter', titles('“Home”', 'Éclair', 'Яблоко'), [[0, 'H'], [20, 'É'], [40, 'Я']]],
  ['a letter that is two in capitals', titles('ßa', 'Zip', 'Zoo'), [[0, 'S'], [20, 'Z']]],
  ['a short list', titles('Apps', 'Backup'), []],
  ['one letter alone', titles('Apps', 'All', 'Any'), []],
  ['more letters than an index holds', Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x4e00 + at)), []],
];
test.each(ROWS)('%s', (_name, list, expected) => expect([...initialsOf(list)]).toEqual(expected));
test('every row ran', () => expect(ROWS.length).toBe(7));

test('ids', () => expect(['A', 'É', '0–9'].map((initial) => initialId('icloud', initial))).toEqual(['icloud-at-a', 'icloud-at-é', 'icloud-at-0']));
