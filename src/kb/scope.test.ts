import { describe, expect, test } from 'vitest';
import type { Outline, Section, Statement } from './statements.ts';
import { contrasting, contrastOf } from './contrast.ts';
import { bareOf } from './heading.ts';
import { isVariant } from './scope.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

const VOCABULARY: Vocabulary = { ordinary: new Set('storage battery phone backup account check before erase'.split(' ')), names: new Set(['europe', 'africa', 'asia', 'nano', 'uno']) };

const ROWS: ReadonlyArray<[a: string, b: string, variants: boolean]> = [
  ['On Windows', 'On a Mac', true],
  ['Windows', 'macOS', true],
  ['Restart on Windows', 'Restart on a Mac', true],
  ['Europe and Africa', 'Asia', true],
  ['Nano R4', 'Nano ESP32', true],
  ['Error: f_open()', 'Error: f_close() failed to answer', true],
  ['Junior accounts', 'Restricted accounts', true],
  ['Instructions for the parent', 'Instructions for the child', true],
  ['Option 1: keep the phone', 'Option 2: change it', true],
  ['iOS 17', 'iOS 18', true],
  ['Storage on the phone', 'When to call for help', false],
  ['Before you erase', 'Before you restore', false],
  ['Check storage', 'Check the battery', false],
  ['1. Check storage', '2. Call for help', false],
  ['Causes', 'Prevention', false],
  ['Wi-Fi and background time', 'Windows viewers', false],
  ['Key takeaways', 'On Windows', false],
  ['On Windows', 'On Windows', false],
  ['Open with Anna', 'Close with Anna now', false],
  ['Alpha storage', 'Beta storage', true],
  ['Check Windows storage', 'Check storage on a Mac', true],
];

describe('variants', () => {
  test.each(ROWS)('%s | %s', (a, b, variants) => {
    expect(contrasting(bareOf(a), bareOf(b), () => VOCABULARY)).toBe(variants);
    expect(contrasting(bareOf(b), bareOf(a), () => VOCABULARY)).toBe(variants);
  });
  test('one heading is no variant of itself, and one without words of none', () => {
    expect(['On Windows', '…'].map((other) => contrastOf(bareOf('On Windows'), bareOf(other)))).toEqual([false, false]);
    expect(contrastOf(bareOf('…'), bareOf('On Windows'))).toBe(false);
  });
  test('a section is a variant for those beside it, whoever asks and how often', () => {
    const sections = ['', 'On Windows', 'On a Mac', 'Causes'].map((heading, index) => ({ index, heading, depth: 2, parent: -1 }) as Section);
    const page = { sections, statements: [] };
    expect([1, 2, 3, 1].map((section) => isVariant(page, section))).toEqual([true, true, false, true]);
  });
  test('what depends on names is left open', () => {
    expect(contrastOf(bareOf('Europe and Africa'), bareOf('Asia'))).toBeUndefined();
  });
  test('an id written into a heading is none of its words', () => {
    const words = (heading: string) => bareOf(heading).words.map(({ word }) => word);
    expect([words('On Windows {#on-windows}'), words('Über {#x} Öl')]).toEqual([['on', 'windows'], ['über', 'öl']]);
  });
  test('every row was run', () => expect(ROWS.length).toBe(21));
});

/** What an article that says this shows of its words: those in small letters | names. */
const VOCABULARIES: ReadonlyArray<[text: string, ordinary: string, names: string]> = [
  ['Open the Finder, Safari and the jar.', 'and jar the', 'finder safari'],
  ['A plan of 50GB or 5G holds it. Then iCloud-Drive is full.', 'full holds is it of or plan', 'icloud-drive'],
  ['The café asks Émile, Anna’s friend; then Öl is full.', 'asks café friend full is then', 'anna’s émile öl'],
  ['Die Älteren öffnen Über', 'öffnen', 'älteren über'],
];
test.each(VOCABULARIES)('vocabulary of %j', (text, ordinary, names) => {
  const found = vocabularyOf({ statements: [{ text } as Statement] } as Outline);
  expect([[...found.ordinary].sort().join(' '), [...found.names].sort().join(' ')]).toEqual([ordinary, names]);
});

test('as many headings as any site has: what is remembered is bounded, and nothing changes by it', () => {
  const one = bareOf('On Windows');
  for (let at = 0; at < 50_001; at++) bareOf(`Heading ${at}`);
  const again = bareOf('On Windows');
  expect([again === one, again.words]).toEqual([false, one.words]);
  expect([contrastOf(one, again), contrastOf(one, bareOf('On a Mac'))]).toEqual([false, undefined]);
});
