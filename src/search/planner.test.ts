/** What was typed -> what is asked: stop words, spelling, synonyms, prefixes, and input that nobody should be able to break it with. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plan, searched } from './planner.ts';
import { distance } from './spelling.ts';
import { openSynonyms } from './synonyms.ts';
import { begins, knows, openVocabulary, wordsFile } from './vocabulary.ts';
import { queryWords, stem } from './words.ts';

const TEXT = 'A swollen battery was stolen. Photos stuck uploading over Wi-Fi. Backup of the iPhone to iCloud failed on recovery. Restart, pause and screen time, i4tools 16 constructor';
const vocabulary = openVocabulary(wordsFile([TEXT, 'photos and backup again']));
const synonyms = openSynonyms([['photo', 'picture'], ['sign in', 'log in'], ['battery', 'accu']]);
const planned = (query: string, options = {}) => plan(query, { vocabulary, synonyms }, options);

const CASES: ReadonlyArray<readonly [name: string, query: string, options: { live?: boolean; literal?: boolean }, words: string[], corrected: string | undefined]> = [
  ['stop words go', 'why are my photos stuck', {}, ['photos', 'picture', 'stuck'], undefined],
  ['only stop words stay', 'to the', {}, ['to', 'the'], undefined],
  ['one letter lost', 'swolen', {}, ['swollen'], 'swollen'],
  ['two letters swapped', 'bakcup', {}, ['backup'], 'backup'],
  ['two edits in a long word', 'recvoerry', {}, ['recovery'], 'recovery'],
  ['two edits in a short word are another word', 'brckop', {}, [], undefined],
  ['digits are never corrected', 'i4toolz', {}, [], undefined],
  ['three letters are never corrected', 'wif', {}, ['wif'], undefined],
  ['a live prefix is not an error', 'uplo', { live: true }, ['uplo'], undefined],
  ['a prefix that was sent is one too', 'uplo', {}, ['uplo'], undefined],
  ['a refused correction', 'swolen', { literal: true }, [], undefined],
  ['an unknown word of the list is known', 'accu', {}, ['accu', 'battery'], undefined],
  ['another form of a known word is known', 'batteries stucked', {}, ['batteries', 'accu', 'stucked'], undefined],
  ['marks inside', 'wi-fi', {}, ['wifi'], undefined],
  ['the rest of the query stays as typed', 'My  SWOLEN Battery!', {}, ['swollen', 'battery', 'accu'], 'My swollen Battery!'],
];

describe('a plan', () => {
  test.each(CASES)('%s: %s', (_name, query, options, words, corrected) => {
    const made = planned(query, options);
    expect(searched(made).map(({ word }) => word)).toEqual(words);
    expect(made.corrected).toBe(corrected);
  });

  test('of hostile input is short, well-formed and asks at most twelve words', () => {
    const HOSTILE = ['<img src=x onerror=alert(1)>', 'x'.repeat(100_000), 'a '.repeat(50_000), '\ud800 photos \udc00', '.*+?^${}()|[]\\', 'constructor __proto__ toString', '图片 无法 上传', 'الصور لا تتزامن', '', ' '];
    for (const query of HOSTILE) {
      const { query: kept, terms } = planned(query);
      expect(kept.length).toBeLessThanOrEqual(200);
      expect(kept.isWellFormed()).toBe(true);
      expect(terms.length).toBeLessThanOrEqual(12);
    }
    expect(HOSTILE.length).toBe(10);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.boolean(), (query, live) => planned(query, { live }).terms.length <= 12));
  });

  test('before the vocabulary has arrived corrects nothing', () => {
    expect(plan('swolen', { synonyms }).corrected).toBeUndefined();
    expect(plan('swolen', { synonyms }).terms[0]?.unknown).toBe(false);
  });
  test('ran every case', () => expect(CASES.length).toBe(15));
});

describe('words', () => {
  test('a vocabulary is what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9é]{1,12}$/), { maxLength: 40 }), (words) => {
        expect([...openVocabulary(wordsFile([words.join(' ')])).words.keys()]).toEqual([...new Set(words)].sort());
      }),
    );
  });
  test('tells how many articles use a word, however many there are', () => {
    const COUNTS: ReadonlyArray<[articles: number, told: number]> = [[1, 0], [2, 1], [511, 8], [1024, 10], [5000, 12]];
    for (const [articles, told] of COUNTS) expect(openVocabulary(wordsFile(Array.from({ length: articles }, () => 'lid'))).words.get('lid'), String(articles)).toBe(told);
  });
  test('an empty site knows nothing and breaks nothing', () => {
    const empty = openVocabulary(wordsFile([]));
    expect(knows(empty, 'photo')).toBe(false);
    expect(begins(empty, 'p')).toBe(false);
    expect(plan('photos', { vocabulary: empty, synonyms: openSynonyms([]) }).terms[0]?.unknown).toBe(true);
  });
  test('distance is symmetric, zero for equals and at most the longer length', () => {
    const word = fc.stringMatching(/^[ab]{0,8}$/);
    fc.assert(fc.property(word, word, (a, b) => distance(a, b, 99) === distance(b, a, 99) && (distance(a, b, 99) === 0) === (a === b) && distance(a, b, 99) <= Math.max(a.length, b.length)));
    expect(distance('backup', 'bakcup', 2)).toBe(1);
  });
  test.each([['photos', 'photo'], ['batteries', 'battery'], ['stopped', 'stopping'], ['restore', 'restoring'], ['boxes', 'box'], ['uploads', 'uploading']])('%s is a form of %s', (a, b) => expect(stem(a)).toBe(stem(b)));
  test('a word is asked once', () => expect(queryWords('Photos photos PHOTOS').map(({ text }) => text)).toEqual(['photos']));
});
