/** Whatever happens in the folder is told of by its path; what is new is followed too. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { watchFolder } from './watch.ts';

const root = mkdtempSync(join(tmpdir(), 'winnow watch '));
const told = new Set<string>();
const none = { add: () => undefined, on: () => undefined, off: () => undefined };
mkdirSync(join(root, 'a'));
for (const file of ['one.mdx', 'a/two.mdx']) writeFileSync(join(root, file), '');
const watching = watchFolder(root, none, (paths) => {
  for (const path of paths) told.add(path);
});
afterAll(() => {
  watching.stop();
  rmSync(root, { recursive: true, force: true });
});

const STEPS: ReadonlyArray<[name: string, change: () => void, path: string]> = [
  ['a file written', () => writeFileSync(join(root, 'one.mdx'), 'x'), 'one.mdx'],
  ['a file within a folder', () => writeFileSync(join(root, 'a/two.mdx'), 'x'), 'a/two.mdx'],
  ['a file put in the place of another', () => (writeFileSync(join(root, 'one.tmp'), 'y'), renameSync(join(root, 'one.tmp'), join(root, 'one.mdx'))), 'one.mdx'],
  ['a new file', () => writeFileSync(join(root, 'three.mdx'), ''), 'three.mdx'],
  ['a file gone', () => rmSync(join(root, 'three.mdx')), 'three.mdx'],
  ['a new folder', () => mkdirSync(join(root, 'b')), 'b'],
  ['a file in the new folder', () => writeFileSync(join(root, 'b/four.mdx'), ''), 'b/four.mdx'],
  ['a folder gone', () => rmSync(join(root, 'a'), { recursive: true }), 'a'],
];
test.each(STEPS)('%s', async (_name, change, path) => {
  told.clear();
  for (const aside of ['.one.mdx.swp', 'one.mdx~']) writeFileSync(join(root, aside), '');
  change();
  await vi.waitFor(() => expect([...told]).toContain(path), { timeout: 20_000, interval: 10 });
  expect([...told].filter((one) => /swp$|~$/.test(one))).toEqual([]);
});
test('every step ran', () => expect(STEPS).toHaveLength(8));

test('where polling is asked for, the other watcher tells', async () => {
  vi.stubEnv('CHOKIDAR_USEPOLLING', '1');
  const calls: string[] = [];
  let tell: (event: string, file: string) => void = () => undefined;
  const found: string[][] = [];
  const polled = watchFolder(root, { add: (path) => calls.push(path), on: (_event, listener) => (tell = listener), off: () => calls.push('off') }, (paths) => found.push(paths));
  vi.unstubAllEnvs();
  tell('change', join(root, 'one.mdx'));
  tell('addDir', join(root, 'c'));
  tell('change', join(root, '..', 'elsewhere'));
  await vi.waitFor(() => expect(found).toEqual([['one.mdx', 'c']]));
  polled.stop();
  expect(calls).toEqual([root, 'off']);
});
