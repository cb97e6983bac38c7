import { expect, test } from 'vitest';
import { countSteps, makeChecklist } from './checklist.ts';
import type { Moved } from './related.ts';

const MOVED: Moved[] = [{ text: 'Keep the <lid> shut.', id: 'b', title: 'B', section: 'C', anchor: 'c' }];
const shape = (body: string, moved: readonly Moved[] = []) => {
  const { groups, reminders } = makeChecklist(`---\ntitle: x\n---\n\n${body}`, moved);
  return { groups: groups.map(({ title, steps, pauses }) => [title, ...pauses.map((pause) => `pause: ${pause.title}: ${pause.html.trim()}`), ...steps.map(({ html }) => html)]), reminders };
};

const CASES: ReadonlyArray<[name: string, body: string, moved: Moved[], groups: string[][], reminders: string[]]> = [
  ['nothing', 'Text.\n', [], [], []],
  ['task lists win over bullets', '- zero\n\n## A\n\n- [ ] one\n- [x] two *three*\n\n## B\n\n- four\n', [], [['A', 'one', 'two <em>three</em>']], []],
  ['bullets where there are no task lists', '- zero\n\n## A\n\n- one\n', [], [['', 'zero'], ['A', 'one']], []],
  ['numbered steps win over bullets', '- zero\n\n## A\n\n1. one\n2. two\n\n- three\n', MOVED, [['A', 'one', 'two']], ['Keep the <lid> shut.']],
  ['task lists win over numbered steps', '1. zero\n\n## A\n\n- [ ] one\n', [], [['A', 'one']], []],
  ['plain bullets among steps are no steps', '- [ ] one\n- two\n', [], [['', 'one']], []],
  ['a loose list', '- [ ] one\n\n- [ ] two\n', [], [['', 'one', 'two']], []],
  ['a pause point before a group, once', '## A\n\n- [ ] one\n\n<Stop title="Wait">\nIs it backed up?\n</Stop>\n\n## B\n\n- [ ] two\n\n## C\n\n- [ ] three\n', [], [['A', 'one'], ['B', 'pause: Wait: <p>Is it backed up?</p>', 'two'], ['C', 'three']], []],
  ['reminders beside steps', '- [ ] one\n', MOVED, [['', 'one']], ['Keep the <lid> shut.']],
  ['moved statements among bullets', '- one\n', MOVED, [['', 'one'], ['From related articles', 'Keep the &#x3C;lid> shut.']], []],
  ['two lists under one heading', '## A\n\n- [ ] one\n\nText.\n\n- [ ] two\n', [], [['A', 'one'], ['A', 'two']], []],
];
test.each(CASES)('%s', (_name, body, moved, groups, reminders) => expect(shape(body, moved)).toEqual({ groups, reminders }));
test('every case ran', () => expect(CASES).toHaveLength(11));

test('a step keeps its name wherever it moves, and another step has another', () => {
  const ids = (body: string) => makeChecklist(body, []).groups.flatMap(({ steps }) => steps.map(({ id }) => id));
  const [one, two] = ids('- [ ] Open the *left* drawer.\n- [ ] Open the right drawer.\n');
  expect(ids('## A\n\n- [ ] Close it.\n- [ ] Open the left  drawer\n')[1]).toBe(one);
  expect(one).not.toBe(two);
  expect([one, two].every((id) => /^[0-9a-z]{1,13}$/.test(id as string))).toBe(true);
});

test('a step with more than one line keeps its words', () => {
  const [group] = makeChecklist('- [ ] One.\n\n  Two.\n  - three\n', []).groups;
  expect(group?.steps).toMatchInlineSnapshot(`
    [
      {
        "html": "<p> One.</p>
    <p>Two.</p>
    <ul>
    <li>three</li>
    </ul>",
        "id": "2lxs554sux2gf",
        "runs": [
          {
            "text": "One. Two. three",
          },
        ],
        "text": "One. Two. three",
      },
    ]
  `);
});

test('the pause point of a whole page is not lost when it comes last', () => {
  expect(shape('- [ ] one\n\n<Stop>\nWait.\n</Stop>\n').groups).toEqual([['', 'one'], ['', 'pause: Stop: <p>Wait.</p>']]);
});

test('two steps with the same words have a tick each', () => {
  const ids = makeChecklist('## A\n\n- [ ] Lock the phone.\n\n## B\n\n- [ ] Lock the phone.\n', []).groups.flatMap(({ steps }) => steps.map(({ id }) => id));
  expect(new Set(ids).size).toBe(2);
  expect(ids[1]).toBe(`${ids[0]}-2`);
});

test('the list of a page is made once, and anew for other words or for others that moved', () => {
  const text = '## A\n\n- [ ] one\n- [ ] two\n\n## B\n\n- [ ] three\n';
  const none: Moved[] = [];
  const first = makeChecklist(text, none);
  expect(countSteps(first)).toBe(3);
  expect(makeChecklist(text, none)).toBe(first);
  expect(makeChecklist(text, MOVED).reminders).toEqual(['Keep the <lid> shut.']);
  expect(countSteps(makeChecklist('- [ ] one\n', MOVED))).toBe(1);
});
