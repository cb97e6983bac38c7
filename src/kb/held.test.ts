/** Pages at hand: what a look asks of them, page by page, and what is left of them for the next. */
import { expect, test } from 'vitest';
import type { Article } from './article.ts';
import { keptFor, NOTHING, TAKEN } from './fate.ts';
import { Held } from './held.ts';
import { GONE, Keys } from './keys.ts';
import { pageOf } from './page.ts';
import { parseArticle } from './parse.ts';
import { outline } from './statements.ts';

const FRONT = (title: string, draft: boolean) => `---\ntitle: ${title}\ndescription: What to do about a jar.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\ndraft: ${draft}\n---\n\n`;
const [JAR, CUP, LID, TIN, BOX] = ['Keep the jar on its shelf all night.', 'Fill the cup before you leave home.', 'Close the lid that you just opened.', 'Write down the size of each tin.', 'Look into the box before you buy.'];
/** What the pages say: `CUP` in two of them, and twice in the second, where a person wants it so. */
const PAGES: ReadonlyArray<[title: string, draft: boolean, body: string]> = [
  ['A river that carries a jar', false, `${JAR}\n\n## A\n\n${CUP} ${LID}\n`],
  ['Restart on Windows', true, `${TIN}\n\n## A\n\n{/* keep */}\n\n- ${CUP}\n- ${BOX}\n- ${JAR}\n\n## B\n\n{/* keep */}\n\n- ${CUP}\n- ${LID}\n`],
  ['Restart on a Mac', false, `${BOX}\n`],
  ['Snow', false, 'Nobody else says this of snow.\n'],
];
const pages = PAGES.map(([title, draft, body], at) => {
  const article = parseArticle({ path: `${at}.mdx`, bytes: new TextEncoder().encode(FRONT(title, draft) + body) }).article as Article;
  return pageOf({ article, outline: outline(article) });
});
const order = Int32Array.of(3, 0, 2, 1);
const keys = new Keys();
const held = Held.all(pages, order, keys);
/** A number for each statement, the same for those that say the same; `-` for one that is gone. */
const said = ({ keys: own, pages: count, from }: Held, of: Held) => Array.from({ length: count }, (_, page) => [...own.subarray(from.call(of, page), from.call(of, page + 1))].map((key) => (key === GONE ? '-' : String(key))).join(' '));

test('all pages, their statements numbered through, and equal keys for what says the same', () => {
  expect([held.pages, held.statements, [...held.article], held.order]).toEqual([4, 11, [0, 1, 2, 3], order]);
  expect([0, 1, 2, 3, 4].map((page) => held.from(page))).toEqual([0, 3, 9, 10, 11]);
  expect(said(held, held)).toEqual(['0 1 2', '3 1 4 0 1 2', '4', '5']);
  expect(keys.size).toBe(6);
});

test('what a page says of its own statements', () => {
  const rows = [...PAGES.keys()].flatMap((page) => Array.from({ length: held.from(page + 1) - held.from(page) }, (_, statement) => [held.staysFor(page, statement), held.block(page, statement), held.spare(page, statement)]));
  // The twin of a repeat that the page keeps stays too.
  const [summary, author, scope] = [keptFor('summary'), keptFor('author'), keptFor('scope')];
  expect(rows).toEqual([
    [summary, 0, 0], [NOTHING, 1, 1], [NOTHING, 1, 1],
    [summary, 0, 0], [scope, 1, 1], [author, 1, 1], [author, 1, 1], [author, 2, 0], [author, 2, 0],
    [summary, 0, 0], [summary, 0, 0],
  ]);
  expect([held.isDraft(0), held.isDraft(1)]).toEqual([false, true]);
  // A word of the title counts five, one of the description one.
  expect([held.fit(0, 0), held.fit(0, 1), held.fit(1, 3)]).toEqual([6, 0, 1]);
  expect([held.areVariants(1, 2), held.areVariants(2, 1), held.areVariants(0, 1)]).toEqual([true, true, false]);
  expect(held.keepBack(0, Int32Array.of(1, 2))).toEqual([{ statement: 1, fate: keptFor('last-content') }]);
});

test('the next look: pages that still repeat something, without what was taken; the others are done', () => {
  const told: Array<[article: number, left: number]> = [];
  const taken = [[], [1, 5], [], [0]];
  const next = held.next({ repeats: Int32Array.of(2, 1, 0, 0), takenFrom: (page) => Int32Array.from(taken[page] as number[]) }, (article, rest) => told.push([article, rest.left.count]));
  expect([next.pages, [...next.article], [...next.order], said(next, next)]).toEqual([2, [0, 1], [3, 0], ['0 1 2', '3 - 4 0 1 -']]);
  // Of an article of which something was taken, what is left may decide something by itself.
  expect(told).toEqual([[1, 4]]);
  const last = next.next({ repeats: Int32Array.of(0, 1), takenFrom: () => new Int32Array() }, (article) => told.push([article, TAKEN]));
  expect([[...last.article], [...last.order], said(last, last), told.length]).toEqual([[1], [0], ['3 - 4 0 1 -'], 1]);
  expect([last.areVariants(0, 0), next.areVariants(0, 1)]).toEqual([false, false]);
});
