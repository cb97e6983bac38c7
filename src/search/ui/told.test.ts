import { expect, test } from 'vitest';
import type { Answer } from '../engine.ts';
import { said } from './told.ts';

const answer = (results: number, strong: boolean, corrected?: string): Answer => ({ plan: { query: 'fotos', terms: [], ...(corrected ? { corrected } : {}) }, strong, results: Array.from({ length: results }) as Answer['results'], partial: false });

const CASES: ReadonlyArray<[name: string, answer: Answer, said: string]> = [
  ['one result', answer(1, true), '1 result for “fotos”'],
  ['several', answer(3, true), '3 results for “fotos”'],
  ['several, of a corrected query', answer(3, true, 'photos'), 'Showing results for “photos”. 3 results.'],
  ['none', answer(0, false), 'No close match for “fotos”.'],
  ['some that are far off', answer(2, false), 'No close match for “fotos”. The nearest:'],
  ['the same of a corrected query, which is named once', answer(2, false, 'photos'), 'No close match for “photos”. The nearest:'],
];
test.each(CASES)('%s', (_name, given, text) => expect(said(given, ' fotos ')).toBe(text));
test('every case ran', () => expect(CASES).toHaveLength(6));
