import { describe, expect, test } from 'vitest';
import { parseFrontmatter } from './frontmatter.ts';
import { formatIssues } from './issue.ts';
import { parseArticle } from './parse.ts';

const FIELDS: Readonly<Record<string, string>> = { title: 'A title', description: 'A line.', topic: 'icloud', author: 'editorial-team', published: '2025-01-01', updated: '2025-01-02' };
/** A file whose first six fields stand in lines 2 to 7 (`null` leaves one out), and `more` from line 8 on. */
function file(fields: Readonly<Record<string, string | null>>, more = ''): string {
  const lines = Object.entries({ ...FIELDS, ...fields }).filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}\n`);
  return `---\n${lines.join('')}${more}---\n\nText.\n`;
}
const parse = (text: string) => parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(text) });
const places = (text: string) => parse(text).issues.map(({ line, column, rule }) => `${line}:${column} ${rule.replace('frontmatter-', '')}`);
const told = (text: string) => formatIssues(parse(text).issues, new Map([['a.mdx', text]]));
const deep = (open: string, times: number, close = '') => open.repeat(times) + close.repeat(times);

const FINE: ReadonlyArray<[name: string, text: string]> = [
  ['the required fields', file({})],
  ['spaces after the fences', file({}).replaceAll('---\n', '---  \n')],
  ['29 February of a leap year', file({ published: '2024-02-29' })],
  ['quotes', file({ title: '"A: title # 1"' })],
  ['three points in a value', file({ title: 'Well ... yes' })],
  ['brackets in quotes', file({ title: '"[[[[[[[[[[[["' })],
  ['every field', file({ reviewer: 'technical-review', reviewed: '2025-02-01' }, 'reviewEvery: 6\nplatforms: [iPhone, "15"]\nqueries:\n  - why\nrelated: [b-c]\ndraft: true\ndedupe: off\nsources:\n  - title: A page\n    url: https://example.org/a\n    checked: 2025-01-01\n')],
];

const WRONG: ReadonlyArray<[name: string, text: string, issues: string[]]> = [
  ['every field is missing', '---\nx: 1\n---\n\nText.\n', [...Array<string>(6).fill('1:1 missing-field'), '2:1 unknown-field']],
  ['a choice is missing', file({ topic: null }), ['1:1 missing-field']],
  ['a field of an entry is missing', file({}, 'sources:\n  - title: a\n    url: https://a.bc\n'), ['9:5 missing-field']],
  ['empty values', file({ title: '', description: '~', topic: 'null' }), ['2:8 value', '3:14 value', '4:8 value']],
  ['blank values', file({ title: '" "' }, 'queries: [""]\n'), ['2:8 value', '8:11 value']],
  ['a number for text', file({ title: '12' }), ['2:8 type']],
  ['text for a list', file({}, 'platforms: iPhone\n'), ['8:12 type']],
  ['a list in a list', file({}, 'queries: [a, [b]]\n'), ['8:14 type']],
  ['text for a group', file({}, 'sources: [x]\n'), ['8:11 type']],
  ['yes for true', file({}, 'draft: yes\n'), ['8:8 type']],
  ['half a month, no month, too many', file({}, 'reviewEvery: 1.5\n'), ['8:14 type']],
  ['too few months', file({}, 'reviewEvery: 0\n'), ['8:14 value']],
  ['not a number', file({}, 'reviewEvery: .nan\n'), ['8:14 type']],
  ['30 February', file({ published: '2025-02-30' }), ['6:12 value']],
  ['29 February', file({ published: '2025-02-29' }), ['6:12 value']],
  ['a time', file({ published: '2025-01-01T00:00:00Z' }), ['6:12 value']],
  ['days in the wrong order', file({ updated: '2024-01-01' }, 'reviewed: 2024-01-01\n'), ['7:10 dates', '8:11 dates']],
  ['the author reviews', file({}, 'reviewer: editorial-team\n'), ['8:11 reviewer']],
  ['unknown choices', file({ topic: 'iclod', author: 'bob' }, 'dedupe: false\n'), ['4:8 value', '5:9 value', '8:9 value']],
  ['unknown fields', file({}, 'tittle: x\nslug: ../../x\n'), ['8:1 unknown-field', '9:1 unknown-field']],
  ['an unknown field of an entry', file({}, 'sources:\n  - {title: a, url: "https://a.bc", checked: 2025-01-01, by: me}\n'), ['9:58 unknown-field']],
  ['names that JavaScript knows', file({}, '__proto__: {draft: true}\nconstructor: x\n"toString": y\n'), ['8:1 unknown-field', '9:1 unknown-field', '10:1 unknown-field']],
  ['a field given twice', file({}, 'title: B\n'), ['8:1 duplicate-key']],
  ['a field of an entry given twice', file({}, 'sources:\n  - title: a\n    title: b\n'), ['10:5 duplicate-key']],
  ['an alias', file({}, 'platforms: &a [x]\nqueries: *a\n'), ['8:12 anchor', '9:10 alias']],
  ['an alias bomb', `---\na: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\nText.\n`, ['2:4 anchor', '3:4 anchor', '3:8 alias', '3:11 alias', '4:5 alias', '4:8 alias']],
  ['a merge', file({}, '<<: {draft: true}\n'), ['8:1 unknown-field']],
  ['a tag', file({ title: '!!js/function "x"' }), ['2:8 yaml']],
  ['a tag that YAML knows', file({ title: '!!str x' }), ['2:9 tag']],
  ['no space after the colon', file({}, 'draft:true\nowner: x\n'), ['8:1 yaml']],
  ['a value of the wrong kind', file({}, 'owner: [a]\ntopic2: x\n').replace('author: editorial-team', 'author: [x]'), ['5:9 value', '8:8 value', '9:1 unknown-field']],
  ['a colon in a value', file({ title: 'iPhone: full' }), ['2:8 yaml']],
  ['a quote that does not close', file({ title: '"iPhone' }), ['2:8 yaml']],
  ['a bracket that does not close', file({}, 'platforms: [a, b\n'), ['8:12 yaml']],
  ['a tab', file({}, '\tdraft: true\n'), ['8:1 yaml']],
  ['three points', file({}, '...\nlost: 1\n'), ['8:1 yaml']],
  ['a key that is a list', file({}, '? [a]\n: b\n'), ['8:3 yaml']],
  ['a list', '---\n- a\n---\n\nText.\n', ['2:1 shape']],
  ['a sentence', '---\nhello\n---\n\nText.\n', ['2:1 shape']],
  ['nothing', '---\n---\n\nText.\n', ['2:1 shape']],
  ['hidden characters', file({ title: '"a\\u0000b"', description: '"c\\u202ed"' }), ['2:8 nul-character', '3:14 bidi-control']],
  ['a line break', file({ description: '"x\\n\\ny"' }), ['3:14 value']],
  ['an address that runs code', file({}, 'sources: [{title: a, url: "javascript:x", checked: 2025-01-01}]\n'), ['8:27 value']],
  ['an id that is none', file({}, 'related: [A b, ../c]\n'), ['8:11 value', '8:16 value']],
  ['too long a title', file({ title: 'x'.repeat(121) }), ['2:8 value']],
  ['too many entries', file({}, `related: [${Array.from({ length: 13 }, (_, at) => `a${at}`).join(', ')}]\n`), ['8:10 value']],
  ['too large', file({ description: 'x'.repeat(9000) }), ['1:1 size']],
  ['brackets in brackets', file({ title: deep('[', 3000, ']') }), ['2:108 nesting']],
  ['groups in groups', file({ title: deep('{a: ', 1500, '}') }), ['2:408 nesting']],
  ['lists in lists', file({ title: `\n  ${deep('- ', 3000)}a` }), ['3:3 nesting']],
  ['keys in keys', file({ title: `\n  ${deep('? ', 3000)}a` }), ['3:3 nesting']],
];

describe('frontmatter', () => {
  test.each(FINE)('%s', (_name, text) => expect(places(text)).toEqual([]));
  test.each(WRONG)('%s', (_name, text, issues) => expect(places(text)).toEqual(issues));
  test.each(WRONG)('%s, with CRLF', (_name, text, issues) => expect(places(text.replaceAll('\n', '\r\n'))).toEqual(issues));
  test('every case ran', () => expect([FINE.length, WRONG.length]).toEqual([7, 51]));
});

const FENCES: ReadonlyArray<[text: string, bodyStart: number, rule: string | undefined]> = [
  ['---\na: 1\n---\nb', 12, 'frontmatter-missing-field'],
  ['---\r\na: 1\r\n---\r\nb', 14, 'frontmatter-missing-field'],
  ['---\na: 1\n---', 12, 'frontmatter-missing-field'],
  ['---\na: |\n  ---\n---\nb', 18, 'frontmatter-missing-field'],
  ['b', 0, 'frontmatter-missing'],
  [' ---\na: 1\n---\nb', 0, 'frontmatter-missing'],
  ['----\na: 1\n----\nb', 0, 'frontmatter-missing'],
  ['+++\na = 1\n+++\nb', 0, 'frontmatter-missing'],
  ['---\t\na: 1\n---\t\nb', 0, 'frontmatter-missing'],
  ['---\u00a0\na: 1\n---\nb', 0, 'frontmatter-missing'],
  ['---', 3, 'frontmatter-unterminated'],
  ['---\na: 1\n----\nb', 15, 'frontmatter-unterminated'],
];
test.each(FENCES)('fences of %j', (text, bodyStart, rule) => {
  const found = parseFrontmatter(text);
  expect([found.bodyStart, found.problems[0]?.rule]).toEqual([bodyStart, rule]);
});
test('every fence ran', () => expect(FENCES).toHaveLength(12));

test('nothing reaches the prototype of anything', () => {
  parse(file({}, '__proto__: {polluted: true}\n'));
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('what an author reads', () => {
  expect(told(file({ title: null, topic: 'iclod' }, 'tittle: iPhone\ncolour: red\nplatforms: iPhone\n'))).toMatchInlineSnapshot(`
    "a.mdx:1:1  the field title is missing (frontmatter-missing-field)
    > 1 | ---
        | ^^^
      2 | description: A line.
      hint: Add a line title: to the frontmatter.

    a.mdx:3:8  topic is not one of icloud, storage-updates, battery-hardware, computer, account-security, getting-help (frontmatter-value)
      2 | description: A line.
    > 3 | topic: iclod
        |        ^^^^^
      4 | author: editorial-team
      hint: Did you mean icloud?

    a.mdx:7:1  there is no field tittle (frontmatter-unknown-field)
      6 | updated: 2025-01-02
    > 7 | tittle: iPhone
        | ^^^^^^
      8 | colour: red
      hint: Did you mean title?

    a.mdx:8:1  there is no field colour (frontmatter-unknown-field)
      7 | tittle: iPhone
    > 8 | colour: red
        | ^^^^^^
      9 | platforms: iPhone
      hint: The fields are title, description, topic, platforms, queries, author, reviewer, owner, published, updated, reviewed, reviewEvery, sources, related, draft, dedupe.

    a.mdx:9:12  platforms is not a list (frontmatter-type)
       8 | colour: red
    >  9 | platforms: iPhone
         |            ^^^^^^
      10 | ---
      hint: Write each entry on a line of its own, indented and starting with a hyphen."
  `);
  expect(told(file({ title: 'iPhone: full', published: '2025-02-30' }))).toMatchInlineSnapshot(`
    "a.mdx:2:8  a value holds a colon and a space, which begin a field of its own (frontmatter-yaml)
      1 | ---
    > 2 | title: iPhone: full
        |        ^
      3 | description: A line.
      hint: A value that contains a colon and a space needs quotes around it."
  `);
  expect(told(file({ published: '2025-02-30' }, 'sources:\n  - title: A page\n'))).toMatchInlineSnapshot(`
    "a.mdx:6:12  published is a day that does not exist (frontmatter-value)
      5 | author: editorial-team
    > 6 | published: 2025-02-30
        |            ^^^^^^^^^^
      7 | updated: 2025-01-02
      hint: Look at the month and at how many days it has.

    a.mdx:9:5  the field sources[1].checked is missing (frontmatter-missing-field)
       8 | sources:
    >  9 |   - title: A page
         |     ^^^^^^^^^^^^^
      10 | ---
      hint: Add checked: to the entry.

    a.mdx:9:5  the field sources[1].url is missing (frontmatter-missing-field)
       8 | sources:
    >  9 |   - title: A page
         |     ^^^^^^^^^^^^^
      10 | ---
      hint: Add url: to the entry."
  `);
});

test('a hint for every kind of value', () => {
  const hints = ['reviewEvery: soon', 'reviewEvery: 1.5', 'draft: 1', 'queries: one', 'title: 1'].map((field) => parse(file(field.startsWith('title') ? { title: '1' } : {}, field.startsWith('title') ? '' : `${field}\n`)).issues.map(({ hint }) => hint));
  expect(hints).toEqual([['Write a whole number of months, in figures: 12.'], ['Write a whole number of months, in figures: 12.'], ['Write true or false, without quotes.'], ['Write each entry on a line of its own, indented and starting with a hyphen.'], ['Put quotes around a value that looks like a number, a date or true.']]);
});
