import { expect, test } from 'vitest';
import { readRedirects } from '../redirects.ts';
import { addRedirects } from './redirects.ts';

const entriesOf = (text: string) => readRedirects(text).lines.map(({ from, to }) => [from, to]);

const FRESH: ReadonlyArray<readonly [string, string]> = [['/b', 'two'], ['/a/c', 'one'], ['/one/', 'one']];

test('a new file', () => {
  const { text, added, taken } = addRedirects('', FRESH);
  expect(text).toMatchInlineSnapshot(`
    "# Old address: id of the article that answers now.
    /a/c: one
    /b: two
    "
  `);
  expect([added, taken]).toEqual([2, []]);
  expect(entriesOf(text)).toEqual([['/a/c', 'one'], ['/b', 'two']]);
});
test('the same again adds nothing and changes no byte', () => {
  const text = '# mine\n"/a/c":   one # why\n/b: two';
  expect(addRedirects(text, FRESH)).toEqual({ text, added: 0, taken: [], refused: [] });
});
test('an entry that is there is never changed', () => {
  const { text, added, taken } = addRedirects('/b: other', FRESH);
  expect([text, addRedirects('/b: other\n', FRESH).text]).toEqual(Array(2).fill('/b: other\n/a/c: one\n'));
  expect([added, taken]).toEqual([1, [{ address: '/b', id: 'two', by: 'other' }]]);
});
test('addresses that YAML would read as something else', () => {
  const { text } = addRedirects('', [['/t', 'true'], ['/n', '1'], ['/a:b', 'x'], ['/ü', 'x']]);
  expect(entriesOf(text)).toEqual([['/a:b', 'x'], ['/n', '1'], ['/t', 'true'], ['/ü', 'x']]);
});
test('an address that cannot be one of a site is named, not written', () => {
  expect(addRedirects('', [['/a[1]', 'x'], ['/../b', 'x'], ['/c', 'x']])).toMatchObject({ added: 1, refused: [{ address: '/../b', id: 'x' }, { address: '/a[1]', id: 'x' }] });
});
