/** One page that repeats itself: which occurrence stays, which goes, and what holds one where it stands. */
import { expect, test } from 'vitest';
import type { Article } from './article.ts';
import { reasonOf } from './fate.ts';
import { parseArticle } from './parse.ts';
import { settleAlone } from './repeats.ts';
import { Residue } from './residue.ts';
import { outline } from './statements.ts';

const FRONT = '---\ntitle: A title\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n---\n\n';
/** `X` stands for a statement whose words tell something: store, spare, cable, dry, drawer. `Y` for one that shares three of them. */
const X = 'Store the spare cable in a dry drawer.';
const Y = 'Each spare cable needs its own drawer.';
const written = (body: string) => body.replaceAll('X', X).replaceAll('Y', Y);

/** What becomes of the repeats of a page, by the numbers of the statements: `'4: 1'` is taken, 1 says it; `'4 scope: 1'` stays. @param gone statements that went before */
function settled(body: string, gone: readonly number[] = []): string[] {
  const { article, issues } = parseArticle({ path: 'a.mdx', bytes: new TextEncoder().encode(`${FRONT}Opening words here.\n\n${written(body)}\n`) });
  if (!article) throw new Error(issues.map(({ message }) => message).join('; '));
  const { taken, kept } = settleAlone(article as Article, new Residue(outline(article)).without(gone));
  return [...taken, ...kept].sort((a, b) => a.statement - b.statement).map(({ statement, fate, home }) => `${statement}${reasonOf(fate) ? ` ${reasonOf(fate)}` : ''}: ${home}`);
}

/** In each, the first X is statement 1 and what follows it 2; the page goes on from 3. */
const HOMES: ReadonlyArray<[name: string, body: string, told: string[], gone?: number[]]> = [
  ['the earlier, where nothing else tells', '## A\n\nX Rain falls.\n\n## B\n\nX Snow falls.', ['3: 1']],
  ['the one whose heading speaks of it', '## A\n\nX Rain falls.\n\n## One drawer\n\nX Snow falls.', ['1: 3']],
  ['the heading around it speaks of it', '## A\n\nX Rain falls.\n\n## One drawer\n\nWind.\n\n### B\n\nX Snow falls.', ['1: 4']],
  ['what its section alone says speaks of it', '## A\n\nX Rain falls.\n\n## B\n\nX One drawer falls.', ['1: 3']],
  ['what its section says before it does so too', '## A\n\nX Rain falls.\n\n## B\n\nOne drawer falls. X Snow falls.', ['1: 4']],
  ['a word of the heading counts more than four of the text', '## A\n\nX A spare cable and a dry drawer fall.\n\n## All stores store it\n\nX Snow falls.', ['1: 3']],
  ['and as much as five', '## A\n\nX Whoever stores a store of spare cable has a dry drawer.\n\n## All stores store it\n\nX Snow falls.', ['3: 1']],
  ['a word counts once in a heading and once in the text, however often it comes', '## A\n\nX A drawer and a cable fall.\n\n## B\n\nX A drawer, a drawer and a drawer fall.', ['3: 1']],
  ['what the section of another says does not count', '## A\n\nX Rain falls.\n\n## B\n\nX Snow falls.\n\n## C\n\nOne drawer and its spare cable fall.', ['3: 1']],
  ['what is itself a repeat does not count', '## A\n\nX Rain falls.\n\n## B\n\nX Y Snow falls.\n\n## C\n\nY Hail falls.', ['3: 1', '6: 4']],
  ['what has gone before does not count', '## A\n\nX Rain falls.\n\n## B\n\nX A drawer falls. Snow falls.', ['3: 1'], [4]],
  ['a bullet before a sentence', '## A\n\nX Rain falls.\n\n## B\n\n- X\n- Snow falls.', ['1: 3']],
  ['but a sentence that fits better before a bullet', '## One drawer\n\nX Rain falls.\n\n## B\n\n- X\n- Snow falls.\n- Hail falls.', ['3: 1']],
  ['Key takeaways before the section that fits best', '## One drawer\n\nX Rain falls.\n\n## Key takeaways\n\n- X\n- Snow falls.', ['1: 3']],
  ['what has to stay before all that need not', '## One drawer\n\nX Rain falls.\n\n## B\n\nX This leans on it.', ['1: 3']],
  ['one of three', '## A\n\nX Rain falls.\n\n## B\n\nX Snow falls.\n\n## One drawer\n\nX Hail falls.', ['1: 5', '3: 5']],
  ['of three that fit alike, the first', '## A\n\nX Rain falls.\n\n## B\n\nX Snow falls.\n\n## C\n\nX Hail falls.', ['3: 1', '5: 1']],
];
test.each(HOMES)('the home is %s', (_name, body, told, gone) => expect(settled(body, gone)).toEqual(told));
test('every home was found', () => expect(HOMES).toHaveLength(17));

