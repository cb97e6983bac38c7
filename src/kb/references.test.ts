import { expect, test } from 'vitest';
import type { Entry } from './verdict.ts';
import { formatIssues } from './issue.ts';
import { parseArticle } from './parse.ts';
import { newMemory, run } from './pipeline.ts';
import { References } from './references.ts';
import { outline } from './statements.ts';
import { site } from '../site.ts';

interface Page {
  /** In place of a letter. */
  id?: string;
  title?: string;
  /** Lines of frontmatter; the first of them is line 8. */
  more?: string;
  body?: string;
}

/** Articles a, b, c ... in that order. */
/** As a first check finds them. */
const issuesOf = (entries: readonly Entry[]) => new References().check(entries, [], new Map());

function entriesOf(pages: readonly Page[]): Entry[] {
  return pages.map(({ id = '', title, more = '', body = 'Text.' }, at) => {
    id ||= String.fromCharCode(97 + at);
    const text = `---\ntitle: ${title ?? `Page ${id}`}\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n${more}---\n${body}\n`;
    const { article, issues } = parseArticle({ path: `${id}.mdx`, bytes: new TextEncoder().encode(text) });
    if (!article) throw new Error(issues.map(({ message }) => message).join('; '));
    return { article, outline: outline(article) };
  });
}
const places = (pages: readonly Page[]) => issuesOf(entriesOf(pages)).map(({ path, line, column, rule }) => `${path}:${line}:${column} ${rule}`);

const SECTIONS = '## First steps\n\nText.\n\n## First steps\n\nText.';

const CASES: ReadonlyArray<[name: string, pages: Page[], issues: string[]]> = [
  ['nothing', [], []],
  ['links that hold', [{ body: '[x](/b/) [y](/b/#first-steps) [z](#top) [w](/b/#first-steps-1) [v](https://example.org/q#r) [u](mailto:a@b.cd) [t](/search/) [s](/)' }, { body: SECTIONS }], []],
  ['its own section', [{ body: `[x](#first-steps)\n\n${SECTIONS}` }], []],
  ['a query and an encoded fragment', [{ body: '[x](/b/?q=1) [y](/b/#first%2Dsteps)' }, { body: SECTIONS }], ['a.mdx:9:1 link-form']],
  ['a broken link', [{ body: 'See [x](/nope/).' }], ['a.mdx:9:5 link-broken']],
  ['a broken link in a list in a quote', [{ body: '> - see\n>   [x](/nope/)' }], ['a.mdx:10:5 link-broken']],
  ['a broken definition', [{ body: '[x]\n\n[x]: /nope/' }], ['a.mdx:11:1 link-broken']],
  ['a broken fragment', [{ body: '[x](/b/#first-stps)' }, { body: SECTIONS }], ['a.mdx:9:1 link-fragment']],
  ['a broken fragment of its own', [{ body: '[x](#nope)' }], ['a.mdx:9:1 link-fragment']],
  ['a fragment that cannot be decoded', [{ body: '[x](#%zz)' }], ['a.mdx:9:1 link-fragment']],
  ['the address of another site without its scheme', [{ body: '[x](www.example.com) [y](example.org/a)' }], ['a.mdx:9:1 link-broken', 'a.mdx:9:22 link-broken']],
  ['another form of an address, with a section', [{ body: '[x](b#first-steps)' }, { body: SECTIONS }], ['a.mdx:9:1 link-form']],
  ['the wrong case', [{ body: '[x](/B/)' }, {}], ['a.mdx:9:1 link-broken']],
  ['other forms of an address', [{ body: '[x](b) [y](/b) [z](../b/) [w](/b.mdx)' }, {}], ['a.mdx:9:1 link-form', 'a.mdx:9:8 link-form', 'a.mdx:9:16 link-form', 'a.mdx:9:27 link-form']],
  ['unknown and own ids among the related', [{ more: 'related: [b, a, nope]\n' }, {}], ['a.mdx:8:14 related-self', 'a.mdx:8:17 related-unknown']],
  ['an id that is part of a word before it', [{ more: 'related:\n  - late\n  - b\n' }, {}], ['a.mdx:9:5 related-unknown']],
  ['an id within another', [{ more: 'related: [b-x, x]\n' }, {}], ['a.mdx:8:11 related-unknown', 'a.mdx:8:16 related-unknown']],
  ['equal titles, whatever their case', [{ title: 'One' }, { title: 'ONE' }, { title: '"On\\u0065"' }], ['b.mdx:2:8 title-shared', 'c.mdx:2:1 title-shared']],
  ['queries of two pages', [{ more: 'queries: [why, how (so)?]\n' }, { more: 'queries:\n  - how (so)?\n  - Why\n' }], ['b.mdx:9:5 query-shared', 'b.mdx:10:5 query-shared']],
  ['a query listed twice', [{ more: 'queries: [why, why]\n' }], ['a.mdx:8:11 query-shared']],
];
test.each(CASES)('%s', (_name, pages, issues) => expect(places(pages)).toEqual(issues));
test('every case ran', () => expect(CASES).toHaveLength(20));

