/** The cache of sheets: what is given back, what is made again, and what is cleared away when. */
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildBegins, entryOf, KEPT_BUILDS, type Made, remembered } from './cache.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'winnow-sheets-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const made = (text: string): Made => ({ pdf: Buffer.from(`%PDF-${text}`), pages: 1, fit: { size: 12, air: 1, flowing: false } });
const use = (text: string) => remembered(text, () => made(text), folder);
const entries = () => readdirSync(folder).filter((name) => !name.startsWith('build-'));

/** Makes everything in the folder so many minutes older, as if the time had passed. */
function later(minutes: number): void {
  for (const name of readdirSync(folder)) {
    const time = statSync(join(folder, name)).mtimeMs / 1000 - minutes * 60;
    utimesSync(join(folder, name), time, time);
  }
}

async function build(...texts: string[]): Promise<number> {
  const clear = buildBegins(folder);
  for (const text of texts) await use(text);
  const cleared = await clear();
  later(1);
  return cleared;
}

test('what was made is given back with all that is known of it', async () => {
  await use('one');
  const again = await remembered('one', () => Promise.reject(new Error('made twice')), folder);
  expect(again).toEqual(made('one'));
});

test('a broken entry is made again', async () => {
  await use('one');
  writeFileSync(join(folder, entries()[0]!), '{"pages":1}\n%PD');
  expect(await use('one')).toEqual(made('one'));
});

test('a sheet that does not fit is not remembered', async () => {
  expect(await remembered('one', () => undefined, folder)).toBeUndefined();
  expect(entries()).toEqual([]);
});

test('an entry stays as long as one of the last builds used it', async () => {
  await build('kept', 'old');
  for (let at = 1; at < KEPT_BUILDS; at++) expect(await build('kept')).toBe(0);
  expect(entries()).toHaveLength(2);
  expect(await build('kept', 'new')).toBe(1);
  expect(entries()).toHaveLength(2);
  await remembered('kept', () => Promise.reject(new Error('it was cleared')), folder);
  expect(await build('kept')).toBe(0);
  expect(readdirSync(folder).length - entries().length).toBe(KEPT_BUILDS);
});

test('an entry whose sheet builds carry over stays, though none of them asks for it', async () => {
  await build('carried', 'gone');
  for (let at = 0; at < KEPT_BUILDS; at++) {
    const clear = buildBegins(folder);
    await use('made');
    expect(await clear([entryOf('carried'), entryOf('never kept')])).toBe(at === KEPT_BUILDS - 1 ? 1 : 0);
    later(1);
  }
  await remembered('carried', () => Promise.reject(new Error('it was cleared')), folder);
});

test('a build clears nothing that another one uses at the same time', async () => {
  await build('shared', 'unused');
  for (let at = 1; at < KEPT_BUILDS; at++) await build('own');
  const clear = buildBegins(folder);
  await use('shared');
  expect(await build('own')).toBe(1);
  expect(entries()).toHaveLength(2);
  expect(await clear()).toBe(0);
  await remembered('shared', () => Promise.reject(new Error('it was cleared')), folder);
});

test('builds that end together clear each entry once and stumble over nothing', async () => {
  await build('old');
  for (let at = 1; at < KEPT_BUILDS; at++) await build('kept');
  const ends = await Promise.all([1, 2, 3].map(async () => {
    const clear = buildBegins(folder);
    await use('kept');
    return clear();
  }));
  expect(Math.max(...ends)).toBe(1);
  expect(entries()).toHaveLength(1);
});

test('a folder that cannot be written only costs time', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  expect(await remembered('one', () => made('one'), file)).toEqual(made('one'));
  expect(await buildBegins(file)()).toBe(0);
});

test('other files are left alone', async () => {
  writeFileSync(join(folder, 'notes.txt'), '');
  for (let at = 0; at < KEPT_BUILDS + 2; at++) await build('one');
  expect(readdirSync(folder)).toContain('notes.txt');
});
