import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseArticle } from '../parse.ts';
import { outline } from '../statements.ts';
import { editsOf, FIX_RULES, fixed } from './fix.ts';

const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n';
const URL = 'https://kb.example';
const fix = (body: string) => fixed('a.mdx', FRONT + body, URL).text.slice(FRONT.length);

const CASES: ReadonlyArray<[name: string, body: string, mended: string]> = [
  ['spaces at the end of a line', 'One \ntwo\t\n', 'One\ntwo\n'],
  ['spaces on a blank line', 'One\n  \ntwo\n', 'One\n\ntwo\n'],
  ['CRLF', 'One \r\ntwo\r\n', 'One\r\ntwo\r\n'],
  ['a line break stays', 'One  \ntwo\n', 'One  \ntwo\n'],
  ['a line break at the end of a paragraph', 'One  \n\ntwo  \n', 'One\n\ntwo\n'],
  ['code stays', '```\none \n<note>\n```\n\n`<note>` and `a \nb`\n', '```\none \n<note>\n```\n\n`<note>` and `a \nb`\n'],
  ['the case of components', '<note>\nMind.\n</NOTE>\n\nOpen <path>A</path>.\n', '<Note>\nMind.\n</Note>\n\nOpen <Path>A</Path>.\n'],
  ['other names stay', '<notes>\nMind.\n</notes>\n', '<notes>\nMind.\n</notes>\n'],
  ['http to this site', '[x](http://kb.example/a) [y](http://kb.example) [z](http://kb.example.org)\n\n[d]: http://kb.example/b\n', '[x](https://kb.example/a) [y](https://kb.example) [z](http://kb.example.org)\n\n[d]: https://kb.example/b\n'],
  ['text stays', 'It was http://kb.example/a then.\n', 'It was http://kb.example/a then.\n'],
];
test.each(CASES)('%s', (_name, body, mended) => expect(fix(body)).toBe(mended));
test('every case ran', () => expect([CASES.length, FIX_RULES.length]).toEqual([10, 3]));
test('the frontmatter is left alone', () => expect(fixed('a.mdx', FRONT.replace('A line.', 'A line. ') + 'x\n', URL).edits).toEqual([]));
test('frontmatter that never ends, and a body that cannot be read: no edits', () => {
  expect(editsOf('---\ntitle: A\n\n[x](http://kb.example/a)\n', URL)).toEqual([]);
  expect(editsOf(`${FRONT}${'> '.repeat(100)}One \n`, URL)).toEqual([]);
});
test('no frontmatter, no edits', () => expect(editsOf('One \n', URL)).toEqual([]));

const lineOf = fc.tuple(fc.constantFrom('', '- ', '1. ', '  ', '    ', '> ', '## ', '```', '<note>', '</note>', '<Tip>', '</tip>', '[a](http://kb.example/', '`'), fc.string({ maxLength: 12 }), fc.constantFrom('', ' ', '  ', '\t', ')', '`')).map((parts) => parts.join(''));
test('mending twice is mending once, says the same and brings no new issue', () =>
  fc.assert(
    fc.property(fc.array(lineOf, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      const text = FRONT + lines.join(end);
      const once = fixed('a.mdx', text, URL).text;
      expect(fixed('a.mdx', once, URL).text).toBe(once);
      const [before, after] = [text, once].map((source) => parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(source) }));
      expect(after!.issues.length).toBeLessThanOrEqual(before!.issues.length);
      if (before!.article) expect(outline(after!.article!).statements.map(({ text: said }) => said)).toEqual(outline(before!.article).statements.map(({ text: said }) => said));
    }),
    { numRuns: 400 },
  ));
