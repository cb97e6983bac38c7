/** What the parser says when it gives up, and how often it may. */
import { expect, test } from 'vitest';
import { readError, readTree } from './markup.ts';

const SAID: ReadonlyArray<[said: string, line: number, column: number, message: string]> = [
  ['3:5: Unexpected character `!` (U+0021) in name (mdx-jsx:unexpected-character)', 3, 5, 'unexpected character `!` (U+0021) in name'],
  ['1:2: Expected a closing tag for `<b>` (1:2) (note: or escape it)', 1, 2, 'expected a closing tag for `<b>`'],
  ['The parser is out of order', 1, 1, 'the parser is out of order'],
];
test.each(SAID)('%s', (said, line, column, message) => expect(readError(new Error(said))).toEqual({ line, column, message }));
test('every case ran', () => expect(SAID).toHaveLength(3));

const places = (text: string) => readTree(text, 0).problems.map(({ start, rule }) => `${start} ${rule}`);
test('braces with nothing in them but a blank line', () => {
  expect(readTree('Text {\n\n} more.\n', 0).problems.map(({ start, rule, hint }) => [start, rule, hint])).toEqual([[5, 'mdx-syntax', 'A comment is {/* … */} within one paragraph; write \\{ for a brace that is text.']]);
});
test('many mistakes are told, and no more than a reader can take in', () => {
  expect(places('a <')).toEqual(['2 mdx-syntax']);
  expect(places('a <1 b\n\nc <2 d\n')).toEqual(['2 mdx-syntax', '10 mdx-syntax']);
  const many = places('x <1 y\n\n'.repeat(100));
  expect([many.length >= 20, many.length <= 100, new Set(many).size === many.length]).toEqual([true, true, true]);
  // With braces, too, which are read apart.
  expect(places(`{a}\n\n${'x <1 y\n\n'.repeat(100)}`).length).toBe(many.length);
});
