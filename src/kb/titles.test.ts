import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastOf } from './contrast.ts';
import { bareOf, type BareHeading } from './heading.ts';
import { Titles } from './titles.ts';

/** Words that make frames, names, codes, numbers and words of no weight. */
const WORDS = ['restart', 'the', 'phone', 'on', 'Windows', 'Mac', 'a', 'Asia', 'photos', 'missing', 'from', 'iCloud', 'R4', 'f_open()', '17', 'why', 'is', 'my', 'Europe', 'and', '…'];
const title = fc.oneof(
  { weight: 8, arbitrary: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 7 }).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: fc.constantFrom('Option 1: keep it', 'Option 2: change it', '1. Restart', 'Photos missing from iCloud on a Mac', 'Photos missing from iCloud on Windows') },
);

function titlesOf(headings: readonly BareHeading[]): Titles {
  const titles = new Titles();
  for (const heading of headings) titles.add(heading);
  return titles;
}

test('two titles that are told apart by their numbers do not contrast', () => {
  const seen = { apart: 0, looked: 0, contrast: 0, open: 0 };
  fc.assert(
    fc.property(fc.array(title, { minLength: 2, maxLength: 80 }), (texts) => {
      const headings = texts.map(bareOf);
      const titles = titlesOf(headings);
      for (const [a, one] of headings.entries()) {
        for (const [b, other] of headings.entries()) {
          const contrast = contrastOf(one, other);
          if (titles.mayContrast(a, b)) {
            seen.looked++;
            if (contrast) seen.contrast++;
            if (contrast === undefined) seen.open++;
            continue;
          }
          seen.apart++;
          expect(contrast, `${texts[a]} | ${texts[b]}`).toBe(false);
        }
      }
    }),
    { numRuns: 150 },
  );
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(100);
});

test('of ordinary titles nearly all pairs are told apart without a look at their words', () => {
  const verbs = ['Find', 'Charge', 'Clean', 'Repair', 'Share', 'Print', 'Move', 'Lock'];
  const things = ['pictures from last summer', 'battery that drains', 'messages nobody sent', 'calendar with holes', 'keyboard without sound', 'account of a child', 'library on a disk', 'call that drops'];
  const texts = verbs.flatMap((verb) => things.map((thing) => `${verb} the ${thing}`));
  const titles = titlesOf(texts.map(bareOf));
  let [apart, pairs] = [0, 0];
  for (let a = 0; a < texts.length; a++) for (let b = 0; b < a; b++, pairs++) if (!titles.mayContrast(a, b)) apart++;
  expect(pairs).toBe(2016);
  expect(apart).toBeGreaterThan(pairs * 0.7);
});

/** May the two contrast? Each row is judged from both sides; ordinary words that differ tell apart all but those that share enough of a frame. */
const PAIRS: ReadonlyArray<[name: string, one: string, other: string, may: boolean]> = [
  ['nothing in common', 'restart phone photos', 'missing sound pictures', false],
  ['two words in front', 'restart phone photos again later today', 'restart phone missing', true],
  ['two words behind', 'photos again later restart phone', 'missing restart phone', true],
  ['one in front', 'restart photos', 'restart missing', true],
  ['one in front, and two that differ', 'restart photos later', 'restart missing', false],
  ['one in front and one behind, two between', 'restart photos later phone', 'restart missing phone', true],
  ['one in front and one behind, three between', 'restart photos later today phone', 'restart missing phone', false],
  ['one behind', 'photos phone', 'missing phone', true],
  ['one behind, and two that differ', 'photos later phone', 'missing phone', false],
  ['a second word without the first', 'photos phone later today', 'missing phone again tomorrow', false],
  ['a last but one without the last', 'photos today phone later', 'missing again phone tomorrow', false],
  ['the ordinary words of one are in the other, but not those of the other', 'storage photos', 'missing photos storage pictures', false],
  ['the same ordinary words', 'Asia photos missing', 'Europe missing photos', true],
  ['the same but for names', 'check Windows storage pictures', 'check pictures storage Mac', true],
  ['numbered', 'Option 1: restart phone', 'missing sound pictures', true],
  ['with code', 'f_open() restart phone', 'missing sound pictures', true],
  ['without words', '…', '…', true],
  ['one without words', '…', 'missing sound pictures', false],
  ['one word', 'restart', 'missing', true],
  ['one word beside several', 'restart', 'missing sound pictures', false],
];
test.each(PAIRS)('%s', (_name, one, other, may) => {
  // What stands before them has no say.
  const titles = titlesOf([bareOf('Option 3: wait'), bareOf(one), bareOf(other)]);
  expect([titles.mayContrast(1, 2), titles.mayContrast(2, 1)]).toEqual([may, may]);
});
test('every pair was asked', () => expect(PAIRS).toHaveLength(20));

test('more titles than there is room for to begin with', () => {
  const titles = titlesOf(Array.from({ length: 200 }, (_, at) => bareOf(at % 2 === 0 ? 'restart phone photos' : 'missing sound pictures')));
  expect([titles.mayContrast(198, 199), titles.mayContrast(0, 199), titles.mayContrast(197, 199)]).toEqual([false, false, true]);
});
