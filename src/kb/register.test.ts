/** What became of statements, noted look by look: where a home has gone since, the verdict names the place where it is said in the end. */
import { expect, test } from 'vitest';
import { keptFor, TAKEN } from './fate.ts';
import type { Repeat } from './repeats.ts';
import { PagesMade } from './pages-made.ts';
import type { KeptReason } from './placement.ts';
import { Register, verdictsFrom } from './register.ts';

type Fate = 'taken' | KeptReason;
const fateOf = (fate: Fate) => (fate === 'taken' ? TAKEN : keptFor(fate));
/** What a page decided by itself: statement, what became of it, its home on the page. */
type Own = readonly [statement: number, fate: Fate, home: number];
/** What a look across pages decided: page, statement, fate, home. */
type Decision = readonly [page: number, statement: number, fate: Fate, homePage: number, home: number];
/** A look across pages that are written as in pages-made.ts, of these articles. */
type Look = readonly [pages: string[], articles: number[], decisions: Decision[]];

const repeats = (own: readonly Own[], taken: boolean): Repeat[] => own.filter(([, fate]) => (fate === 'taken') === taken).map(([statement, fate, home]) => ({ statement, home, fate: fateOf(fate) }));
const RULES = { remove: 'said-on-page', move: 'said-elsewhere' };
const pageOf = (total: number, own: readonly Own[]) => ({ total, taken: repeats(own, true), kept: repeats(own, false) });

function registered(sizes: readonly number[], alone: ReadonlyArray<readonly [article: number, own: readonly Own[]]>, looks: readonly Look[]): string[][] {
  const register = new Register(sizes.length);
  for (const [article, total] of sizes.entries()) register.open(article, pageOf(total, alone[article]?.[1] ?? []));
  for (const [written, articles, decisions] of looks) {
    register.note(new PagesMade(written), articles, { tell: (page, each) => decisions.filter(([of]) => of === page).forEach(([, statement, fate, homePage, home]) => each(statement, fateOf(fate), homePage, home)) });
  }
  for (const [article, own] of alone.slice(sizes.length)) register.alone(article, pageOf(0, own));
  register.close();
  return sizes.map((_, article) =>
    [...verdictsFrom(register.verdicts(article), `${article}`, String)].map(([statement, verdict]) => {
      if (verdict.action !== 'keep') expect(verdict.rule).toBe(RULES[verdict.action]);
      return `${statement} ${verdict.action === 'keep' ? verdict.reason : verdict.action} ${verdict.home.article}.${verdict.home.statement}`;
    }),
  );
}

const CASES: ReadonlyArray<[name: string, sizes: number[], alone: Array<readonly [number, Own[]]>, looks: Look[], told: string[][]]> = [
  ['nothing was decided', [2, 1], [], [], [[], []]],
  ['a page by itself', [3, 2], [[0, [[2, 'taken', 0], [1, 'scope', 0]]], [1, [[1, 'short', 0]]]], [], [['1 scope 0.0', '2 remove 0.0'], ['1 short 1.0']]],
  ['across pages, the articles numbered otherwise than the pages', [2, 2, 2], [], [[['a b', 'c a'], [2, 0], [[1, 1, 'taken', 0, 0], [0, 1, 'label', 1, 0]]]], [['1 move 2.0'], [], ['1 label 0.0']]],
  ['a home that has gone since: the last of the chain is told', [3, 2], [[0, [[2, 'taken', 1]]]], [[['a b _', 'b c'], [0, 1], [[0, 1, 'taken', 1, 0]]]], [['1 move 1.0', '2 move 1.0'], []]],
  ['the last article, and an article without statements', [1, 0, 2], [], [[['a', '_ a'], [0, 2], [[0, 0, 'taken', 1, 1]]]], [['0 move 2.1'], [], []]],
  ['what an earlier look kept, a later one may free', [2, 2], [], [[['a b', 'a c'], [0, 1], [[0, 0, 'stands-alone', 1, 0], [1, 0, 'scope', 0, 0]]], [['a b', 'a c'], [0, 1], [[1, 0, 'short', 0, 0]]]], [[], ['0 short 0.0']]],
  ['so it is in the middle of the last page', [1, 3, 3], [], [[['x', 'p a q', 'r a s'], [0, 1, 2], [[1, 1, 'scope', 2, 1], [2, 1, 'label', 1, 1]]], [['p a q', 'r a s'], [1, 2], [[0, 1, 'short', 1, 1]]]], [[], ['1 short 2.1'], []]],
  ['what is not looked at again stays as it was decided', [2, 2, 2], [], [[['a b', 'a c', 'b c'], [0, 1, 2], [[1, 0, 'taken', 0, 0], [1, 1, 'label', 2, 1]]], [['a b', 'b c'], [0, 2], []]], [[], ['0 move 0.0', '1 label 2.1'], []]],
  ['what an earlier look took stays taken', [2, 2], [], [[['a b', 'a c'], [0, 1], [[0, 0, 'taken', 1, 0]]], [['_ b'], [0], []]], [['0 move 1.0'], []]],
  ['what a page repeats on purpose, unless another page has something to say of it', [2, 1], [[0, [[1, 'scope', 0]]], [1, []], [0, [[0, 'short', 1], [1, 'label', 0]]]], [[['a a', 'a'], [0, 1], [[0, 0, 'across-off', 1, 0]]]], [['0 across-off 1.0', '1 label 0.0'], []]],
  ['what is left of an article may repeat nothing any more', [2, 1], [[0, [[1, 'scope', 0]]], [1, []], [0, []]], [], [[], []]],
];
test.each(CASES)('%s', (_name, sizes, alone, looks, told) => expect(registered(sizes, alone, looks)).toEqual(told));
test('every case ran', () => expect(CASES).toHaveLength(11));

test('whether what is left of an article repeats anything', () => {
  const register = new Register(2);
  register.open(0, pageOf(2, [[1, 'scope', 0]]));
  register.open(1, pageOf(2, [[1, 'taken', 0]]));
  expect([register.keeps(0), register.keeps(1)]).toEqual([true, false]);
  register.alone(0, pageOf(2, []));
  expect(register.keeps(0)).toBe(false);
});

test('more statements and repeats than there is room for to begin with', () => {
  const own = Array.from({ length: 200 }, (_, at): Own => [at + 1, at % 2 === 0 ? 'taken' : 'short', 0]);
  const [first, second] = registered([201, 201], [[0, own], [1, own]], []) as [string[], string[]];
  expect([first.length, second.length, first[0], second[199]]).toEqual([200, 200, '1 remove 0.0', '200 short 1.0']);
});