/** Repeats that are judged apart, or that something holds. */
const APART: ReadonlyArray<[name: string, body: string, told: string[]]> = [
  ['two variants', '## On Windows\n\nX Rain falls.\n\n## On a Mac\n\nX Snow falls.', ['3 scope: 1']],
  ['three variants, and a section that is none', '## On Windows\n\nX Rain falls.\n\n## On a Mac\n\nX Snow falls.\n\n## On Linux\n\nX Hail falls.\n\n## Causes\n\nX Dew falls.', ['3 scope: 1', '5 scope: 1', '7 scope: 1']],
  ['two variants, and two sections that are none', '## Causes\n\nX Rain falls.\n\n## On Windows\n\nX Snow falls.\n\n## On a Mac\n\nX Hail falls.\n\n## Prevention of harm\n\nX Dew falls.', ['3 scope: 1', '5 scope: 1', '7: 1']],
  ['twice in one of two variants', '## On Windows\n\nX Rain falls. Wind.\n\nX Sun.\n\n## On a Mac\n\nX Snow falls.', ['4: 1', '6 scope: 1']],
  ['three sections of which none is a variant', '## Causes\n\nX Rain falls.\n\n## Prevention of harm\n\nX Snow falls.\n\n## More\n\nX Hail falls.', ['3: 1', '5: 1']],
  ['links that go elsewhere', '## A\n\nStore it in [a dry drawer](/b/) all winter. Rain falls.\n\n## B\n\nStore it in [a dry drawer](/c/) all winter. Snow falls.\n\n## C\n\nStore it in [a dry drawer](/b/) all winter. Hail falls.', ['3 other-link: 1', '5: 1']],
  ['links that go elsewhere, in one section', '## A\n\nStore it in [a dry drawer](/b/) all winter. Rain falls. Store it in [a dry drawer](/c/) all winter. Wind.', ['3 other-link: 1']],
  ['what has to stay stays, and what is free goes', '## A\n\nX This leans on it.\n\n## B\n\nX Snow falls.\n\n## C\n\nX That leans too.', ['3: 1', '5 leaned-on: 1']],
  ['a home that has to stay is not moved for the sake of a list', '## A\n\nX This leans on it.\n\n## B\n\n- X\n- Snow falls.', ['3 orphan-bullet: 1']],
  ['a home that is free is', '## A\n\nX Rain falls.\n\n## B\n\n- X\n- Snow falls.', ['1: 3']],
];
test.each(APART)('apart: %s', (_name, body, told) => expect(settled(body)).toEqual(told));
test('every one was parted', () => expect(APART).toHaveLength(10));

test('a statement of very many sections is compared with the first of them: variants behind those are not seen', () => {
  const section = (heading: string, at: number) => `## ${heading}\n\nX Filler ${at} falls.`;
  // Titles of which each speaks of something else.
  const first = Array.from({ length: 64 }, (_, at) => section(`${'abcdefgh'[at % 8]}alm ${'abcdefgh'[at >> 3]}ord ${'xyzuvw'[at % 6]}ip ${at}th word`, at));
  const told = settled([...first.slice(0, 62), section('On Windows', 70), section('On a Mac', 71)].join('\n\n')).filter((one) => one.includes('scope'));
  const unseen = settled([...first, section('On Windows', 70), section('On a Mac', 71)].join('\n\n')).filter((one) => one.includes('scope'));
  expect([told.length, unseen.length]).toEqual([2, 0]);
});
