import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Source } from './article.ts';
import { newMemory, run, type Settings } from './pipeline.ts';

const SETTINGS: Settings = { across: 'link', standsAlone: 0.6, publishing: false };
function source(path: string, body: string, more = ''): Source {
  const text = `---\ntitle: Page ${path}\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n${more}---\n\n${body}\n`;
  return { path, bytes: new TextEncoder().encode(text) };
}
const places = (sources: readonly Source[], settings = SETTINGS) => run(sources, settings).issues.map(({ path, line, column, rule }) => `${path}:${line}:${column} ${rule}`);
const idsOf = (sources: readonly Source[], settings = SETTINGS) => run(sources, settings).articles.map(({ article }) => article.id);

const REPEAT = 'Turn the big red wheel to the left.';
const SOURCES = [
  source('b.mdx', `## One\n\n- ${REPEAT}\n- Lift the small green lever with care.\n- Hold the long blue rope with both hands.\n\n## Two\n\nPush the old wooden door until it clicks. ${REPEAT}`),
  source('a.mdx', '## One\n\nThe mill has stood by the river for ages.'),
  source('c.mdx', '## One\n\nThe barn was built by four brothers in May.', 'draft: true\n'),
];

test('articles come by id, with what they repeat taken out and reported', () => {
  const { articles, report, issues, brokenLaws, texts } = run(SOURCES, SETTINGS);
  expect([issues, brokenLaws]).toEqual([[], []]);
  expect(articles.map(({ article }) => article.id)).toEqual(['a', 'b', 'c']);
  expect(articles[1]!.text.split(REPEAT)).toHaveLength(2);
  expect(report.totals).toMatchObject({ articles: 3, statements: 7, distinct: 6, removed: 1, moved: 0 });
  expect([...texts.keys()]).toEqual(['a.mdx', 'b.mdx', 'c.mdx']);
});

test('drafts are left out when publishing', () => expect([idsOf(SOURCES), idsOf(SOURCES, { ...SETTINGS, publishing: true })]).toEqual([['a', 'b', 'c'], ['a', 'b']]));

const ISSUES: ReadonlyArray<[name: string, sources: Source[], issues: string[], ids: string[]]> = [
  ['nothing', [], [], []],
  ['a broken article does not hide the others', [source('a.mdx', 'One {x}.'), source('b.mdx', 'Two.'), source('c.mdx', '<x')], ['a.mdx:10:5 mdx-expression', 'c.mdx:10:1 mdx-syntax'], ['b']],
  ['a link to a broken article is not told of twice', [source('a.mdx', 'One {x}.'), source('b.mdx', '[x](/a/)')], ['a.mdx:10:5 mdx-expression'], ['b']],
  ['a broken link', [source('a.mdx', '[x](/b/)')], ['a.mdx:10:1 link-broken'], ['a']],
  ['two files with one id', [source('y/a.mdx', 'One.'), source('x/a.mdx', 'Two.')], ['y/a.mdx:1:1 id-shared'], ['a']],
  ['a link to a draft', [source('a.mdx', '[x](/b/)'), source('b.mdx', 'Two.', 'draft: true\n')], [], ['a', 'b']],
  ['bytes that are not text', [{ path: 'a.mdx', bytes: new Uint8Array([0xff]) }], ['a.mdx:1:1 encoding'], []],
];
test.each(ISSUES)('%s', (_name, sources, issues, ids) => expect([places(sources), idsOf(sources)]).toEqual([issues, ids]));
test('every case ran', () => expect(ISSUES).toHaveLength(7));

test('a link to a draft is broken once drafts are left out', () => {
  expect(places([source('a.mdx', '[x](/b/)'), source('b.mdx', 'Two.', 'draft: true\n')], { ...SETTINGS, publishing: true })).toEqual(['a.mdx:10:1 link-broken']);
});

test('issues of the folder come with the others, sorted', () => {
  const found = [{ path: 'z.mdx', line: 1, column: 1, severity: 'error' as const, rule: 'symlink', message: 'x' }, { path: 'A.mdx', line: 1, column: 1, severity: 'error' as const, rule: 'symlink', message: 'x' }];
  expect(run([source('a.mdx', '<x')], SETTINGS, undefined, found).issues.map(({ path }) => path)).toEqual(['A.mdx', 'a.mdx', 'z.mdx']);
});

test('an unchanged article is not parsed again, a changed one is', () => {
  const memory = newMemory();
  const first = run(SOURCES, SETTINGS, memory);
  const again = run(SOURCES.map(({ path, bytes }) => ({ path, bytes: bytes.slice() })), SETTINGS, memory);
  expect(again.articles.map(({ article }) => article.tree)).toEqual(first.articles.map(({ article }) => article.tree));
  expect(again.articles.every(({ article }, at) => article === first.articles[at]!.article)).toBe(true);
  const changed = run([source('a.mdx', 'Another.'), ...SOURCES.slice(0, 1)], SETTINGS, memory);
  expect([changed.articles[0]!.article.text.includes('Another.'), changed.articles[1]!.article === first.articles[1]!.article]).toEqual([true, true]);
});

test('the order of the files changes nothing', () => {
  const once = JSON.stringify(run(SOURCES, SETTINGS).articles.map(({ text, moved, related }) => [text, moved, related]));
  fc.assert(
    fc.property(fc.shuffledSubarray(SOURCES, { minLength: 3 }), (sources) => {
      expect(JSON.stringify(run(sources, SETTINGS).articles.map(({ text, moved, related }) => [text, moved, related]))).toBe(once);
    }),
    { numRuns: 10 },
  );
});

test('every source is an article or has an issue, whatever its bytes', () =>
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(...SOURCES.map(({ bytes }) => bytes))), { maxLength: 5 }), (files) => {
      const { articles, issues, brokenLaws } = run(files.map((bytes, at) => ({ path: `f${at}.mdx`, bytes })), SETTINGS);
      const accounted = new Set([...articles.map(({ article }) => article.path), ...issues.map(({ path }) => path)]);
      expect([accounted.size, brokenLaws]).toEqual([files.length, []]);
    }),
  ));
