/** A part of a site survives the journey, and what does not survive it is made again. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentDigest } from '../kb/disk-cache.ts';
import { readShards, shardOf, shareOf, writeShard } from './shard.ts';
import { isAsLeft, type Kept } from './store.ts';

const NAMES: ReadonlyArray<[text: string, shard: ReturnType<typeof shardOf>]> = [
  ['1/1', { at: 1, of: 1 }], ['2/4', { at: 2, of: 4 }], ['10/12', { at: 10, of: 12 }], ['5/4', undefined], ['0/4', undefined], ['1/0', undefined], ['1', undefined], ['', undefined], ['a/b', undefined], ['-1/2', undefined], ['1/2/3', undefined], ['1.5/2', undefined], ['00001/2', undefined],
];
test.each(NAMES)('the part %j', (text, shard) => expect(shardOf(text)).toEqual(shard));

test('every id belongs to exactly one part', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 9 }), (ids, of) => {
    const shares = Array.from({ length: of }, (_, at) => shareOf(ids, { at: at + 1, of }));
    expect(shares.flat().sort()).toEqual([...ids].sort());
    expect(Math.max(...shares.map(({ length }) => length)) - Math.min(...shares.map(({ length }) => length))).toBeLessThanOrEqual(1);
  }));
});

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'winnow shard '))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function made(): Promise<string> {
  const out = join(folder, 'made', 'one');
  const kept = ['a', 'b'].map((id): Kept => {
    mkdirSync(join(out, id), { recursive: true });
    writeFileSync(join(out, id, 'index.html'), `page of ${id}`);
    const { size, mtimeMs } = statSync(join(out, id, 'index.html'));
    return { id, key: id, files: [[`${id}/index.html`, size, mtimeMs, contentDigest(`page of ${id}`)]], pages: [], twin: true, derived: { sheets: { a4: 1, letter: 1 }, entries: [], plain: true, steps: 1 } };
  });
  await writeShard(out, kept);
  cpSync(join(folder, 'made'), join(folder, 'arrived'), { recursive: true });
  return join(folder, 'arrived');
}
const ids = (shards: string) => readShards(shards).map(({ state }) => [...state.articles.keys()]);

test('what arrives is known, with the times of its files here', async () => {
  const [shard] = readShards(await made());
  expect([...shard!.state.articles.values()].map(({ files }) => isAsLeft(shard!.folder, files))).toEqual([true, true]);
});
const DAMAGE: ReadonlyArray<[name: string, how: (shards: string) => void, left: string[][]]> = [
  ['a page', (shards) => writeFileSync(join(shards, 'one/a/index.html'), 'page of x'), [['b']]],
  ['a page that is gone', (shards) => rmSync(join(shards, 'one/a/index.html')), []],
  ['the list', (shards) => writeFileSync(join(shards, 'one/shard.bin'), 'x'), []],
  ['the list that is gone', (shards) => rmSync(join(shards, 'one/shard.bin')), []],
  ['nothing, and a folder that is no shard', (shards) => mkdirSync(join(shards, 'two')), [['a', 'b']]],
  ['nothing, and a file beside', (shards) => appendFileSync(join(shards, 'readme'), ''), [['a', 'b']]],
];
test.each(DAMAGE)('damaged on the way: %s', async (_name, how, left) => {
  const shards = await made();
  how(shards);
  expect(ids(shards)).toEqual(left);
});
test('every case ran', () => expect([NAMES.length, DAMAGE.length]).toEqual([13, 6]));
