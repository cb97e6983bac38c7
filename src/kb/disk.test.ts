import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder, readAgain, readContent, readText, reason, repairSwap, swapFolders, writeNew, writeWhole } from './disk.ts';
import { LIMITS } from './policy.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow disk #%'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (path: string, data: string | Uint8Array = 'x') => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), data);
};
const read = async (below = '') => {
  const { sources, issues } = readContent(join(folder, below));
  return { paths: sources.map(({ path }) => path), issues: issues.map(({ path, rule, line, column }) => `${path}:${line}:${column} ${rule}`) };
};

const FOUND: ReadonlyArray<[name: string, make: () => Promise<unknown>, paths: string[], issues: string[]]> = [
  ['articles, in one order', async () => { for (const path of ['b.mdx', 'a/c.mdx', 'a.mdx', 'Z.mdx', 'é.mdx']) await put(path); }, ['Z.mdx', 'a/c.mdx', 'a.mdx', 'b.mdx', 'é.mdx'], []],
  ['an ending in capitals', () => put('a.MDX'), ['a.MDX'], []],
  ['hidden files aside', async () => { for (const path of ['.a.mdx', '_b.mdx', '.git/c.mdx', 'd.mdx']) await put(path); }, ['_b.mdx', 'd.mdx'], ['.a.mdx:1:1 hidden-file']],
  ['files of other kinds', async () => { for (const path of ['a.mdx', 'b.md', 'c.txt', 'd.docx', 'e.HTML', 'readme.md', 'f.png']) await put(path); }, ['a.mdx'], ['b.md:1:1 not-imported', 'c.txt:1:1 not-imported', 'd.docx:1:1 not-imported', 'e.HTML:1:1 not-imported', 'f.png:1:1 file-unread']],
  ['an empty folder', async () => undefined, [], ['.:1:1 no-articles']],
  ['a folder named like an article', () => put('a.mdx/b.mdx'), [], ['a.mdx:1:1 not-a-file']],
  ['a link to the outside', () => symlink('/etc/hostname', join(folder, 'a.mdx')), [], ['a.mdx:1:1 symlink']],
  ['a link to a folder', () => symlink('/etc', join(folder, 'a')), [], ['a:1:1 symlink']],
  ['a loop', () => symlink('.', join(folder, 'a')), [], ['a:1:1 symlink']],
  ['a link to nothing', () => symlink('nothing', join(folder, 'a.mdx')), [], ['a.mdx:1:1 symlink']],
  ['a pipe', async () => execFileSync('mkfifo', [join(folder, 'a.mdx')]), [], ['a.mdx:1:1 not-a-file']],
  ['a file too large', () => put('a.mdx', new Uint8Array(LIMITS.articleBytes + 1)), [], ['a.mdx:1:1 file-size']],
  ['a file as large as may be', () => put('a.mdx', new Uint8Array(LIMITS.articleBytes)), ['a.mdx'], []],
  ['a long name', () => put(`${'a'.repeat(250)}.mdx`), [`${'a'.repeat(250)}.mdx`], []],
];
test.each(FOUND)('%s', async (_name, make, paths, issues) => {
  await make();
  expect(await read()).toEqual({ paths, issues });
});
test('every case ran', () => expect(FOUND).toHaveLength(14));

test('drawings: regular files of the folder images, of bounded size', async () => {
  for (const path of ['a.mdx', 'images/b.svg', 'images/a.svg', 'images/deep/c.svg', 'images/d.png', 'e.svg']) await put(path);
  await put('images/large.svg', new Uint8Array(LIMITS.imageBytes + 1));
  await put('images/most.svg', new Uint8Array(LIMITS.imageBytes));
  await symlink('/etc/hostname', join(folder, 'images/out.svg'));
  await mkdir(join(folder, 'images/folder.svg'));
  execFileSync('mkfifo', [join(folder, 'images/pipe.svg')]);
  const { images } = readContent(folder);
  expect(images.map(({ path, bytes }) => [path, bytes.length])).toEqual([['images/a.svg', 1], ['images/b.svg', 1], ['images/most.svg', LIMITS.imageBytes]]);
  expect((await read()).issues).toEqual(['e.svg:1:1 file-unread', 'images/d.png:1:1 file-unread', 'images/deep/c.svg:1:1 file-unread', 'images/folder.svg:1:1 not-a-file', 'images/large.svg:1:1 image-size', 'images/out.svg:1:1 symlink', 'images/pipe.svg:1:1 not-a-file']);
});

test('a list under a name that is nearly right, and a file of no use', async () => {
  for (const path of ['a.mdx', 'decision.yml', 'other.yaml', 'b.css']) await put(path);
  expect(readContent(folder).issues.map(({ path, hint }) => [path, hint])).toEqual([['b.css', 'Keep it outside the content folder.'], ['decision.yml', 'Did you mean decisions.yaml?'], ['other.yaml', 'Keep it outside the content folder.']]);
});

