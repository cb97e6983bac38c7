import { expect, test } from 'vitest';
import { formatIssues } from './issue.ts';
import { forward } from './forwarding.ts';
import { LIMITS } from './policy.ts';
import { readRedirects } from './redirects.ts';

test('what is wrong with a file', () => {
  const read = (text: string) => formatIssues(readRedirects(text).issues, new Map([['redirects.yaml', text]]));
  expect(read('/a: one\nb: two\n/c: Not an id\n//d: x\n/e?f: x\n')).toMatchInlineSnapshot(`
    "redirects.yaml:2:1  “b” is not an address of a site (redirects)
      1 | /a: one
    > 2 | b: two
        | ^
      3 | /c: Not an id
      hint: It begins with one slash and has neither ? nor #.

    redirects.yaml:3:5  “Not an id” is not the id of an article (redirects)
      2 | b: two
    > 3 | /c: Not an id
        |     ^^^^^^^^^
      4 | //d: x
      hint: Write the name of its file without .mdx.

    redirects.yaml:4:1  “//d” is not an address of a site (redirects)
      3 | /c: Not an id
    > 4 | //d: x
        | ^^^
      5 | /e?f: x
      hint: It begins with one slash and has neither ? nor #.

    redirects.yaml:5:1  “/e?f” is not an address of a site (redirects)
      4 | //d: x
    > 5 | /e?f: x
        | ^^^^
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

test('an address that leads nowhere, to a list, or is there in another form', () => {
  const read = (text: string) => readRedirects(text).issues.map(({ line, column, message }) => `${line}:${column} ${message}`);
  expect(read('? /a\n/b: [c]\n/d: e\n/d/: f\n')).toEqual(['1:3 “” is not the id of an article', '2:5 “” is not the id of an article', '4:1 /d is the same address']);
  expect(read('? [a]\n: b\n')).toEqual(['1:3 the file is not valid YAML: With stringKeys, all keys must be strings']);
  expect(read(`# ${'x'.repeat(LIMITS.redirectsBytes)}`)).toEqual([`1:1 the file is larger than ${LIMITS.redirectsBytes / 1024} KiB`]);
});

const ADDRESSES: ReadonlyArray<[address: string, fits: boolean]> = [
  ['/a', true], ['/a/', true], ['/a/b.html', true], ['/a.php', true], ['/hc/en-us/articles/100-Close-it', true], ['/caf%C3%A9/', true], ['/ü', true], ["/a'b", true], ['/a,b;c=d&e@f!~+$(1)', true], ['/a:b', true],
  ['a', false], ['//a.bc/d', false], ['/', false], ['/a?b', false], ['/a#b', false], ['/a b', false], ['/../a', false], ['/a/..', false], ['/./a', false], ['/%2e%2e/a', false], ['/a%2f..%2fb', false], ['/a%00', false], ['/a%zz', false], ['/a\\b', false], ['/[a]', false], ['/*', false], ['/:a', false], ['/<b>', false], [`/${'a'.repeat(201)}`, false], [`/${'a/'.repeat(600)}`, false],
];
test.each(ADDRESSES)('the address %j', (address, fits) => expect(readRedirects(`${JSON.stringify(address)}: x\n`).lines.length === 1).toBe(fits));
test('every address ran', () => expect(ADDRESSES).toHaveLength(30));

const ARTICLES = new Map([['one', true], ['two', true], ['draft', false]]);
const led = (text: string, own: Record<string, string> = {}) => {
  const { table, issues } = forward(readRedirects(text), own, ARTICLES);
  return { table, told: formatIssues(issues, new Map([['redirects.yaml', text]])) };
};
test('what leads where', () => {
  expect(led('/a: one\n/gone/: two\n/b.html: draft\n', { '/c/': '/topics/' })).toEqual({ table: { '/c/': '/topics/', '/a': '/one/', '/gone/': '/two/' }, told: '' });
});
test('a chain is served as its end, and told of', () => {
  const { table, told } = led('/a: gone\n/gone: one\n/b: old\n', { '/old/': '/how-we-work/' });
  expect(table).toEqual({ '/old/': '/how-we-work/', '/a': '/one/', '/gone': '/one/', '/b': '/how-we-work/' });
  expect(told).toMatchInlineSnapshot(`
    "redirects.yaml:1:5  warning: /a leads to /gone/, which leads on to /one/ (redirect-chain)
    > 1 | /a: gone
        |     ^^^^
      2 | /gone: one
      hint: The built site goes there at once; write one.

    redirects.yaml:3:5  warning: /b leads to /old/, which leads on to /how-we-work/ (redirect-chain)
      2 | /gone: one
    > 3 | /b: old
        |     ^^^
      4 |
      hint: The built site goes there at once; write it into src/site.ts, to /how-we-work/."
  `);
});
test('an id that is nearly right, and a chain of the site’s own', () => {
  const { table, told } = led('/a: drafts\n', { '/x/': '/y/', '/y/': '/one/' });
  expect(table).toEqual({ '/x/': '/one/', '/y/': '/one/' });
  expect(told).toMatchInlineSnapshot(`
    "redirects.yaml:1:5  there is no article “drafts” (redirect-target)
    > 1 | /a: drafts
        |     ^^^^^^
      2 |
      hint: Did you mean draft?

    src/site.ts:1:1  warning: redirects: /x/ leads to /y/, which leads on to /one/ (redirect-chain)
      hint: The built site goes there at once; write /one/."
  `);
});
test('a circle, a page that is there, an article that is not', () => {
  const { table, told } = led('/a: b\n/b: a\n/self: self\n/one: two\n/two/checklist/: one\n/about: one\n/c: tow\n/d: nothing-like-it\n/own: one\n', { '/own/': '/two/', '/x/': '/y/', '/y/': '/x/' });
  expect(table).toEqual({ '/own/': '/two/' });
  expect(told).toMatchInlineSnapshot(`
    "redirects.yaml:1:5  /a leads in a circle and never to a page (redirect-loop)
    > 1 | /a: b
        |     ^
      2 | /b: a
      hint: Name the article that answers there.

    redirects.yaml:2:5  /b leads in a circle and never to a page (redirect-loop)
      1 | /a: b
    > 2 | /b: a
        |     ^
      3 | /self: self
      hint: Name the article that answers there.

    redirects.yaml:3:8  /self leads in a circle and never to a page (redirect-loop)
      2 | /b: a
    > 3 | /self: self
        |        ^^^^
      4 | /one: two
      hint: Name the article that answers there.

    redirects.yaml:4:1  /one is the address of a page that is there (redirect-taken)
      3 | /self: self
    > 4 | /one: two
        | ^^^^
      5 | /two/checklist/: one
      hint: Take the line out, or rename the article.

    redirects.yaml:5:1  /two/checklist/ is the address of a page that is there (redirect-taken)
      4 | /one: two
    > 5 | /two/checklist/: one
        | ^^^^^^^^^^^^^^^
      6 | /about: one
      hint: Take the line out, or rename the article.

    redirects.yaml:6:1  /about is the address of a page that is there (redirect-taken)
      5 | /two/checklist/: one
    > 6 | /about: one
        | ^^^^^^
      7 | /c: tow
      hint: Take the line out, or rename the article.

    redirects.yaml:7:5  there is no article “tow” (redirect-target)
      6 | /about: one
    > 7 | /c: tow
        |     ^^^
      8 | /d: nothing-like-it
      hint: Name an article that is there, or take the line out.

    redirects.yaml:8:5  there is no article “nothing-like-it” (redirect-target)
      7 | /c: tow
    > 8 | /d: nothing-like-it
        |     ^^^^^^^^^^^^^^^
      9 | /own: one
      hint: Name an article that is there, or take the line out.

    redirects.yaml:9:1  src/site.ts has a redirect of /own already (redirects)
       8 | /d: nothing-like-it
    >  9 | /own: one
         | ^^^^
      10 |
      hint: Keep one of the two.

    src/site.ts:1:1  redirects: /x/ leads in a circle and never to a page (redirect-loop)
      hint: Name the article that answers there.

    src/site.ts:1:1  redirects: /y/ leads in a circle and never to a page (redirect-loop)
      hint: Name the article that answers there."
  `);
});
