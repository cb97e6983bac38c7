/** The gate: each reason as a row, on articles as the engine leaves them. */
import { expect, test } from 'vitest';
import { type Finished, run } from '../kb/pipeline.ts';
import { shingles } from '../kb/shingles.ts';
import { addMonths, gate, owned } from './gate.ts';
import { alike } from './likeness.ts';

const WORDS = 'amber birch cedar delta ember flint grove heron iris jasper kelp linen maple north olive pearl quartz raven slate thorn umber violet willow yarrow zinc'.split(' ');
/** Bullets that no other seed says. */
const bullets = (seed: number, count: number) => Array.from({ length: count }, (_, at) => `- ${Array.from({ length: 9 }, (_, word) => WORDS[(seed * 7 + at * 11 + word * (seed + 3)) % WORDS.length]).join(' ')} number ${seed} ${at}.`).join('\n');

const sources = (count: number) => (count === 0 ? '' : `sources:\n${Array.from({ length: count }, (_, at) => `  - title: Page ${at}\n    url: https://example.com/${at}\n    checked: 2026-01-01`).join('\n')}\n`);
interface Given {
  sources?: number;
  more?: string;
  body?: string;
}
const REVIEWED = 'reviewer: technical-review\nreviewed: 2026-01-01\n';
const article = ({ sources: count = 2, more = REVIEWED, body = bullets(1, 8) }: Given = {}) =>
  `---\ntitle: One\ndescription: A description.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-01\n${more}${sources(count)}---\n\n${body}\n`;

/** As a build hands them over. */
const judged = (articles: readonly Finished[]) => owned(articles).map((counts, at) => ({ ...articles[at]!, ...counts }));
const finished = (files: Record<string, string>, across: 'link' | 'keep' = 'link') =>
  run(Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })), { across, standsAlone: 0.6, publishing: true });

const ROWS: ReadonlyArray<[name: string, given: Given, today: string, reasons: string[]]> = [
  ['all is well', {}, '2026-06-01', []],
  ['no source', { sources: 0 }, '2026-06-01', ['names no source, and 2 are asked for']],
  ['one source', { sources: 1 }, '2026-06-01', ['names 1 source, and 2 are asked for']],
  ['no reviewer', { more: 'reviewed: 2026-01-01\n' }, '2026-06-01', ['has no reviewer']],
  ['never reviewed', { more: 'reviewer: technical-review\n' }, '2026-06-01', ['has no date of review']],
  ['on its last day', {}, '2027-01-01', []],
  ['a day too old', {}, '2027-01-02', ['its review was due on 2027-01-01']],
  ['its own term', { more: `${REVIEWED}reviewEvery: 2\n` }, '2026-03-02', ['its review was due on 2026-03-01']],
  ['no clock', {}, '', []],
  ['nothing to say', { body: '## Only a heading\n\n- [ ] A step.' }, '2026-06-01', ['makes no statement of its own']],
  ['all at once', { sources: 0, more: '' }, '2026-06-01', ['names no source, and 2 are asked for', 'has no reviewer', 'has no date of review']],
];

test.each(ROWS)('%s', (_name, given, today, reasons) => {
  const { articles, issues } = finished({ 'one.mdx': article(given) });
  expect(issues).toEqual([]);
  expect(gate(judged(articles), today).closed.get('one') ?? []).toEqual(reasons);
});

test('two pages that say the same are both kept out, and say with whom', () => {
  const { articles } = finished({ 'one.mdx': article(), 'two.mdx': article().replace('title: One', 'title: Two') }, 'keep');
  const reasons = gate(judged(articles), '2026-06-01').closed;
  expect(reasons.get('one')?.join()).toMatch(/only 0 % of its statements are its own,is 100 % like \/two\//);
  expect(reasons.get('two')?.join()).toContain('like /one/');
});

test('a page with less than four fifths of its own is kept out', () => {
  const shared = bullets(1, 3);
  const files = (own: number) => ({ 'one.mdx': article({ body: `${shared}\n${bullets(2, own)}` }), 'two.mdx': article({ body: `${shared}\n${bullets(3, 40)}` }).replace('title: One', 'title: Two') });
  expect(gate(judged(finished(files(11), 'keep').articles), '2026-06-01').closed.get('one')?.[0]).toBe('only 78 % of its statements are its own');
  expect(gate(judged(finished(files(12), 'keep').articles), '2026-06-01').closed.get('one')).toBe(undefined);
});

test('likeness is the Jaccard index of runs of five words', () => {
  const text = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `w${from + at}`).join(' ');
  const [a, b, c] = [shingles(text(0, 104)), shingles(text(50, 154)), shingles(text(500, 604))] as const;
  expect([a.length, b.length]).toEqual([100, 100]);
  // 50 runs of 150 are shared.
  expect(alike([a, b, c], 0.3).map((found) => found && [found.other, Math.round(found.index * 1000)])).toEqual([[1, 333], [0, 333], undefined]);
  expect(alike([a, b, c], 0.34)).toEqual([undefined, undefined, undefined]);
  expect(alike([shingles(''), shingles('')], 0.3)).toEqual([undefined, undefined]);
});

test.each([['2026-01-31', 1, '2026-02-28'], ['2027-11-30', 3, '2028-02-29'], ['2026-11-22', 12, '2027-11-22'], ['2026-11-22', 14, '2028-01-22']])('%s and %i months', (day, months, then) => expect(addMonths(day, months)).toBe(then));
