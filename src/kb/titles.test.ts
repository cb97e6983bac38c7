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