test('hints that name the address to write', () => {
  const hints = (body: string) => issuesOf(entriesOf([{ body }, { body: SECTIONS }])).map(({ hint }) => hint);
  expect(hints('[x](www.example.com) [y](b#first-steps) [z](b)')).toEqual(['Write https://www.example.com for another site.', 'Write /b/#first-steps.', 'Write /b/.']);
});

test('a hint names what is near, and what to write where nothing is', () => {
  const others: Page[] = [{ id: 'photos-not-syncing', body: SECTIONS }, { id: 'battery-hot' }, { id: 'battery-old' }, { id: 'long', body: 'abcdefgh'.replace(/./g, '## $& one\n\nText.\n\n') }];
  const hints = (body: string, more = '') => issuesOf(entriesOf([{ body, more }, ...others])).map(({ hint }) => hint);
  const address = 'The address of an article is the name of its file: of name.mdx it is /name/.';
  expect(hints('[a slip](/photos-not-synced/) [a slip](/photos-not-syncin/) [a beginning](/photos/) [of two](/battery/) [nothing](/a-b-c/)')).toEqual([address, 'Did you mean /photos-not-syncing/?', 'Did you mean /photos-not-syncing/?', address, address]);
  expect(hints('[x](#what) [x](/photos-not-syncing/#first-step) [x](/photos-not-syncing/#zzz) [x](/long/#zzz)')).toEqual(['It has no headings to link to.', 'Did you mean /photos-not-syncing/#first-steps?', 'Its sections are #first-steps, #first-steps-1.', 'Its sections are #a-one, #b-one, #c-one, #d-one, #e-one, #f-one and others.']);
  expect(hints('Text.', 'related: [photos, nope, a]\n')).toEqual(['Did you mean photos-not-syncing?', 'Write the name of its file without .mdx, or take it out of the list.', 'Take it out of the list.']);
});

test('what an author reads', () => {
  const entries = entriesOf([{ more: 'related: [pge]\n', body: 'See [x](/c/) and [y](/b/#frst).' }, { title: 'page A', body: SECTIONS }]);
  const texts = new Map(entries.map(({ article }) => [article.path, article.text]));
  expect(formatIssues(issuesOf(entries), texts)).toMatchInlineSnapshot(`
    "a.mdx:8:11  there is no article “pge” (related-unknown)
      7 | updated: 2025-01-01
    > 8 | related: [pge]
        |           ^^^
      9 | ---
      hint: Write the name of its file without .mdx, or take it out of the list.

    a.mdx:10:5  there is no page /c/ (link-broken)
       9 | ---
    > 10 | See [x](/c/) and [y](/b/#frst).
         |     ^^^^^^^^
      11 |
      hint: The address of an article is the name of its file: of name.mdx it is /name/.

    a.mdx:10:18  the page has no section #frst (link-fragment)
       9 | ---
    > 10 | See [x](/c/) and [y](/b/#frst).
         |                  ^^^^^^^^^^^^^
      11 |
      hint: Its sections are #first-steps, #first-steps-1.

    b.mdx:2:8  a.mdx has the same title (title-shared)
      1 | ---
    > 2 | title: page A
        |        ^^^^^^
      3 | description: A line.
      hint: Say in the title what sets this article apart."
  `);
});

/** What is told in one round of an article that has errors of its own, beside them. */
const UNREADY: ReadonlyArray<[name: string, fields: string, body: string, expected: readonly string[]]> = [
  ['a date before another', 'title: Page a\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-02\nupdated: 2025-01-01\nrelated: [nope]', 'Text.', ['b.mdx:2:8 title-shared', 'b.mdx:8:11 related-unknown']],
  ['an unknown topic', 'title: Page b\ndescription: A line.\ntopic: nope\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\nqueries: [one]\nrelated: [nope, b, Not/one, 5]', 'See [it](/x/).', ['b.mdx:8:11 query-shared', 'b.mdx:9:11 related-unknown', 'b.mdx:9:17 related-self', 'b.mdx:11:5 link-broken']],
  ['no title, and lists that are none', 'topic: nope\nqueries: one\nrelated: nope', 'Text.', []],
  ['a body that cannot be read', 'title: Page a\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\nrelated: [nope]', 'Text {', ['b.mdx:2:8 title-shared', 'b.mdx:8:11 related-unknown']],
  ['frontmatter that cannot be read', 'title: "Page a', 'Text.', []],
  ['a section of its own, and of another', 'title: "Page b', '## One\n\n[x](#one) [y](#on) [z](/a/#nope) [w](/b/#two)', ['b.mdx:6:11 link-fragment', 'b.mdx:6:20 link-fragment', 'b.mdx:6:34 link-fragment']],
  ['sections that are not known', 'title: "Page b', '## One {x}\n\n[x](#one) [y](#on) [z](/b/#two)', []],
];
test.each(UNREADY)('at once: %s', (_name, fields, body, expected) => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const sources = (fields: string) => [
    { path: 'a.mdx', bytes: bytes('---\ntitle: Page a\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\nqueries: [one]\n---\nText.\n') },
    { path: 'b.mdx', bytes: bytes(`---\n${fields}\n---\n${body}\n`) },
  ];
  const memory = newMemory();
  const told = (fields: string) => run(sources(fields), { ...site.dedupe, publishing: false }, memory).issues.filter(({ rule }) => /^(?:related|title-shared|query|link)/.test(rule)).map(({ path, line, column, rule }) => `${path}:${line}:${column} ${rule}`);
  expect(told(fields)).toEqual(expected);
  // In the next round the title is nobody else's.
  expect(told(fields.replace('Page a', 'Page c'))).toEqual(expected.filter((one) => !one.includes('title-shared')));
});
test('every case ran', () => expect(UNREADY.length).toBe(7));

