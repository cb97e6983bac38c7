import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentences } from './sentences.ts';

const split = (text: string) => sentences(text).map(([start, end]) => text.slice(start, end));

/** A bar stands where one sentence ends and the next begins. */
const CASES: ReadonlyArray<[name: string, text: string]> = [
  ['one', 'Open the drawer.'],
  ['no point', 'Open the drawer'],
  ['two', 'Open it.| Close it.'],
  ['question and exclamation', 'Is it on?| Yes!| Good.'],
  ['several marks', 'Really?!| Wait...| Go.'],
  ['an ellipsis that goes on', 'Wait … then go.| Done.'],
  ['points that go on', 'Wait... then go.'],
  ['a line break', 'Open it.|\nClose it.'],
  ['a product with a small letter', 'It stops.| iPhone users wait.| i4Tools starts.| macOS does not.'],
  ['a small letter goes on', 'See file.txt for more. or not.'],
  ['a digit begins', 'Count them.| 5 are left.'],
  ['a decimal', 'Use 3.5 mm.| Then go.'],
  ['a version', 'Use iOS 17.2.1.| Then go.'],
  ['a file name', 'Open setup.exe now.| Run it.'],
  ['a domain', 'Visit example.org.| Sign in.'],
  ['titles of people', 'Ask Dr. Weber or Mrs. Lind.| Then wait.'],
  ['for example', 'Use a cable, e.g. USB.| Or none, i.e. Wi-Fi.'],
  ['etc. in the middle', 'Photos, notes etc. are kept.'],
  ['etc. at the end', 'Photos, notes, etc.| Then restart.'],
  ['a time of day', 'Call at 5 p.m. on Monday.| Or at 6 p.m.| Then wait.'],
  ['a month', 'Until 5 Jan. 2025 it worked.'],
  ['a number', 'See No. 5 and p. 7.| Then go.'],
  ['the word no', 'He said no.| Then he left.'],
  ['an initial', 'Ask Anna B. Smith.| She knows.'],
  ['a letter at the end', 'Choose plan B.| Then pay.'],
  ['a step number', '1. Open it.| 2. Close it.'],
  ['brackets around a sentence', 'Open it.| (It is the left one.)| Close it.'],
  ['sentences in brackets', 'Open it (left. Not right.) now.| Close it.'],
  ['curly quotes', 'Say “Stop. Now.” to it.| Go.'],
  ['a quote at the end', 'It says “Done.”| Go on.'],
  ['straight quotes', 'It says "Done."| "Really?"| Yes.'],
  ['wide points', '開く。|閉じる。'],
  ['white space around', '  Open it.|   Close it.  '],
  ['an arrow of menus', 'Go to Settings > General.| Tap About.'],
  ['a symbol begins', 'Wait.| #tag and @name follow.| $5 is due.'],
  ['an emoji begins', 'Wait.| 😀 is shown.'],
  ['another script', 'Ждите.| Потом идите.'],
  ['a closing bracket', 'Press OK).| Then go.'],
  ['an opening bracket that never closes', 'Press (OK. Then go.'.replace('. ', '.| ')],
  ['only marks', '...'],
  ['a colon', 'Do this: open it.| Then: close it.'],
];

describe('sentences', () => {
  test.each(CASES)('%s', (_name, marked) => expect(split(marked.replaceAll('|', ''))).toEqual(marked.split('|').map((part) => part.trim())));
  test('nothing', () => expect([sentences(''), sentences(' \n ')]).toEqual([[], []]));
  test('a boundary may be vetoed', () => expect(sentences('A b. C d. E f.', (at) => at !== 5)).toEqual([[0, 9], [10, 14]]));
  test('every case ran', () => expect(CASES).toHaveLength(41));
});

const SCRAPS = ['.', '!', '?', '…', '。', ' ', '\n', '\t', '(', ')', '[', ']', '“', '”', '«', '»', '"', "'", 'a', 'B', 'e.g', 'Dr', 'No', '5', 'etc', 'iOS', '😀', '-', '\u00a0'];

test('ranges are in order, apart, and hold all that is not white space', () =>
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map((parts) => parts.join(''))), (text) => {
      let at = 0;
      for (const [start, end] of sentences(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(at, start).trim()).toBe('');
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        at = end;
      }
      expect(text.slice(at).trim()).toBe('');
    }),
    { numRuns: 1000 },
  ));

const HOSTILE: ReadonlyArray<[name: string, unit: string]> = [
  ['points', '.'], ['points and spaces', '. '], ['marks', '!?'], ['opening brackets', '('], ['closing brackets', ')'], ['brackets', '()'], ['nested quotes', '“('], ['straight quotes', '."'],
  ['openers after a point', '. (“'], ['letters', 'a'], ['short sentences', 'A. '], ['abbreviations', 'e.g. '], ['spaces', ' '], ['initials', 'A B. '], ['long words', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.'], ['point, then much space', '.        '],
];
// Work that grows faster than the text would need minutes for half a megabyte: the test would run out of its time.
const readable = (text: string) => sentences(text).every(([start, end], at, all) => start < end && (at === 0 || start >= all[at - 1]![1]));
test.each(HOSTILE)('half a megabyte of %s is read in order', (_name, unit) => {
  expect(readable(unit.repeat(Math.floor((512 * 1024) / unit.length)))).toBe(true);
});
test('a long word before each initial is not read again and again', () => {
  expect(readable(`${'X'.repeat(200_000)} ${'B. Smith '.repeat(25_000)}`)).toBe(true);
});
test('every hostile case ran', () => expect(HOSTILE).toHaveLength(16));
