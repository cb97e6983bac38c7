/** What is decided across pages, from pages that are written as letters (pages-made.ts); and what holds of every decision. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PagesMade } from './pages-made.ts';
import { type DedupeSettings, Sweep } from './sweep.ts';

const LINK: DedupeSettings = { across: 'link', standsAlone: 0 };
const sweepOf = (pages: PagesMade, settings: DedupeSettings = LINK) => new Sweep(pages, pages.keysTo, settings);
/** What is told of each page, page after page. */
const toldOf = (pages: PagesMade, sweep: Sweep) => Array.from({ length: pages.pages }, (_, page) => pages.told(sweep, page));

type Row = [name: string, pages: string[], told: string[][], more?: { settings?: DedupeSettings; variants?: string[]; order?: number[] }];
const ROWS: readonly Row[] = [
  ['nothing is shared', ['a b', 'c d'], [[], []]],
  ['the page that it fits best is its home', ['a:1 x', 'a:2 y', 'a z'], [['a: 1.0'], [], ['a: 1.0']]],
  ['of equals, the page whose id comes first', ['a x', 'a y', 'a z'], [[], ['a: 0.0'], ['a: 0.0']]],
  ['whatever the order of the pages', ['a x', 'a y', 'a z'], [['a: 2.0'], ['a: 2.0'], []], { order: [1, 2, 0] }],
  ['of two on one page, the one that fits better, and both stay', ['a:1 x a:2', 'a y'], [[], ['a: 0.2']]],
  ['of two equals on one page, the earlier', ['a:1 x a:1', 'a y'], [[], ['a: 0.0']]],
  ['one that has to stay is the home, however well it fits elsewhere', ['a!short x', 'a:9 y'], [[], ['a: 0.0']]],
  ['of two that have to stay, each does; the better one is the home', ['a:1!short x', 'a:2!label y', 'a:3 z'], [['a short: 1.0'], [], ['a: 1.0']]],
  ['a published page before a draft', ['draft a:9 x', 'a y'], [['a: 1.0'], []]],
  ['a draft is no home for a published page even of what it has to keep', ['draft a!short x', 'a:9 y'], [['a short: 1.0'], []]],
  ['variants keep it both', ['a:1 x', 'a y', 'a z'], [[], ['a scope: 0.0'], ['a: 0.0']], { variants: ['0 1'] }],
  ['variants of one that is not the home do not matter', ['a:1 x', 'a y', 'a z'], [[], ['a: 0.0'], ['a: 0.0']], { variants: ['1 2'] }],
  ['a reason of its own before the scope', ['a:1 x', 'a!label y'], [['a scope: 1.0'], []], { variants: ['0 1'] }],
  ['across: keep', ['a:1 x', 'a y', 'a!short z'], [[], ['a across-off: 0.0'], ['a across-off: 0.0']], { settings: { across: 'keep', standsAlone: 0 } }],
  ['a page that would give away more than its share keeps all', ['a b x y z', 'a:1 b:1 p q r'], [['a stands-alone: 1.0', 'b stands-alone: 1.1'], []], { settings: { across: 'link', standsAlone: 0.7 } }],
  ['exactly its share may go', ['a b x y', 'a:1 b:1 p q r s'], [['a: 1.0', 'b: 1.1'], []], { settings: { across: 'link', standsAlone: 0.5 } }],
  ['what has to stay is not given away', ['a b!short x', 'a:1 b c d'], [['a: 1.0'], ['b: 0.1']], { settings: { across: 'link', standsAlone: 0.5 } }],
  ['the home of what such a page keeps is elsewhere, though it fits here', ['a:9 b:9', 'a x y z', 'b p q r'], [['a stands-alone: 1.0', 'b stands-alone: 2.0'], [], []], { settings: { across: 'link', standsAlone: 0.6 } }],
  ['a page keeps back its last, and becomes the home', ['a', 'a:1 x', 'a y'], [[], ['a: 0.0'], ['a: 0.0']]],
  ['two pages keep it back; the better is the home', ['a', 'a:1', 'a y'], [['a last-content: 1.0'], [], ['a: 1.0']]],
  ['of a list two have to be left', ['- a b c', 'a:1 b:1 x y', 'c:1 z'], [['c: 2.0'], ['a: 0.0', 'b: 0.1'], []]],
  ['another page that gives away because of it keeps something back in turn', ['a', 'a:1 | b', 'b:1 x'], [['a last-content: 1.0'], [], ['b: 1.1']]],
];
test.each(ROWS)('%s', (_name, written, told, { settings = LINK, variants = [], order } = {}) => {
  const pages = new PagesMade(written, variants, order);
  expect(toldOf(pages, sweepOf(pages, settings))).toEqual(told);
});
test('every row was run', () => expect(ROWS).toHaveLength(22));

/** Which pages are asked what they have to keep back: where each block has something to spare, nothing can break. */
const ASKED: ReadonlyArray<[name: string, pages: string[], asked: number[]]> = [
  ['nobody, where nothing leaves', ['a b', 'c d'], []],
  ['nobody, where a block has one to spare', ['a x', 'a:1 y'], []],
  ['a page whose block gives all away', ['a', 'a:1 y'], [0]],
  ['a page whose list would be left with one', ['- a x', 'a:1 y'], [0]],
  ['nobody, where each of several blocks has one to spare', ['a x | b y', 'a:1 b:1 z'], []],
  ['a page of which the second block gives all away', ['a x | b', 'a:1 b:1 z'], [0]],
  ['what has to stay leaves no block', ['a!short', 'b', 'a c', 'b:1 d'], [1]],
  ['each page once in a round, however much leaves it', ['a b', 'a:1 b:1 y', 'a b'], [0, 2]],
  ['and again, when what another keeps back moves a home', ['a', 'a:1 | b', 'b:1 x'], [0, 1, 1]],
];
test.each(ASKED)('asked to keep back: %s', (_name, written, asked) => {
  const pages = new PagesMade(written);
  sweepOf(pages);
  expect(pages.asked).toEqual(asked);
});
test('every page was asked', () => expect(ASKED).toHaveLength(9));

