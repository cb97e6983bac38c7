/** Both tiers' hits -> order, judgement, excerpt and sections. */
import { expect, test } from 'vitest';
import { excerptOf, markText, matcher, readText, sectionsOf } from './excerpt.ts';
import { isStrong, rank } from './fusion.ts';
import { type Plan, plan } from './planner.ts';
import { openSynonyms } from './synonyms.ts';
import { openVocabulary, wordsFile } from './vocabulary.ts';

const synonyms = openSynonyms([['photo', 'picture']]);
const vocabulary = openVocabulary(wordsFile(['photos stuck battery swollen update iphone backup password']));
const asked = (query: string): Plan => plan(query, { vocabulary, synonyms });
const hits = (...scores: Array<[page: number, score: number]>) => new Map(scores);
const told = (score: number, ...terms: Array<[term: number, share: number]>) => ({ score, terms: new Map(terms) });

test('a page with all words goes before one with the best single word', () => {
  const rows = rank(asked('photos stuck'), { full: new Map([['photos', hits([0, 1], [1, 0.6])], ['stuck', hits([1, 0.6], [2, 1])]]), instant: new Map(), pages: 20 });
  expect(rows[0]?.page).toBe(1);
});
test('both tiers count, neither alone', () => {
  const full = new Map([['photos', hits([0, 1], [1, 0.9])]]);
  const instant = new Map([[1, told(5, [0, 0.5])], [2, told(6, [0, 0.6])]]);
  expect(rank(asked('photos'), { full, instant, pages: 20 }).map(({ page }) => page)).toEqual([1, 0, 2]);
});
test('what a page says about itself is trusted, what it mentions by half, a word that nobody knows not at all', () => {
  const strong = (query: string, instant: Array<[number, ReturnType<typeof told>]>, full: Array<[string, ReturnType<typeof hits>]>) => isStrong(rank(asked(query), { full: new Map(full), instant: new Map(instant), pages: 20 }));
  expect(strong('quantum iphone chess', [], [['iphone', hits([0, 1], [1, 1], [2, 1], [3, 1])]])).toBe(false);
  expect(strong('quantum iphone chess', [[0, told(1, [1, 1])]], [['iphone', hits([0, 1], [1, 1], [2, 1], [3, 1])]])).toBe(false);
  expect(strong('swollen battery', [], [['swollen', hits([0, 1])], ['battery', hits([0, 1])]])).toBe(true);
  expect(strong('swollen battery', [], [['swollen', hits([0, 1])], ['battery', hits([1, 1])]])).toBe(false);
  expect(strong('swollen battery', [[0, told(1, [0, 1])]], [['swollen', hits([0, 1])], ['battery', hits([1, 1])]])).toBe(true);
});
test('nothing found, nothing ranked', () => {
  expect(rank(asked(''), { full: new Map(), instant: new Map(), pages: 0 })).toEqual([]);
  expect(isStrong([])).toBe(false);
});

const FILLER = 'Nothing to see in this sentence at all. '.repeat(4);
const CONTENT = 'Guide to photos. First part. The photos wait here and nothing else happens. Second part. Photos get stuck when the battery is low. Last words.';
test('an excerpt is where the words stand together, in parts that add up to the text', () => {
  const parts = excerptOf(readText(`Guide to photos. Photos first. ${FILLER}${CONTENT.slice(CONTENT.indexOf('Photos get'))}`), matcher(asked('photos stuck battery')), 3);
  expect(parts.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['Photos', 'stuck', 'battery']);
  expect(parts.map(({ text }) => text).join('')).toContain('Photos get stuck when the battery is low.');
});
test('the section that holds more of the words comes first', () => {
  const anchors = [{ id: 'first', text: 'First part', location: 3 }, { id: 'second', text: 'Second part', location: 13 }];
  expect(sectionsOf(readText(CONTENT), anchors, matcher(asked('photos stuck battery'))).map(({ id }) => id)).toEqual(['second']);
});
test('marks cut a text without changing it, markup included', () => {
  const text = '<b>Photos</b> & “pictures”: photo-stream';
  const parts = markText(text, matcher(asked('photo')));
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.filter(({ marked }) => marked).map((part) => part.text)).toEqual(['Photos', 'pictures', 'photo-stream']);
});
