import { describe, expect, test } from 'vitest';
import { contrasting, type Vocabulary } from './scope.ts';

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
];

describe('variants', () => {
  test.each(ROWS)('%s | %s', (a, b, variants) => {
    expect(contrasting(a, b, () => VOCABULARY)).toBe(variants);
    expect(contrasting(b, a, () => VOCABULARY)).toBe(variants);
  });
  test('every row was run', () => expect(ROWS.length).toBe(18));
});
