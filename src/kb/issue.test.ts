import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeFrame, compare, formatIssues, type Issue, lineStarts, pointAt, sortIssues } from './issue.ts';

const issue = (line: number, column: number, more: Partial<Issue> = {}): Issue => ({ path: 'a.mdx', line, column, severity: 'error', rule: 'some-rule', message: 'this is wrong', ...more });

const LINES: ReadonlyArray<[text: string, starts: number[]]> = [
  ['', [0]],
  ['a', [0]],
  ['a\nb', [0, 2]],
  ['a\r\nb\n', [0, 3, 5]],
  ['a\rb\r\rc', [0, 2, 4, 5]],
  ['\n\r\n\r', [0, 1, 3, 4]],
  ['a\u2028b', [0]],
];
test.each(LINES)('lines of %j', (text, starts) => expect(lineStarts(text)).toEqual(starts));
test('every line case ran', () => expect(LINES).toHaveLength(7));

test('a place leads back to its offset', () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '😀')).map((parts) => parts.join('')), fc.nat(), (text, seed) => {
      const offset = seed % (text.length + 1);
      const starts = lineStarts(text);
      const { line, column } = pointAt(starts, offset);
      expect((starts[line - 1] as number) + column - 1).toBe(offset);
      expect(starts[line] ?? text.length + 1).toBeGreaterThan(offset);
    }),
  ));

test('issues are sorted by path, place and rule, whatever their order', () => {
  const all = [issue(1, 1), issue(1, 2), issue(2, 1), issue(2, 1, { rule: 'the-rule' }), issue(2, 1, { rule: 'the-rule', message: 'x' }), issue(1, 1, { path: 'b.mdx' }), issue(1, 1, { path: 'Z.mdx' })];
  const sorted = ['Z.mdx:1:1', 'a.mdx:1:1', 'a.mdx:1:2', 'a.mdx:2:1', 'a.mdx:2:1', 'a.mdx:2:1', 'b.mdx:1:1'];
  fc.assert(fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (some) => {
    expect(sortIssues(some).map(({ path, line, column }) => `${path}:${line}:${column}`)).toEqual(sorted);
  }));
  expect([compare('a', 'b'), compare('b', 'a'), compare('a', 'a')]).toEqual([-1, 1, 0]);
});

test('code frames', () => {
  const lines = ['one', `two ${'x'.repeat(150)} three`, '\tfo\u001bur \u202efive', 'six'];
  expect(codeFrame(lines, issue(1, 2, { endLine: 1, endColumn: 4 }))).toMatchInlineSnapshot(`
    "> 1 | one
        |  ^^
      2 | two xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
  `);
  expect(codeFrame(lines, issue(2, 156, { endLine: 2, endColumn: 161 }))).toMatchInlineSnapshot(`
    "  1 |
    > 2 | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx three
        |                                                                                ^^^^^
      3 |"
  `);
  expect(codeFrame(lines, issue(3, 2, { endLine: 4, endColumn: 1 }))).toMatchInlineSnapshot(`
    "  2 | two xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    > 3 |  fo␛ur �five
        |  ^
      4 | six"
  `);
  expect(codeFrame([''], issue(1, 1))).toMatchInlineSnapshot(`
    "> 1 |
        | ^"
  `);
});

test('a list of issues, with and without their source', () => {
  const issues = [issue(2, 3, { hint: 'Mend it.', endLine: 2, endColumn: 6 }), issue(1, 1, { severity: 'warning', path: 'b\u001b[31m.mdx' }), issue(1, 1)];
  expect(formatIssues(issues, new Map([['a.mdx', 'first\nsecond\nthird']]))).toMatchInlineSnapshot(`
    "a.mdx:1:1  this is wrong (some-rule)
    > 1 | first
        | ^
      2 | second

    a.mdx:2:3  this is wrong (some-rule)
      1 | first
    > 2 | second
        |   ^^^
      3 | third
      hint: Mend it.

    b␛[31m.mdx:1:1  warning: this is wrong (some-rule)"
  `);
  expect(formatIssues([issue(3, 1)], new Map([['a.mdx', 'one\r\ntwo\rthree']]))).toContain('> 3 | three');
  expect(formatIssues([], new Map())).toBe('');
});

test('what is printed drives no terminal', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (path, text) => {
      const told = formatIssues([issue(1, 1, { path, message: text, hint: text })], new Map([[path, text]]));
      expect(told).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
  ));

test('many issues of a large file are formatted in one go', () => {
  const source = 'some words here\n'.repeat(20_000);
  const issues = Array.from({ length: 2_000 }, (_, at) => issue(at + 1, 1));
  expect(formatIssues(issues, new Map([['a.mdx', source]])).split('\n\n')).toHaveLength(2_000);
});
