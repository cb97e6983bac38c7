/** What several pages say, gathered into columns: as a comparison of all pairs finds it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Occurrences } from './occurrences.ts';
import { PagesMade } from './pages-made.ts';

const gathered = (pages: PagesMade, standsAlone = 0) => new Occurrences(pages, pages.keysTo, standsAlone);

test('the columns of three pages, number by number', () => {
  const pages = new PagesMade(['x a:2 | - b!short y a:1', 'draft b:3 _ p', 'q a | _ b']);
  const all = gathered(pages);
  expect([all.distinct, all.groups]).toEqual([6, 2]);
  expect([...all.from.subarray(0, 3)]).toEqual([0, 3, 6]);
  const rows = [...all.page.keys()].map((at) => ({ group: all.group[at], page: all.page[at], statement: all.statement[at], stays: all.stays[at] !== 0, worth: all.worth[at], block: all.block[at], spare: all.spare[at] }));
  const published = 1e9;
  expect(rows).toEqual([
    { group: 0, page: 0, statement: 1, stays: false, worth: published + 2, block: 0, spare: 1 },
    { group: 0, page: 0, statement: 4, stays: false, worth: published + 1, block: 1, spare: 1 },
    { group: 0, page: 2, statement: 1, stays: false, worth: published, block: 0, spare: 1 },
    { group: 1, page: 0, statement: 2, stays: true, worth: published, block: 1, spare: 1 },
    { group: 1, page: 1, statement: 0, stays: false, worth: 3, block: 0, spare: 1 },
    { group: 1, page: 2, statement: 3, stays: false, worth: published, block: 1, spare: 0 },
  ]);
  expect([...all.ofPage]).toEqual([0, 3, 1, 4, 2, 5]);
  expect([...all.ofPageFrom]).toEqual([0, 3, 4, 6]);
});

/** Which pages keep all, because they would give away more than they may: of what stands, what several say and what may leave counts. */
const SHARES: ReadonlyArray<[name: string, pages: string[], standsAlone: number, alone: number[]]> = [
  ['all may go', ['a b', 'a b'], 0, [0, 0]],
  ['none may go', ['a x y z', 'a'], 1, [1, 1]],
  ['exactly the share', ['a b x y', 'a b p q'], 0.5, [0, 0]],
  ['one more than the share', ['a b c y', 'a b c q r s'], 0.5, [1, 0]],
  ['what has to stay does not count as given away', ['a b!short c!label y', 'a b c q r s'], 0.5, [0, 0]],
  ['what is gone does not count as standing', ['a b _ _', 'a b p q'], 0.5, [1, 0]],
  ['what one page says twice it does not give away', ['a x x x', 'a p q r'], 0.5, [0, 0]],
];
test.each(SHARES)('a page stands alone: %s', (_name, written, standsAlone, alone) => expect([...gathered(new PagesMade(written), standsAlone).alone]).toEqual(alone));
test('every share was tried', () => expect(SHARES).toHaveLength(7));

test('law: groups are the statements of several pages, in the order in which they are first made, and each occurrence is found again', () => {
  let [groups, twice] = [0, 0];
  const page = fc.array(fc.constantFrom(...'aabbccddefghijkl_'), { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(fc.array(page, { minLength: 1, maxLength: 40 }), (written) => {
      const pages = new PagesMade(written);
      const all = gathered(pages);
      const said = written.flatMap((text, at) => text.split(' ').map((what, statement) => ({ what, page: at, statement }))).filter(({ what }) => what !== '_');
      const byWhat = Map.groupBy(said, ({ what }) => what);
      const expected = [...byWhat.values()].filter((own) => own.some(({ page: one }) => one !== own[0]!.page));
      expect(all.distinct).toBe(byWhat.size);
      expect(all.groups).toBe(expected.length);
      const found = Array.from({ length: all.groups }, (_, group) => Array.from({ length: (all.from[group + 1] as number) - (all.from[group] as number) }, (_one, at) => (all.from[group] as number) + at));
      expect(found.map((own) => own.map((at) => ({ page: all.page[at], statement: all.statement[at] })))).toEqual(expected.map((own) => own.map(({ page: one, statement }) => ({ page: one, statement }))));
      for (const [group, own] of found.entries()) for (const at of own) expect([all.group[at], all.find(all.page[at] as number, all.statement[at] as number)]).toEqual([group, at]);
      const pagewise = [...all.ofPage];
      expect(pagewise.map((at) => [all.page[at], all.statement[at]])).toEqual(found.flat().map((at) => [all.page[at] as number, all.statement[at] as number] as const).sort(([a, b], [c, d]) => a - c || b - d));
      for (let one = 0; one < written.length; one++) expect(pagewise.slice(all.ofPageFrom[one], all.ofPageFrom[one + 1]).every((at) => all.page[at] === one)).toBe(true);
      groups += all.groups;
      twice += expected.filter((own) => own.some(({ page: one }, at) => at > 0 && one === own[at - 1]!.page)).length;
    }),
    { numRuns: 200 },
  );
  expect([groups > 500, twice > 100]).toEqual([true, true]);
});

test('more groups than there is room for to begin with', () => {
  const words = Array.from({ length: 300 }, (_, at) => `w${at}`).join(' ');
  const all = gathered(new PagesMade([words, words]));
  expect([all.groups, all.from[300], all.page.length]).toEqual([300, 600, 600]);
});
