import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIssues } from '../issue.ts';
import { parseArticle } from '../parse.ts';
import { idFrom, idOfPage, type Imported, makeDraft } from './draft.ts';
import { readTextFile } from './plain-text.ts';

const SETTINGS = { topic: 'icloud', author: 'editorial-team', today: '2025-01-01' };
const bytesOf = (text: string) => new TextEncoder().encode(text);
function bring(text: string | Uint8Array): Imported {
  const { pages, issues } = readTextFile('a.txt', typeof text === 'string' ? bytesOf(text) : text);
  return pages[0] ? makeDraft(pages[0], idOfPage(pages[0]), SETTINGS) : { lines: 0, issues };
}
const bodyOf = (text: string) => bring(text).mdx?.split('\n---\n\n')[1];

test('a whole draft', () => {
  expect(bring('Mend: a "drawer" # 1\n\nA drawer sticks. Here is why.\n\nSteps\n- [ ] Pull it\n- Oil it (https://a.bc/d_e).\n1. One\n2. Two\n').mdx).toMatchInlineSnapshot(`
    "---
    title: 'Mend: a "drawer" # 1'
    description: A drawer sticks. Here is why.
    topic: icloud
    author: editorial-team
    published: 2025-01-01
    updated: 2025-01-01
    draft: true
    ---

    A drawer sticks. Here is why.

    ## Steps

    - [ ] Pull it
    - Oil it ([https://a.bc/d_e](https://a.bc/d_e)).

    1. One
    2. Two
    "
  `);
});

const CASES: ReadonlyArray<[name: string, text: string, body: string]> = [
  ['words of JavaScript', 'T\n\nimport it all.\n\nexport it all.\n', '&#x69;mport it all.\n\n&#x65;xport it all.\n'],
  ['braces and tags', 'T\n\nUse {a} and <b> here.\n', 'Use \\{a} and \\<b> here.\n'],
  ['marks', 'T\n\n*a* _b_ `c` [d](e) [f][g] [^h] ~~i~~ \\j.\n', '\\*a\\* \\_b\\_ \\`c\\` \\[d]\\(e) \\[f]\\[g] \\[^h] \\~\\~i\\~\\~ \\j.\n'],
  ['entities', 'T\n\n&amp; &lt; &#123;.\n', '\\&amp; \\&lt; \\&#123;.\n'],
  ['a table', 'T\n\nIt is.\n|a|b|\n|-|-|\n', 'It is.\n\n|a|b|\n\n\\|-|-|\n'],
  ['a rule and a fence', 'T\n\nIt is.\n\n***\n\n```\n\n---\n', 'It is.\n\n\\*\\*\\*\n\n\\`\\`\\`\n\n\\---\n'],
  ['bullets within bullets', 'T\n\n- - a\n- 1. b\n- # c\n', '- \\- a\n- 1\\. b\n- \\# c\n'],
  ['steps keep their numbers', 'T\n\n5. a\n6. b\n', '5. a\n6. b\n'],
  ['HTML comments', 'T\n\n<!-- a -->.\n', '\\<!-- a -->.\n'],
];
test.each(CASES)('%s', (_name, text, body) => expect(bodyOf(text)).toBe(body));

const WRONG: ReadonlyArray<[name: string, input: string | Uint8Array, place: string]> = [
  ['empty', '', '1:1 empty-file'],
  ['white space', ' \n\n', '1:1 empty-file'],
  ['a title only', 'Title\n', '1:1 empty-body'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), '1:1 encoding'],
  ['UTF-16 cut short', new Uint8Array([0xff, 0xfe, 0x41]), '1:1 encoding'],
  ['too large', new Uint8Array(512 * 1024 + 1).fill(0x61), '1:1 file-size'],
  ['a hidden character', 'Title\n\nOne \u202e two.\n', '3:5 bidi-control'],
  ['NUL', 'Title\r\n\r\nOne\u0000.\r\n', '3:4 nul-character'],
  ['too long a title', `\n${'word '.repeat(30)}\n\nText.\n`, '2:1 import-title'],
  ['too many marks', `Title\n\n${'a & b < c {d} '.repeat(600)}.\n`, ''],
];
test.each(WRONG)('%s', (_name, input, place) => {
  const { mdx, issues } = bring(input);
  expect(issues.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual(place === '' ? [] : [place]);
  expect(mdx === undefined).toBe(place !== '');
});

test('UTF-16 with its mark, and UTF-8 with one', () => {
  const big = new Uint8Array([0xfe, 0xff, ...[...'Titel\n\nÖl.'].flatMap((unit) => [unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 255])]);
  expect([bring(big).id, bring(new Uint8Array([0xfe, 0x41])).issues.map(({ rule }) => rule)]).toEqual(['titel', ['encoding']]);
  const utf16 = new Uint8Array([0xff, 0xfe, ...[...'Titel\n\nÖl.'].flatMap((unit) => [unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8])]);
  expect([bring(utf16).id, bring(new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf('Titel\n\nÖl.')])).id]).toEqual(['titel', 'titel']);
});

