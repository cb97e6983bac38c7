import { mdxToMdast } from 'satteri';
import { expect, test } from 'vitest';
import { parseArticle } from './parse.ts';
import { remainder } from './remainder.ts';
import { outline } from './statements.ts';
import type { Verdicts } from './verdict.ts';

const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n\n';
const { article } = parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(`${FRONT}Open the lid. Close the jar.\n`) });
const entry = { article: article!, outline: outline(article!) };
const verdicts = (): Verdicts => new Map([[0, { action: 'move', rule: 'said-elsewhere', home: { article: 'b', statement: 0 } }]]);

test('what is left, with the very texts of before', () => {
  const { text, outline: after } = remainder(entry, verdicts(), (same) => same);
  expect([text, after.statements.map((statement) => statement.text)]).toEqual([`${FRONT}Close the jar.\n`, ['Close the jar.']]);
});
test('what a reader finds otherwise than it was reckoned stays as it was found, for the laws to see', () => {
  const anew = { article: article!, outline: outline(article!) };
  const { outline: after } = remainder(anew, verdicts(), (same) => same, () => mdxToMdast(`${FRONT}Fill the jug. Wipe it.\n`) as never);
  expect(after.statements.map(({ key }) => key)).not.toContain('close jar');
});
test('nothing goes: the same outline', () => expect(remainder(entry, new Map(), (same) => same).outline).toBe(entry.outline));