test('one article read again', async () => {
  for (const path of ['a.mdx', 'b.mdx', 'c.mdx', 'd.mdx']) await put(path, 'one');
  const content = readContent(folder);
  await put('b.mdx', 'two');
  await rm(join(folder, 'a.mdx'));
  await rm(join(folder, 'c.mdx'));
  await mkdir(join(folder, 'c.mdx'));
  await put('d.mdx', new Uint8Array(LIMITS.articleBytes + 1));
  const again = readAgain(folder, content, 'b.mdx');
  expect(again?.sources.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])).toEqual([['a.mdx', 'one'], ['b.mdx', 'two'], ['c.mdx', 'one'], ['d.mdx', 'one']]);
  for (const path of ['a.mdx', 'c.mdx', 'd.mdx', 'new.mdx']) expect(readAgain(folder, content, path)).toBeUndefined();
});

test('a lock is held once, by this program too; one of an earlier program with its number counts for nothing', async () => {
  await put('dist.lock', String(process.pid));
  const unlock = await lockFolder(join(folder, 'dist'));
  expect([typeof unlock, await lockFolder(join(folder, 'dist'))]).toEqual(['function', process.pid]);
  if (typeof unlock === 'function') await unlock();
  expect(await readdir(folder)).toEqual([]);
});

test('no folder, and a file for a folder', async () => {
  await put('a.mdx');
  expect(await read('none')).toEqual({ paths: [], issues: ['.:1:1 unreadable'] });
  expect(await read('a.mdx')).toEqual({ paths: [], issues: ['.:1:1 unreadable'] });
});

// The superuser may read anything.
test.skipIf(process.getuid?.() === 0)('what may not be read is an issue, and the rest is read', async () => {
  for (const path of ['a.mdx', 'b.mdx', 'c/d.mdx']) await put(path);
  await chmod(join(folder, 'a.mdx'), 0);
  await chmod(join(folder, 'c'), 0);
  expect(await read()).toEqual({ paths: ['b.mdx'], issues: ['a.mdx:1:1 unreadable', 'c:1:1 unreadable'] });
  await chmod(join(folder, 'c'), 0o700);
});

test('reasons in plain words', () => {
  expect(reason(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe('permission denied');
  expect(reason(new Error('something else'))).toBe('something else');
});

test('a file is written whole, over another, and leaves nothing beside it', async () => {
  const file = join(folder, 'a/b.txt');
  await writeWhole(file, 'one');
  await writeWhole(file, new Uint8Array([0x32]));
  expect([await readFile(file, 'utf8'), await readdir(join(folder, 'a'))]).toEqual(['2', ['b.txt']]);
});

test('a write that fails leaves nothing, and what was there', async () => {
  await put('a/b');
  await expect(writeWhole(join(folder, 'a'), 'x')).rejects.toThrow();
  expect([await readdir(folder), await readdir(join(folder, 'a'))]).toEqual([['a'], ['b']]);
});

test('a new file replaces none, nor what a link leads to', async () => {
  expect(await writeNew(join(folder, 'a/b'), 'one')).toBe(true);
  expect(await writeNew(join(folder, 'a/b'), 'two')).toBe(false);
  await symlink(join(folder, 'elsewhere'), join(folder, 'c'));
  expect(await writeNew(join(folder, 'c'), 'three')).toBe(false);
  await expect(writeNew(join(folder, 'a/b/c'), 'x')).rejects.toThrow();
  expect([await readText(join(folder, 'a/b')), await readText(join(folder, 'elsewhere'))]).toEqual(['one', undefined]);
  await expect(readText(folder)).rejects.toThrow();
});

const SWAPS: ReadonlyArray<[name: string, old: boolean, previous: boolean, next: boolean]> = [
  ['the first time', false, false, true],
  ['over the old one', true, false, true],
  ['after a stop between the renames', false, true, true],
  ['after a stop before the old one was removed', true, true, true],
];
test.each(SWAPS)('folders are swapped, %s', async (_name, old, previous) => {
  const out = join(folder, 'dist');
  if (old) await put('dist/old');
  if (previous) await put('dist.previous/older');
  await put('dist.next/new');
  await swapFolders(`${out}.next`, out);
  expect([await readdir(folder), await readdir(out)]).toEqual([['dist'], ['new']]);
});
test('every swap ran', () => expect(SWAPS).toHaveLength(4));

test('the old folder comes back when a swap stopped or fails', async () => {
  const out = join(folder, 'dist');
  await put('dist/old');
  await rename(out, `${out}.previous`);
  await repairSwap(out);
  await repairSwap(out);
  expect(await readdir(out)).toEqual(['old']);
  await expect(swapFolders(`${out}.next`, out)).rejects.toThrow();
  await repairSwap(out);
  expect(await readdir(out)).toEqual(['old']);
});

test('a file that grows while it is read is read again, or not at all', async () => {
  await put('a.mdx', 'x'.repeat(1000));
  let writing = true;
  const writer = (async () => {
    for (let at = 0; writing; at++) await writeFile(join(folder, 'a.mdx'), 'x'.repeat(1000 + (at % 7)));
  })();
  for (let times = 0; times < 50; times++) {
    const { sources, issues } = readContent(folder);
    const [length] = sources.map(({ bytes }) => bytes.length);
    if (length === undefined) expect(issues.map(({ message }) => message)).toEqual(['the file cannot be read: somebody is writing to it']);
    else expect(length === 0 || (length >= 1000 && length < 1007)).toBe(true);
  }
  writing = false;
  await writer;
});
