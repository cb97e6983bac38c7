/**
 * The articles that ship, measured as a reader meets them: read from `content/`, run through the engine, compared with one another.
 * Prints one row per article, so that whoever edits an article sees what the edit did.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readability } from '../kb/check/grade.ts';
import { wordsOf } from '../kb/check/text.ts';
import { readContent } from '../kb/disk.ts';
import { type Finished, run } from '../kb/pipeline.ts';
import { shingles } from '../kb/shingles.ts';
import { outline } from '../kb/statements.ts';
import { readSynonyms } from '../search/synonym-list.ts';
import { site } from '../site.ts';
import { alike } from './likeness.ts';

const ARTICLES = 26;
/** The standing advice that the articles repeat is the work the engine is there for: less of it, and this site shows nothing. */
const REPEATS_LEAST = 300;
const WORDS = { least: 700, most: 1350 };
const GRADE = { median: 8, most: 10 };
const { ownStatements: OWN_LEAST, likeness: LIKENESS_BELOW } = site.indexable;

const { sources, images, ledger, issues: found } = readContent('content');
const { articles, report, issues, brokenLaws } = run(sources, { ...site.dedupe, publishing: true, lookalikes: true, images, ledger }, undefined, found);

/** In how many articles a statement stands, by its key. */
const saying = new Map<string, number>();
for (const { outline } of articles) for (const key of new Set(outline.statements.map(({ key }) => key))) saying.set(key, (saying.get(key) ?? 0) + 1);

/** Runs of five words within statements; none reaches from one statement into the next, where any two pages differ. */
const runsOf = ({ outline }: Finished) => new Uint32Array(new Set(outline.statements.flatMap(({ text }) => [...shingles(text)]))).sort();
const nearest = alike(articles.map(runsOf), 0);

const rows = articles.map(({ article, outline: { statements }, moved }, at) => {
  const twin = nearest[at];
  return {
    article: article.id,
    // The arrows in “Settings > General” are no words.
    words: article.tree.children.map(wordsOf).join(' ').match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0,
    statements: statements.length,
    moved: moved.length,
    own: statements.filter(({ key }) => saying.get(key) === 1).length / statements.length,
    likeness: twin?.index ?? 0,
    nearest: twin ? articles[twin.other]!.article.id : '',
    // Of the whole text, as `npm run check` measures it.
    grade: readability(outline(article).statements.map(({ text }) => text)).grade,
  };
});
type Row = (typeof rows)[number];
const sorted = (of: (row: Row) => number) => rows.map(of).sort((a, b) => a - b);
const median = (of: (row: Row) => number) => (sorted(of)[Math.floor((rows.length - 1) / 2)]! + sorted(of)[Math.ceil((rows.length - 1) / 2)]!) / 2;
/** Rows that fail, each with its figure, so that a failure names every article at once. */
const failing = (of: (row: Row) => number, fits: (value: number) => boolean) => rows.filter((row) => !fits(of(row))).map((row) => `${row.article}: ${of(row).toFixed(2)}`);

console.table(rows.map(({ own, likeness, grade, ...row }) => ({ ...row, 'own %': Math.floor(own * 100), likeness: likeness.toFixed(3), grade: grade.toFixed(1) })));
console.log(JSON.stringify({ ...report.totals, gradeMedian: median(({ grade }) => grade).toFixed(2), gradeMost: sorted(({ grade }) => grade).at(-1)?.toFixed(2) }));

test('every article is published, and nothing is wrong with any', () => {
  expect([sources.length, articles.length]).toEqual([ARTICLES, ARTICLES]);
  expect(articles.filter(({ article }) => article.data.draft)).toEqual([]);
  expect([issues, brokenLaws]).toEqual([[], []]);
});

test('the articles repeat one another, and every repeat is gone afterwards', () => {
  expect(report.totals.removed).toBeGreaterThanOrEqual(REPEATS_LEAST);
  expect(report.articles.flatMap(({ path, keptRepeats }) => keptRepeats.map(({ line, text }) => `${path}:${line} ${text}`))).toEqual([]);
  expect(report.totals.keptRepeats).toBe(0);
});

test('no two articles contradict each other', () => {
  expect(report.articles.flatMap(({ lookalikes }) => lookalikes.filter(({ contradiction }) => contradiction).map(({ a, b }) => `${a.path}:${a.line} ${b.path}:${b.line}`))).toEqual([]);
  expect(report.totals.contradictions).toBe(0);
});

test.each<[what: string, of: (row: Row) => number, fits: (value: number) => boolean]>([
  [`has ${WORDS.least} to ${WORDS.most} words`, ({ words }) => words, (words) => words >= WORDS.least && words <= WORDS.most],
  ['says mostly what no other page says', ({ own }) => own, (own) => own >= OWN_LEAST],
  ['is like no other page', ({ likeness }) => likeness, (likeness) => likeness < LIKENESS_BELOW],
  [`asks for ${GRADE.most} years of school at most`, ({ grade }) => grade, (grade) => grade > 0 && grade <= GRADE.most],
])('every article %s', (_what, of, fits) => {
  expect(rows.length).toBe(ARTICLES);
  expect(failing(of, fits)).toEqual([]);
});

test('half of the articles ask for eight years of school or less', () => expect(median(({ grade }) => grade)).toBeLessThanOrEqual(GRADE.median));

test('the synonyms are no more than somebody has read', () => {
  const text = readFileSync('content/synonyms.yaml', 'utf8');
  const { groups, issues } = readSynonyms(text, [text]);
  expect(issues).toEqual([]);
  expect(groups.length).toBeGreaterThan(20);
  expect(groups.length).toBeLessThanOrEqual(60);
});
