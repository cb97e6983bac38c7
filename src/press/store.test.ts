/** What is kept between builds is given back whole, or not at all. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carryOver, digest, isAsLeft, loadState, saveState, type State } from './store.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'winnow store '))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const STATE: State = {
  templates: 'key',
  articles: new Map([['a', { id: 'a', key: 'k', files: [['a/index.html', 4, 5.25, 'd']], pages: [], twin: true, derived: { sheets: { a4: 1, letter: 2 }, entries: ['e'], plain: true, steps: 3 } }]]),
  search: { key: 's', files: [] },
};
const NONE = { articles: new Map() };
/** The file of the article, and that of all else. */
const [entry, rest] = [/-\d+$/, /-rest$/].map((name) => () => join(folder, readdirSync(folder).find((file) => name.test(file)) as string)) as [() => string, () => string];

test('a state comes back as it was', async () => {
  await saveState('out', STATE, undefined, folder);
  expect(await loadState('out', folder)).toEqual(STATE);
});
test('of a site that was never built nothing is known', async () => expect(await loadState('out', folder)).toEqual(NONE));
test('that of another site is not taken, even in the place of this one', async () => {
  await saveState('out', STATE, undefined, folder);
  const own = readdirSync(folder);
  await saveState('other', STATE, undefined, folder);
  const others = readdirSync(folder).filter((name) => !own.includes(name));
  expect(others).toHaveLength(own.length);
  for (const name of own) copyFileSync(join(folder, name), join(folder, others.find((other) => other.slice(32) === name.slice(32)) as string));
  expect(await loadState('other', folder)).toEqual(NONE);
});
test('only parts with articles that are not as they were are written again, and what is gone is gone', async () => {
  const [a] = [...STATE.articles.values()];
  const many = new Map(Array.from({ length: 100 }, (_, at) => [`id-${at}`, { ...a!, id: `id-${at}` }] as const));
  await saveState('out', { ...STATE, articles: many }, undefined, folder);
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1, 1);
  const loaded = await loadState('out', folder);
  const now = new Map([...loaded.articles, ['id-7', { ...loaded.articles.get('id-7')!, key: 'other' }]] as const);
  now.delete('id-8');
  await saveState('out', { ...STATE, articles: now }, loaded, folder);
  expect(readdirSync(folder).filter((name) => statSync(join(folder, name)).mtimeMs !== 1000)).toHaveLength(3);
  const { articles } = await loadState('out', folder);
  expect([articles.size, articles.get('id-7')?.key, articles.has('id-8')]).toEqual([99, 'other', false]);
});
test('of the sites that were built last something is kept, and of no others', async () => {
  const sites = Array.from({ length: 12 }, (_, at) => `out-${at}`);
  for (const [at, site] of sites.entries()) {
    await saveState(site, STATE, undefined, folder);
    const known = await loadState(site, folder);
    expect(known).toEqual(STATE);
    // The oldest are those with the smallest numbers, and what is no site's stays.
    for (const name of readdirSync(folder)) if (statSync(join(folder, name)).mtimeMs > 1e12) utimesSync(join(folder, name), at + 1, at + 1);
    writeFileSync(join(folder, 'other'), '');
  }
  const known = await Promise.all(sites.map(async (site) => (await loadState(site, folder)).articles.size));
  expect(known).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
  expect(readdirSync(folder)).toHaveLength(8 * 2 + 1);
});

const DAMAGE: ReadonlyArray<[name: string, how: (bytes: Buffer) => Buffer]> = [
  ['cut short', (bytes) => bytes.subarray(0, bytes.length - 1)],
  ['empty', () => Buffer.alloc(0)],
  ['longer', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
  ['noise', (bytes) => Buffer.alloc(bytes.length, 'x')],
  ...[70, 90, 110].map((at): [string, (bytes: Buffer) => Buffer] => [`another byte at ${at}`, (bytes) => (bytes.writeUInt8(bytes[at]! ^ 1, at), bytes)]),
];
test.each(DAMAGE)('a state that is damaged is not believed: %s', async (_name, how) => {
  await saveState('out', STATE, undefined, folder);
  writeFileSync(entry(), how(readFileSync(entry())));
  expect(await loadState('out', folder)).toEqual({ ...STATE, articles: new Map() });
  writeFileSync(rest(), how(readFileSync(rest())));
  expect(await loadState('out', folder)).toEqual(NONE);
});
test('a folder that cannot be written only costs time', async () => {
  writeFileSync(join(folder, 'file'), '');
  await saveState('out', STATE, undefined, join(folder, 'file'));
  expect(await loadState('out', join(folder, 'file'))).toEqual(NONE);
});
test('a file that is carried over is the same, and lies as it did', () => {
  writeFileSync(join(folder, 'x'), 'text');
  const { size, mtimeMs } = statSync(join(folder, 'x'));
  const stamp = [['x', size, mtimeMs, 'd']] as const;
  carryOver(folder, join(folder, 'to'), stamp);
  expect([readFileSync(join(folder, 'to', 'x'), 'utf8'), isAsLeft(join(folder, 'to'), stamp)]).toEqual(['text', true]);
});
test('what is there already is not carried over, and where there are no links a copy tells its own time', () => {
  for (const name of ['x', 'y']) writeFileSync(join(folder, name), name);
  const stamps = ['x', 'y'].map((name) => [name, 1, statSync(join(folder, name)).mtimeMs, 'd'] as const);
  expect(carryOver(folder, join(folder, 'to'), stamps, new Set(['x']))).toBe(stamps);
  expect(readdirSync(join(folder, 'to'))).toEqual(['y']);
  // A link is refused where there is something; so is a copy, which would write into it.
  expect(() => carryOver(folder, join(folder, 'to'), stamps)).toThrow('EEXIST');
  expect(readFileSync(join(folder, 'y'), 'utf8')).toBe('y');
});
test('a digest tells values apart, also where their texts together are the same', () => {
  const all = [digest('ab', 'c'), digest('a', 'bc'), digest('abc'), digest(['a', 'b']), digest('a', 'b'), digest({ a: 1 }), digest({ a: '1' })];
  expect(new Set(all).size).toBe(all.length);
});
test('every damage ran', () => expect(DAMAGE).toHaveLength(7));
