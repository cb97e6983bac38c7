/** What was published before comes back as the ground of the next site, whole and as it was built, or not at all. */
import { appendFileSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { swapFolders } from '../kb/disk.ts';
import { survey, type Tree } from '../verify/tree.ts';
import { clearBut, keepSpare, takeSpare } from './spare.ts';

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'winnow spare '));
  root = join(folder, 'spares');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (file: string, text: string) => (mkdirSync(dirname(join(folder, file)), { recursive: true }), writeFileSync(join(folder, file), text));
const filesOf = (path: string) => (existsSync(join(folder, path)) ? Object.fromEntries(readdirSync(join(folder, path), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [join(entry.parentPath, entry.name).slice(join(folder, path).length + 1), readFileSync(join(entry.parentPath, entry.name), 'utf8')]).sort()) : undefined);
const OLD = { 'a/b/c.html': 'c', 'a/index.html': 'a', 'd.md': 'd' };
const [out, next] = [() => join(folder, 'dist'), () => join(folder, 'dist.next')];
const place = () => join(root, readdirSync(root)[0] as string);

/** A site is published, and another in its place; what comes in between is somebody else's doing. */
async function publishTwice(between: () => void = () => undefined): Promise<Tree> {
  for (const [file, text] of Object.entries(OLD)) put(`dist/${file}`, text);
  const tree = survey(out());
  between();
  put('dist.next/new.html', 'new');
  await swapFolders(next(), out(), (replaced) => keepSpare(out(), replaced, tree, root));
  return tree;
}

test('what was replaced comes back as it was, once', async () => {
  const tree = await publishTwice();
  expect(filesOf('dist')).toEqual({ 'new.html': 'new' });
  expect(await takeSpare(out(), next(), root)).toEqual(tree);
  expect([filesOf('dist.next'), readdirSync(folder).sort()]).toEqual([OLD, ['dist', 'dist.next', 'spares']]);
  rmSync(next(), { recursive: true });
  expect([await takeSpare(out(), next(), root), existsSync(next())]).toEqual([undefined, false]);
});

const CHANGES: ReadonlyArray<[what: string, change: (site: string) => void]> = [
  ['a file that somebody wrote into', (site) => appendFileSync(join(site, 'a/index.html'), 'x')],
  ['a file written again', (site) => utimesSync(join(site, 'd.md'), 1, 1)],
  ['another file of the same size and time', (site) => {
    const { atime, mtime } = statSync(join(site, 'd.md'));
    writeFileSync(join(site, 'e'), 'e');
    utimesSync(join(site, 'e'), atime, mtime);
    renameSync(join(site, 'e'), join(site, 'd.md'));
  }],
  ['a file more', (site) => writeFileSync(join(site, 'a/b/more'), '')],
  ['a folder more', (site) => mkdirSync(join(site, 'more'))],
  ['a file gone', (site) => rmSync(join(site, 'a/b/c.html'))],
  ['a file that has another name', (site) => renameSync(join(site, 'd.md'), join(site, 'e.md'))],
  ['a link more', (site) => linkSync(join(site, 'd.md'), join(site, 'e.md'))],
];
describe.each(CHANGES)('a site with %s', (_what, change) => {
  test('changed while it was published, is not taken', async () => {
    await publishTwice(() => change(out()));
    expect([await takeSpare(out(), next(), root), filesOf('dist.next'), filesOf('dist')]).toEqual([undefined, undefined, { 'new.html': 'new' }]);
  });
  test('changed while it was spare, is not taken', async () => {
    await publishTwice();
    change(join(place(), 'site'));
    expect([await takeSpare(out(), next(), root), filesOf('dist.next'), filesOf('dist')]).toEqual([undefined, undefined, { 'new.html': 'new' }]);
  });
});
test('every change ran', () => expect(CHANGES).toHaveLength(8));

const STOPS: ReadonlyArray<[when: string, leave: () => void]> = [
  ['before it was sealed', () => rmSync(join(place(), 'seal-1'))],
  ['while the seal was written', () => writeFileSync(join(place(), 'seal-1'), readFileSync(join(place(), 'seal-1')).subarray(0, 100))],
  ['after the seal was broken, before it was moved', () => rmSync(join(place(), 'seal-1'))],
  ['before it was moved to its place', () => rmSync(join(place(), 'site'), { recursive: true })],
  ['with the seal of another site of that name', () => {
    cpSync(join(place(), 'site'), join(folder, 'copy'), { recursive: true });
    rmSync(join(place(), 'site'), { recursive: true });
    renameSync(join(folder, 'copy'), join(place(), 'site'));
  }],
];
test.each(STOPS)('a program that was killed %s leaves nothing that is taken', async (_when, leave) => {
  await publishTwice();
  leave();
  expect([await takeSpare(out(), next(), root), existsSync(next()), existsSync(join(place(), 'site'))]).toEqual([undefined, false, false]);
});
test('every stop ran', () => expect(STOPS).toHaveLength(5));

test('where it cannot be kept, what was replaced is gone, and a site of which nothing is known is not kept', async () => {
  writeFileSync(root, '');
  await publishTwice();
  expect(readdirSync(folder).sort()).toEqual(['dist', 'spares']);
  rmSync(root);
  put('dist.next/third.html', 'third');
  await swapFolders(next(), out(), (replaced) => keepSpare(out(), replaced, undefined, root));
  expect([readdirSync(folder), await takeSpare(out(), next(), root)]).toEqual([['dist'], undefined]);
});
test('the spare of a site that is gone goes as well', async () => {
  await publishTwice();
  const first = place();
  rmSync(out(), { recursive: true });
  put('other/x', '');
  const tree = survey(join(folder, 'other'));
  put('other.next/y', '');
  await swapFolders(join(folder, 'other.next'), join(folder, 'other'), (replaced) => keepSpare(join(folder, 'other'), replaced, tree, root));
  expect([existsSync(first), readdirSync(root).length]).toEqual([false, 1]);
});

test('of a folder what is wanted stays, if it is the same, and no empty folder', async () => {
  const tree = await publishTwice();
  await takeSpare(out(), next(), root);
  const at = (file: string) => tree.files.indexOf(file);
  const [c, d] = ['a/b/c.html', 'd.md'].map((file) => [file, [tree.sizes[at(file)]!, tree.times[at(file)]!]] as [string, [number, number]]) as [[string, [number, number]], [string, [number, number]]];
  expect([...clearBut(next(), tree, new Map([d, [c[0], [c[1][0], c[1][1] + 1]]]))]).toEqual(['d.md']);
  expect(readdirSync(next(), { recursive: true })).toEqual(['d.md']);
});