const IDS: ReadonlyArray<[title: string, id: string]> = [
  ['iPhone: Storage Full?', 'iphone-storage-full'], ['Ärger über Öl', 'arger-uber-ol'], ['  a  --  b  ', 'a-b'], ['about', 'about-article'], ['con', 'con-article'], ['日本', 'article'], ['😀', 'article'], ['../../etc', 'etc'], ['a'.repeat(200), 'a'.repeat(80)], [`${'a'.repeat(79)} b`, 'a'.repeat(79)],
];
test.each(IDS)('the id of %j', (title, id) => expect(idFrom(title)).toBe(id));
test('every case ran', () => expect([CASES.length, WRONG.length, IDS.length]).toEqual([9, 10, 10]));

test('nets below the readers: a line that got lost, a draft that would be no article', () => {
  const page = (body: unknown[], lines: string[]) => ({ path: 'a.md', line: 1, title: 'T', addresses: [], names: [], anchors: new Map(), issues: [], body: body as never, lines: lines.map((text, at) => ({ line: at + 2, text })) });
  const said = { type: 'paragraph', children: [{ type: 'text', value: 'Lift the lid.' }] };
  const told = (imported: Imported) => imported.issues.map(({ line, rule }) => `${line} ${rule}`);
  expect(told(makeDraft(page([said], ['Lift the lid.', 'Never force it.']), 'a', SETTINGS))).toEqual(['3 import-lost']);
  const unreadable = makeDraft(page([{ type: 'mdxJsxFlowElement', name: 'Nope', attributes: [], children: [said] }], ['Lift the lid.']), 'a', SETTINGS);
  expect([told(unreadable), unreadable.mdx]).toEqual([['1 import-unreadable'], undefined]);
  // A page that is a part of its file is placed by where it begins.
  expect(told(makeDraft({ ...page([said], ['Never force it.']), line: 7 }, 'a', SETTINGS))).toEqual(['7 import-lost']);
});
test('a title that is too long is cut at a word, and said in full', () => {
  const title = 'A title '.repeat(20).trim();
  const { mdx, issues } = makeDraft({ path: 'a.md', line: 3, title, addresses: [], names: [], anchors: new Map(), issues: [], body: [{ type: 'paragraph', children: [{ type: 'text', value: 'Lift' }, { type: 'break' }, { type: 'text', value: 'it.' }] }], lines: [] }, 'a', SETTINGS);
  expect(mdx?.split('\n').slice(1, 3)).toEqual([`title: ${'A title '.repeat(14)}A…`, 'description: Lift it.']);
  expect(mdx).toContain(`---\n\n${title}\n\nLift\\\nit.\n`);
  expect(issues.map(({ line, rule }) => `${line} ${rule}`)).toEqual(['3 import-title']);
});
test('it is described by the first paragraph that can be seen, else by its title', () => {
  expect(bring('Title\n\n\t\u200b\n\nSeen at last.\n').mdx).toContain('\ndescription: Seen at last.\n');
  expect(bring('Title\n\n- One\n- Two\n').mdx).toContain('\ndescription: Title\n');
});
test('what an author reads', () => {
  const text = 'Title\n\nOne \u202e two.\n';
  expect(formatIssues(bring(text).issues, new Map([['a.txt', text]]))).toMatchInlineSnapshot(`
    "a.txt:3:5  a character that changes the direction of text (U+202E) is not allowed (bidi-control)
      2 |
    > 3 | One � two.
        |     ^
      4 |
      hint: Delete it; it cannot be seen in most editors."
  `);
});

const printable = fc.string({ unit: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) }, { weight: 1, arbitrary: fc.constantFrom('é', '日', '😀', '½', '\u00a0', '\u200b', '“') }), maxLength: 60 });
const MARKED = ['- ', '* ', '• ', '1. ', '7) ', '# ', '### ', '- [ ] ', '  ', '    ', '\t', '> ', '```', '---', '|', '', 'import ', 'export ', '{', '<', '[a]: ', '[^1]: ', '&amp; ', '\\'];
const lineOf = fc.tuple(fc.constantFrom(...MARKED), printable).map((parts) => parts.join(''));

test('each line that is not blank is in the draft, or an issue says which is not; the draft is an article', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(lineOf, fc.constant('')), { minLength: 1, maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      const { id, mdx, issues, lines: counted } = bring(['A title', '', ...lines].join(end));
      const filled = lines.filter((line) => line.trim() !== '');
      if (mdx === undefined || id === undefined) {
        expect(issues.length).toBeGreaterThan(0);
        expect(issues.map(({ rule }) => rule).filter((rule) => rule !== 'empty-body')).toEqual([]);
        expect(filled.filter((line) => /[\p{L}\p{N}]/u.test(line.replace(/^\s*\d+[.)]/, '')))).toEqual([]);
        return;
      }
      expect(issues).toEqual([]);
      expect(counted).toBe(filled.length + 1);
      const parsed = parseArticle({ path: `${id}.mdx`, bytes: bytesOf(mdx) });
      expect(parsed.issues).toEqual([]);
      const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
      const kept = letters(JSON.stringify(parsed.article?.tree.children.slice(1), (key, value: unknown) => (key === 'position' || key === 'type' || key === 'title' ? undefined : value)));
      for (const line of filled) for (const word of line.replace(/^\s*\d+[.)]/, '').match(/[A-Za-z]{3,}/g) ?? []) expect(kept).toContain(word);
    }),
    { numRuns: 300 },
  ));
