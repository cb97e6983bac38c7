import { expect, test } from 'vitest';
import { makeChecklist } from './checklist.ts';
import { toRuns } from './runs.ts';

const CASES: ReadonlyArray<[name: string, step: string, runs: Array<[text: string, style?: string]>]> = [
  ['plain words', 'Lock  the\n  phone', [['Lock the phone']]],
  ['emphasis', 'Tap **Sync** or *wait*', [['Tap '], ['Sync', 'bold'], [' or '], ['wait', 'italic']]],
  ['a path through menus', 'Open <Path>Settings > Photos</Path>.', [['Open '], ['Settings', 'bold'], [' › '], ['Photos', 'bold'], ['.']]],
  ['a link keeps its words', 'Ask [Apple](https://example.com/)', [['Ask Apple']]],
  ['characters that mean something elsewhere', 'Type `#set $x$` and \\<b>', [['Type #set $x$ and <b>']]],
  ['blocks in a step', 'One.\n\n  Two.\n  - three', [['One. Two. three']]],
];
test.each(CASES)('%s', (_name, step, runs) => {
  const [group] = makeChecklist(`- [ ] ${step}\n`, []).groups;
  expect(group?.steps[0]?.runs.map(({ text, bold, italic }) => (bold || italic ? [text, bold ? 'bold' : 'italic'] : [text]))).toEqual(runs);
});
test('pictures give their words, comments nothing', () => {
  const image = (alt?: string) => ({ type: 'element' as const, tagName: 'img', properties: alt === undefined ? {} : { alt }, children: [] });
  expect(toRuns([{ type: 'text', value: 'See ' }, image('a lid'), image(), { type: 'comment', value: 'x' }])).toEqual([{ text: 'See a lid' }]);
  expect(toRuns([])).toEqual([]);
});
test('every case ran', () => expect(CASES).toHaveLength(6));
