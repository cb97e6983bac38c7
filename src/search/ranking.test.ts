/** Both tiers' hits -> order, judgement, excerpt and sections. */
import { expect, test } from 'vitest';
import { excerptOf, markText, matcher, sectionsOf } from './excerpt.ts';
import { isStrong, rank } from './fusion.ts';
import { openInstant } from './instant.ts';
import { type Plan, plan } from './planner.ts';
import { openSynonyms } from './synonyms.ts';
import { openVocabulary, wordsFile } from './vocabulary.ts';

const synonyms = openSynonyms([['photo', 'picture']]);
const vocabulary = openVocabulary(wordsFile(['photos stuck battery swollen update iphone backup password']));
const asked = (query: string): Plan => plan(query, { vocabulary, synonyms });
const hits = (scores: Record<string, number>) => new Map(Object.entries(scores));

test('a page with all words goes before one with the best single word', () => {
  const rows = rank(asked('photos stuck'), { full: new Map([['photos', hits({ a: 10, b: 6 })], ['stuck', hits({ b: 6, c: 10 })]]), instant: new Map(), pages: 20 });
  expect(rows[0]?.url).toBe('b');
});
test('both tiers count, neither alone', () => {
  const full = new Map([['photos', hits({ a: 10, b: 9 })]]);
  const instant = new Map([['b', { score: 5, terms: new Set([0]) }], ['c', { score: 6, terms: new Set([0]) }]]);
  expect(rank(asked('photos'), { full, instant, pages: 20 }).map(({ url }) => url)).toEqual(['b', 'c', 'a']);
});
test('one common word of a question that the site does not know is no close match', () => {
  const rows = rank(asked('quantum iphone chess'), { full: new Map([['iphone', hits({ a: 1, b: 1, c: 1, d: 1 })]]), instant: new Map(), pages: 5 });
  expect(rows.length).toBe(4);
  expect(isStrong(rows)).toBe(false);
  expect(isStrong(rank(asked('swollen battery'), { full: new Map([['swollen', hits({ a: 1 })], ['battery', hits({ a: 1 })]]), instant: new Map(), pages: 5 }))).toBe(true);
});
test('nothing found, nothing ranked', () => {
  expect(rank(asked(''), { full: new Map(), instant: new Map(), pages: 0 })).toEqual([]);
  expect(isStrong([])).toBe(false);
});
test('the instant tier answers prefixes, errors and target queries, and an empty site', () => {
  const article = (url: string, title: string, queries: string[]) => ({ url, title, description: '', topic: 'T', platforms: [], queries, headings: [] });
  const ask = openInstant({ articles: [article('/a/', 'Swollen Battery', ['puffy accu']), article('/b/', 'Update Stuck', [])] });
  expect([...ask(asked('swoll'), true).keys()]).toEqual(['/a/']);
  expect([...ask(plan('puffy', { synonyms }), false).keys()]).toEqual(['/a/']);
  expect([...ask(plan('updaet now', { synonyms }), false).keys()]).toEqual(['/b/']);
  expect(openInstant({ articles: [] })(asked('photos'), true).size).toBe(0);
});

const FILLER = 'Nothing to see in this sentence at all. '.repeat(4);
const CONTENT = 'Guide to photos. First part. The photos wait here and nothing else happens. Second part. Photos get stuck when the battery is low. Last words.';
test('an excerpt is where the words stand together, in parts that add up to the text', () => {
  const parts = excerptOf(`Guide to photos. Photos first. ${FILLER}${CONTENT.slice(CONTENT.indexOf('Photos get'))}`, matcher(asked('photos stuck battery')), 3);
  expect(parts.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['Photos', 'stuck', 'battery']);
  expect(parts.map(({ text }) => text).join('')).toContain('Photos get stuck when the battery is low.');
});
test('the section that holds more of the words comes first', () => {
  const anchors = [{ id: 'first', text: 'First part', location: 3 }, { id: 'second', text: 'Second part', location: 13 }];
  expect(sectionsOf(CONTENT, anchors, matcher(asked('photos stuck battery'))).map(({ id }) => id)).toEqual(['second']);
});
test('marks cut a text without changing it, markup included', () => {
  const text = '<b>Photos</b> & “pictures”: photo-stream';
  const parts = markText(text, matcher(asked('photo')));
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.filter(({ marked }) => marked).map((part) => part.text)).toEqual(['Photos', 'pictures', 'photo-stream']);
});