/** What is told of a link to a section of an article that has errors of its own, as its author goes on. */
test('a section of an article that is not ready', () => {
  const source = (path: string, title: string, body: string) => ({ path, bytes: new TextEncoder().encode(`---\ntitle: ${title}\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n${body}\n`) });
  const a = source('a.mdx', 'A', 'See [it](/b/#one).');
  const memory = newMemory();
  const told = (body: string) => run([a, source('b.mdx', 'B', body)], { ...site.dedupe, publishing: false }, memory).issues.filter(({ path }) => path === 'a.mdx').map(({ column, rule, hint }) => `${column} ${rule} ${hint}`);
  const steps: ReadonlyArray<[body: string, told: readonly string[]]> = [
    ['## One\n\nText {x}.', []],
    ['## On\n\nText {x}.', ['5 link-fragment Its sections are #on.']],
    ['## On {y}\n\nText {x}.', []],
    ['## One more\n\nText {x}.', ['5 link-fragment Did you mean /b/#one-more?']],
    ['## Two\n\nText {x}.', ['5 link-fragment Its sections are #two.']],
    ['## Two\n\nText {z}.', ['5 link-fragment Its sections are #two.']],
    // In the order in which the page has them, whatever it was before.
    ['## Two\n\nOne.\n\n## Six\n\nText {z}.', ['5 link-fragment Its sections are #two, #six.']],
    ['## Six\n\nOne.\n\n## Two\n\nText {z}.', ['5 link-fragment Its sections are #six, #two.']],
    ['## Two\n\nOne.\n\n## Six\n\nText.', ['5 link-fragment Its sections are #two, #six.']],
    ['## Six\n\nOne.\n\n## Two\n\nText.', ['5 link-fragment Its sections are #six, #two.']],
    ['## One\n\nText.', []],
  ];
  for (const [body, expected] of steps) expect([body, told(body)]).toEqual([body, expected]);
});

test('a hint names the article that redirects.yaml puts in the place of another', () => {
  const source = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
  const article = (path: string, more: string, body: string) => source(path, `---\ntitle: Page ${path}\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n${more}---\n${body}\n`);
  const sources = [article('a.mdx', 'related: [old, older]\n', 'See [it](/old/#x) and [that](/older/).'), article('new.mdx', '', 'Text.'), article('b.mdx', 'related: [old]\n', 'Text {x}.')];
  const memory = newMemory();
  const told = (redirects?: string) => run(sources, { ...site.dedupe, publishing: false, redirects: redirects === undefined ? undefined : source('redirects.yaml', redirects) }, memory).issues.filter(({ rule }) => !rule.startsWith('mdx')).map(({ path, rule, hint }) => `${path} ${rule} ${hint}`);
  const [none, address] = ['Write the name of its file without .mdx, or take it out of the list.', 'The address of an article is the name of its file: of name.mdx it is /name/.'];
  const without = [`a.mdx related-unknown ${none}`, `a.mdx related-unknown ${none}`, `a.mdx link-broken ${address}`, `a.mdx link-broken ${address}`, `b.mdx related-unknown ${none}`];
  expect(told()).toEqual(without);
  expect(told('/old/: new\n/older: gone\n/deep/old: new\n')).toEqual(['a.mdx related-unknown Write new: redirects.yaml leads from /old/ there.', without[1], 'a.mdx link-broken Write /new/: redirects.yaml leads from /old/ there.', without[3], 'b.mdx related-unknown Write new: redirects.yaml leads from /old/ there.']);
  expect(told('/old: [\n')).toEqual(without);
});
