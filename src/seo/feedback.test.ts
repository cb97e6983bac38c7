/** The sinks of “Was this helpful?” as a table. */
import { expect, test } from 'vitest';
import { feedbackLink } from './feedback.ts';

const CASES: ReadonlyArray<[name: string, sink: string, expected: RegExp, fields: Record<string, string>]> = [
  ['mail', 'mailto:a@b.example', /^mailto:a@b\.example\?/, { subject: 'Helpful: Q & A + “more”', body: 'https://unstuck.example/q/\n\nWhat helped, and on which device?\n' }],
  ['GitHub issue', 'https://github.com/o/r/issues/new', /^https:\/\/github\.com\/o\/r\/issues\/new\?/, { title: 'Helpful: Q & A + “more”' }],
  ['form', 'https://forms.example/f', /^https:\/\/forms\.example\/f\?/, { page: '/q/', helpful: 'yes' }],
  ['form with a query', 'https://forms.example/f?id=7', /^https:\/\/forms\.example\/f\?id=7&/, { page: '/q/', helpful: 'yes', id: '7' }],
];

test.each(CASES)('%s', (_, sink, expected, fields) => {
  const link = feedbackLink(sink, 'yes', 'Q & A + “more”', '/q/');
  expect(link).toMatch(expected);
  // A space is %20 and not a plus, which a mail program would show.
  expect(link).not.toMatch(/[+\s"<>]/);
  const given = new URL(link).searchParams;
  for (const [name, value] of Object.entries(fields)) expect(given.get(name)).toBe(value);
});

test('each case ran', () => expect(CASES.length).toBe(4));
