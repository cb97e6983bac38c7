/** What a page is made from is in its key, and nothing else is; what is carried over is only what is as it was left. */
import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { ArticleData } from '../library.ts';
import { type Entry, type Handed, PARTS } from './handed.ts';
import { plan } from './plan.ts';
import type { Before, Kept } from './store.ts';

type Given = Omit<Handed, 'derived'>;
/** Whatever topics `src/site.ts` has: a team replaces it. */
const topics = (...ids: string[]) => ids as unknown as Given['topics'];
const DATA: ArticleData = {
  state: 'ready', title: 'A', description: 'B', topic: 'icloud', author: 'editorial-team', published: '2026-01-01', updated: '2026-01-02', queries: ['c'], platforms: ['iOS'], sources: [{ title: 'D', url: 'https://d.example/', checked: '2026-01-03' }],
  draft: false, dedupe: 'on', path: 'a.mdx', moved: [{ text: 'E', id: 'b', title: 'F', anchor: 'g' }], related: [{ id: 'b', title: 'F', description: 'H', reason: 'topic' }] as never, noindex: [],
} as unknown as ArticleData;
const article = (id: string, data: Partial<ArticleData> = {}, body = `text of ${id}`): Entry => ({ id, data: { ...DATA, ...data }, body });
const figure = (name: string, body = '<svg/>'): Entry => ({ id: `_figure/${name}`, data: { state: 'figure', name, width: 1, height: 1 }, body });
const given = (entries: Entry[] = [article('a'), article('b', {}, 'with <Figure src="x.svg" />'), figure('x.svg')]): Given => ({ entries, topics: topics('icloud', 'computer'), parts: PARTS });
const keys = (of: Given, templates = 'one') => plan(of, templates, []).keys;

/** What is changed -> the articles whose key changes with it. */
const CHANGES: ReadonlyArray<[what: string, how: (before: Given) => Given, templates: string, changed: string[]]> = [
  ['nothing', (before) => structuredClone(before), 'one', []],
  ['the compiled pages', (before) => before, 'two', ['a', 'b']],
  ['the topics in the frame', (before) => ({ ...before, topics: topics('icloud') }), 'one', ['a', 'b']],
  ['which parts are made', (before) => ({ ...before, parts: ['sheets'] }), 'one', ['a', 'b']],
  ['a drawing', (before) => ({ ...before, entries: before.entries.with(2, figure('x.svg', '<svg id="y"/>')) }), 'one', ['b']],
  ['a drawing more', (before) => ({ ...before, entries: [...before.entries, figure('y.svg')] }), 'one', ['b']],
  ['the synonyms, which no page shows', (before) => ({ ...before, synonyms: '- [a, b]' }), 'one', []],
  ['the order of the articles', (before) => ({ ...before, entries: [before.entries[1]!, before.entries[0]!, before.entries[2]!] }), 'one', []],
  ['another article', (before) => ({ ...before, entries: [...before.entries, article('c')] }), 'one', []],
  ['the text after deduplication', (before) => ({ ...before, entries: before.entries.with(0, article('a', {}, 'less text')) }), 'one', ['a']],
  ['what others say for it', (before) => ({ ...before, entries: before.entries.with(0, article('a', { moved: [] })) }), 'one', ['a']],
  ['where others say it', (before) => ({ ...before, entries: before.entries.with(0, article('a', { moved: [{ ...DATA.moved[0]!, anchor: 'elsewhere' }] })) }), 'one', ['a']],
  ['the title of who says it', (before) => ({ ...before, entries: before.entries.with(0, article('a', { moved: [{ ...DATA.moved[0]!, title: 'Z' }] })) }), 'one', ['a']],
  ['what it leads on to', (before) => ({ ...before, entries: before.entries.with(0, article('a', { related: [] })) }), 'one', ['a']],
  ['whether it may be listed', (before) => ({ ...before, entries: before.entries.with(0, article('a', { noindex: ['why'] })) }), 'one', ['a']],
  ...(['title', 'description', 'topic', 'author', 'published', 'updated', 'path'] as const).map((field): (typeof CHANGES)[number] => [`its ${field}`, (before) => ({ ...before, entries: before.entries.with(0, article('a', { [field]: 'other' } as never)) }), 'one', ['a']]),
  ['a source', (before) => ({ ...before, entries: before.entries.with(0, article('a', { sources: [] as never })) }), 'one', ['a']],
];

describe('the keys after a change of', () => {
  test.each(CHANGES)('%s', (_what, how, templates, changed) => {
    const [before, after] = [keys(given()), keys(how(given()), templates)];
    expect([...before.keys()].filter((id) => before.get(id) !== after.get(id))).toEqual(changed);
  });
  test('every change ran', () => expect(CHANGES).toHaveLength(23));
});

describe('carried over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'winnow plan '));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const only = given([article('a')]);
  const key = keys(only).get('a') as string;
  let kept: Kept;
  beforeEach(() => {
    mkdirSync(join(folder, 'a'), { recursive: true });
    writeFileSync(join(folder, 'a/index.html'), 'page');
    const { size, mtimeMs } = statSync(join(folder, 'a/index.html'));
    kept = { id: 'a', key, files: [['a/index.html', size, mtimeMs, 'digest']], pages: [], twin: true, derived: { sheets: { a4: 1, letter: 2 }, entries: ['e'], plain: true, steps: 3 } };
  });
  const before = (known: Kept, place = folder): Before => ({ folder: place, state: { articles: new Map([['a', known]]) } });
  const planned = (...befores: Before[]) => plan(only, 'one', befores);

  test('is what has the same key and lies as it was left, with what was worked out of it', () => {
    const { changed, kept: found, derived } = planned(before(kept));
    expect([changed, found.map(({ id, folder: from }) => [id, from]), derived.get('a')]).toEqual([[], [['a', folder]], kept.derived]);
  });
  const BROKEN: ReadonlyArray<[what: string, how: () => Before]> = [
    ['another key', () => before({ ...kept, key: 'other' })],
    ['something to tell at each build', () => before({ ...kept, derived: { ...kept.derived, plain: false } })],
    ['a file that is longer', () => (writeFileSync(join(folder, 'a/index.html'), 'page!'), before(kept))],
    ['a file that was written again', () => (utimesSync(join(folder, 'a/index.html'), 1, 1), before(kept))],
    ['a file that is gone', () => (rmSync(join(folder, 'a/index.html')), before(kept))],
    ['another folder', () => before(kept, join(folder, 'nowhere'))],
  ];
  test.each(BROKEN)('is not what has %s', (_what, how) => {
    const { changed, kept: found } = planned(how());
    expect([changed, found]).toEqual([['a'], []]);
  });
  test('comes from the first place that has it', () => {
    const { kept: found } = planned(before({ ...kept, key: 'other' }, join(folder, 'shard')), before(kept));
    expect(found.map(({ folder: from }) => from)).toEqual([folder]);
  });
  test('every case ran', () => expect(BROKEN).toHaveLength(6));
});
