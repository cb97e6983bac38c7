import { expect, test } from 'vitest';
import { formatIssues } from '../issue.ts';
import { parseArticle } from '../parse.ts';
import { outline } from '../statements.ts';
import { blankDraft } from './blank.ts';
import { spokenOf } from './spoken.ts';

const entry = (id: string, title: string, body: string, more = '') => {
  const text = `---\ntitle: ${title}\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n${more}---\n\n${body}\n`;
  const { article, issues } = parseArticle({ path: `${id}.mdx`, bytes: new TextEncoder().encode(text) });
  if (!article) throw new Error(formatIssues(issues, new Map()));
  return { article, outline: outline(article) };
};
const HOUSE = [
  entry('lid', 'The lid of the jar is stuck', 'Warm the lid of the jar under the tap. Wait.', 'queries:\n  - open a stuck jar lid\n  - tight lid\n'),
  entry('door', 'The door does not close', 'Oil the hinge of the door. A stuck jar can wait.'),
  entry('tap', 'The tap drips', 'Close the valve first.'),
];
const said = (title: string) => spokenOf(title, HOUSE).map(({ kind, path, line, column, text }) => `${kind} ${path}:${line}:${column} ${text}`);

const CASES: ReadonlyArray<[title: string, spoken: string[]]> = [
  ['Stuck jar lids', ['title lid.mdx:2:8 The lid of the jar is stuck', 'query lid.mdx:9:5 open a stuck jar lid', 'statement lid.mdx:13:1 Warm the lid of the jar under the tap.']],
  ['Closing doors', ['title door.mdx:2:8 The door does not close']],
  ['A broken window', []],
  ['The tap', ['title tap.mdx:2:8 The tap drips', 'statement lid.mdx:13:1 Warm the lid of the jar under the tap.']],
  ['How to', []],
  ['???', []],
];
test.each(CASES)('%s', (title, spoken) => expect(said(title)).toEqual(spoken));
test('every case ran', () => expect(CASES).toHaveLength(6));
test('what many articles say is one line, and equals stand in the order of paths and lines', () => {
  const house = [entry('b', 'Jam', 'Warm the lid slowly. Lids get warm.'), entry('a', 'Tea', 'Get the lid warm first. Warm the lid slowly.')];
  expect(spokenOf('Warm lids', house).map(({ path, line, text, also }) => `${path}:${line} ${text} +${also}`)).toEqual(['a.mdx:10 Get the lid warm first. +0', 'a.mdx:10 Warm the lid slowly. +1', 'b.mdx:10 Lids get warm. +0']);
});
test('no more than asked for', () => expect(spokenOf('Stuck jar lids', HOUSE, 1)).toHaveLength(1));

test('a blank draft is an article', () => {
  for (const title of ['Stuck', 'A: "b" # c', '{x} <y>', 'true', '2025-01-01']) {
    const { article, issues } = parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(blankDraft({ title, topic: 'icloud', author: 'editorial-team', today: '2025-01-01' })) });
    expect(formatIssues(issues, new Map())).toBe('');
    expect([article?.data.title, article?.data.draft]).toEqual([title, true]);
  }
});