/** Some letters stand on many pages, blocks are short, and some pages are drafts: something is kept back on most. */
const saying = fc.tuple(fc.constantFrom(...'aabbccddeefghijklmnop'), fc.nat(3), fc.constantFrom('', '', '', '', '!short', '!label')).map(([what, fit, stays]) => `${what}:${fit}${stays}`);
const page = fc.tuple(fc.constantFrom('', '', 'draft '), fc.array(fc.tuple(fc.constantFrom('', '- '), fc.array(saying, { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 4 })).map(([draft, blocks]) => draft + blocks.map(([list, all]) => list + all.join(' ')).join(' | '));
const library = fc.record({ written: fc.array(page, { minLength: 2, maxLength: 7 }), variants: fc.constantFrom<string[]>([], ['0 1'], ['0 1', '2 3']), standsAlone: fc.constantFrom(0, 0.3, 0.6) });

/** Per page the statements that leave it, and those that stay on it though others say them. */
function outcomeOf(pages: PagesMade, sweep: Sweep) {
  return Array.from({ length: pages.pages }, (_, page) => {
    const fates = new Map<number, { fate: number; home: [page: number, statement: number] }>();
    sweep.tell(page, (statement, fate, homePage, home) => fates.set(statement, { fate, home: [homePage, home] }));
    return { taken: new Set(sweep.takenFrom(page)), fates };
  });
}

test('laws: nothing is lost, homes stand and say the same, blocks keep what they need, and what still repeats is counted', () => {
  const seen = { taken: 0, kept: 0, repeats: 0, still: 0 };
  fc.assert(
    fc.property(library, ({ written, variants, standsAlone }) => {
      const pages = new PagesMade(written, variants);
      const sweep = sweepOf(pages, { across: 'link', standsAlone });
      const outcome = outcomeOf(pages, sweep);
      const whereSaid = new Map<string, Set<number>>();
      const whereStands = new Map<string, Set<number>>();
      const all = outcome.flatMap(({ taken, fates }, page) => Array.from({ length: pages.from(page + 1) - pages.from(page) }, (_, statement) => ({ page, statement, what: pages.says(page, statement).what, taken: taken.has(statement), told: fates.get(statement) })));
      for (const { page, what, taken } of all) {
        whereSaid.set(what, (whereSaid.get(what) ?? new Set()).add(page));
        if (!taken) whereStands.set(what, (whereStands.get(what) ?? new Set()).add(page));
      }
      expect(sweep.taken).toBe(all.some(({ taken }) => taken));
      expect(sweep.distinct).toBe(whereSaid.size);
      // Nothing is lost.
      expect([...whereStands.keys()].sort()).toEqual([...whereSaid.keys()].sort());
      for (const { page, statement, what, taken, told } of all) {
        if (taken) seen.taken++;
        else if (told) seen.kept++;
        if (taken) expect(told).toBeDefined();
        if (!told) continue;
        const [homePage, home] = told.home;
        expect([pages.says(homePage, home).what, homePage !== page, outcome[homePage]!.taken.has(home), whereSaid.get(what)!.size > 1]).toEqual([what, true, false, true]);
        if (taken) expect(pages.says(page, statement).stays).toBe(0);
      }
      for (const [page, { taken }] of outcome.entries()) {
        expect([...taken]).toEqual([...taken].sort((a, b) => a - b));
        expect(pages.keepBack(page, Int32Array.from(taken))).toEqual([]);
        const own = all.filter((one) => one.page === page);
        const shared = own.filter(({ what }) => whereSaid.get(what)!.size > 1);
        expect([...sweep.sharedBy(page)]).toEqual(shared.map(({ statement }) => statement));
        expect(sweep.repeats[page]).toBe(shared.filter(({ what, taken: gone }) => !gone && whereStands.get(what)!.size > 1).length);
        if ((sweep.repeats[page] as number) > 0) seen.repeats++;
        else seen.still++;
      }
    }),
    { numRuns: 400 },
  );
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(50);
});

test('law: pages in another order come to the same', () => {
  let taken = 0;
  fc.assert(
    fc.property(library.chain((one) => fc.record({ one: fc.constant(one), order: fc.shuffledSubarray([...one.written.keys()], { minLength: one.written.length }) })), ({ one: { written, variants, standsAlone }, order }) => {
      const settings: DedupeSettings = { across: 'link', standsAlone };
      // Page `at` of the one is page `order.indexOf(at)` of the other.
      const placed = variants.map((pair) => pair.split(' ').map((at) => order.indexOf(Number(at))).join(' '));
      const [pages, shuffled] = [new PagesMade(written, variants), new PagesMade(order.map((at) => written[at] as string), placed, order)];
      const [first, second] = [outcomeOf(pages, sweepOf(pages, settings)), outcomeOf(shuffled, sweepOf(shuffled, settings))];
      for (const [place, { taken: gone, fates }] of second.entries()) {
        const before = first[order[place] as number]!;
        expect(gone).toEqual(before.taken);
        expect(new Map([...fates].map(([statement, { fate, home: [page, home] }]) => [statement, { fate, home: [order[page], home] }]))).toEqual(before.fates);
        taken += gone.size;
      }
    }),
    { numRuns: 200 },
  );
  expect(taken).toBeGreaterThan(100);
});
