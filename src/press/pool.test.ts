/** Threads that die, throw or are asked in vain are told of, whenever it happens; nobody waits for them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Entry, Handed } from './handed.ts';
import { openPool } from './pool.ts';

/** A thread that answers an order by its kind. */
const thread = (on: string) => new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', (order) => { ${on} });`)}`);
const ECHO = `const all = order.kind === 'open' ? [] : order.kind === 'sheets' ? order.ids.map((id) => [id, true]) : order.ids.map((id) => ({ id, parts: order.parts })); for (const one of all.slice(0, 2)) parentPort.postMessage({ made: [one], more: true }); parentPort.postMessage({ made: all.slice(2), more: false });`;
const entries = Array.from({ length: 9 }, (_, at): Entry => ({ id: `id-${at}`, data: { state: 'ready' } as never, body: 'x' }));
const handed: Handed = { entries, topics: [], parts: [] };
const task = { folder: 'nowhere', server: 'nowhere', handed, ids: entries.map(({ id }) => id) };
const pool = (module: URL) => openPool({ most: 3, least: 1, module });

test('each article is made once, by one of the threads', async () => {
  const threads = pool(thread(ECHO));
  await threads.open(task);
  expect((await threads.sheets()).map(([id]) => id).sort()).toEqual(task.ids);
  const made = await threads.make(['pages']);
  expect(made.map(({ id }) => id).sort()).toEqual(task.ids);
  await threads.close();
});

test('each page of the site is made once, by one of the threads, which are told of all articles', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'winnow pool '));
  const list = join(folder, 'made');
  const threads = pool(thread(`if (order.kind === 'print') process.getBuiltinModule('node:fs').appendFileSync(order.handed.synonyms, order.pages.map(([route, path]) => order.handed.entries.length + route + path + '\\n').join('')); parentPort.postMessage({ made: [], more: false });`));
  try {
    await threads.open({ ...task, handed: { ...handed, synonyms: list } });
    await threads.print({ ...handed, synonyms: list }, ['a', 'b', 'c', 'd', 'e'].map((name) => ['/[name]', `/${name}`] as const));
    expect(readFileSync(list, 'utf8').trim().split('\n').sort()).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `9/[name]/${name}`));
  } finally {
    await threads.close();
    rmSync(folder, { recursive: true });
  }
});

const DEATHS: ReadonlyArray<[name: string, on: string, told: RegExp]> = [
  ['ends at once', 'process.exit(7)', /a thread of the build ended by itself, with code 7/],
  ['ends while it makes', `if (order.kind === 'make') process.exit(9); ${ECHO}`, /ended by itself, with code 9/],
  ['throws', `throw new Error('a fault')`, /a fault/],
  ['throws later', `if (order.kind === 'make') return void Promise.reject(new Error('a late fault')); ${ECHO}`, /a late fault/],
  ['answers with an error', `parentPort.postMessage({ error: { message: 'the disk is full', code: 'ENOSPC', path: '/a' } })`, /the disk is full/],
  ['is one of three that ends', `if (order.kind === 'make' && order.ids.includes('id-1')) process.exit(4); if (order.kind !== 'make') { ${ECHO} }`, /ended by itself, with code 4/],
];
test.each(DEATHS)('a thread that %s', async (_name, on, told) => {
  const threads = pool(thread(on));
  await expect((async () => {
    await threads.open(task);
    await threads.make(['pages']);
  })()).rejects.toThrow(told);
  await threads.close();
});
test('an error of the disk keeps its code and its place', async () => {
  const threads = pool(thread(DEATHS[4]![1]));
  await expect(threads.open(task)).rejects.toMatchObject({ code: 'ENOSPC', path: '/a' });
  await threads.close();
});
test('a thread that died before it was asked is told of when it is', async () => {
  const threads = pool(new URL('data:text/javascript,process.exit(3)'));
  threads.expect(9);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect(threads.open(task)).rejects.toThrow(/with code 3/);
  await threads.close();
});
test('threads that were started and not needed end with the pool', async () => {
  const threads = pool(thread(ECHO));
  threads.expect(9);
  await threads.open({ ...task, ids: [] });
  expect([await threads.sheets(), await threads.make(['pages'])]).toEqual([[], []]);
  await threads.close();
});
test('every death ran', () => expect(DEATHS).toHaveLength(6));
