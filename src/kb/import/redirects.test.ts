import { expect, test } from 'vitest';
import { formatIssues } from '../issue.ts';
import { addRedirects, readRedirects } from './redirects.ts';

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
  expect([...readRedirects(text).entries]).toEqual([['/a/c', 'one'], ['/b', 'two']]);
});
test('the same again adds nothing and changes no byte', () => {
  const text = '# mine\n"/a/c":   one # why\n/b: two';
  expect(addRedirects(text, FRESH)).toEqual({ text, added: 0, taken: [] });
});
test('an entry that is there is never changed', () => {
  const { text, added, taken } = addRedirects('/b: other', FRESH);
  expect(text).toBe('/b: other\n/a/c: one\n');
  expect([added, taken]).toEqual([1, [{ address: '/b', id: 'two', by: 'other' }]]);
});
test('addresses that YAML would read as something else', () => {
  const { text } = addRedirects('', [['/t', 'true'], ['/n', '1'], ['/a:b', 'x'], ['/ü', 'x']]);
  expect([...readRedirects(text).entries]).toEqual([['/a:b', 'x'], ['/n', '1'], ['/t', 'true'], ['/ü', 'x']]);
});
test('what is wrong with a file', () => {
  const read = (text: string) => formatIssues(readRedirects(text).issues, new Map([['redirects.yaml', text]]));
  expect(read('/a: one\nb: two\n/c: Not an id\n//d: x\n/e?f: x\n')).toMatchInlineSnapshot(`
    "redirects.yaml:2:1  “b” is not an address of a site (redirects)
      1 | /a: one
    > 2 | b: two
        | ^
      3 | /c: Not an id
      hint: It begins with one slash and has neither ? nor #.

    redirects.yaml:3:1  “Not an id” is not the id of an article (redirects)
      2 | b: two
    > 3 | /c: Not an id
        | ^
      4 | //d: x
      hint: Write the name of its file without .mdx.

    redirects.yaml:4:1  “//d” is not an address of a site (redirects)
      3 | /c: Not an id
    > 4 | //d: x
        | ^
      5 | /e?f: x
      hint: It begins with one slash and has neither ? nor #.

    redirects.yaml:5:1  “/e?f” is not an address of a site (redirects)
      4 | //d: x
    > 5 | /e?f: x
        | ^
      6 |
      hint: It begins with one slash and has neither ? nor #."
  `);
  expect(read('/a: one\n/a: two\n')).toMatchInlineSnapshot(`
    "redirects.yaml:2:1  this address is there twice (redirects)
      1 | /a: one
    > 2 | /a: two
        | ^
      3 |
      hint: Each line is an old address, a colon, a space and an id: /old/page: new-id"
  `);
  expect(read('- a\n')).toMatchInlineSnapshot(`
    "redirects.yaml:1:1  the file is not a map (redirects)
    > 1 | - a
        | ^
      2 |
      hint: Each line is an old address, a colon, a space and an id: /old/page: new-id"
  `);
});
