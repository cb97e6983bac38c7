/** The quick build against the ordinary one, and against what can happen to it: damage, threads that die, an Astro that nobody knows. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openPress } from '../src/press/press.ts';
import { startCompiling } from '../src/press/templates.ts';
import { generateArticles, winnowFile } from './bench/articles.ts';
import { shellEnvironment } from './built.ts';
import { digest, pathsOf } from './harm/small.ts';

const work = mkdtempSync(join(tmpdir(), 'winnow press '));
/** Compiled pages find their packages only below the project. */
const sets = resolve('node_modules', '.cache', `winnow-test-${process.pid}`);
afterAll(() => [work, sets].forEach((folder) => rmSync(folder, { recursive: true, force: true })));
const node = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8', env: shellEnvironment });

test('Astro renders every page as the press does, byte for byte', () => {
  const out = join(work, 'ordinary');
  const { status, stderr } = node('scripts/build.ts', '--ordinary', '--out', out);
  expect([status, stderr]).toEqual([0, '']);
  expect(pathsOf(out)).toEqual(pathsOf(inject('built')));
  expect(pathsOf(out).filter((file) => !readFileSync(join(out, file)).equals(readFileSync(join(inject('built'), file))))).toEqual([]);
}, 240_000);

test('compiled pages: of this Astro all is there that the press relies on; what is damaged is compiled again', async () => {
  const first = await startCompiling(sets).made;
  await openPress(first.server);
  const files = globSync('**/*', { cwd: sets, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const entry = files.find((file) => file.includes('prerender-entry')) as string;
  const [bytes, { mtimeMs }] = [readFileSync(entry), statSync(entry)];
  await startCompiling(sets).made;
  expect(statSync(entry).mtimeMs).toBe(mtimeMs);
  for (const harm of [() => writeFileSync(entry, bytes.subarray(0, 500)), () => rmSync(entry)]) {
    harm();
    expect((await startCompiling(sets).made).key).toBe(first.key);
    // A folder that was worked in and a random key stand in it; all else is the same.
    expect(readFileSync(entry).length).toBe(bytes.length);
    const made = statSync(entry).mtimeMs;
    await startCompiling(sets).made;
    expect(statSync(entry).mtimeMs).toBe(made);
  }
  expect(existsSync(join(sets, 'making', String(process.pid)))).toBe(false);
}, 240_000);

test('a compilation that nobody wants any more ends, and leaves nothing', async () => {
  const folder = join(sets, 'stopped');
  const { made, stop } = startCompiling(folder);
  setTimeout(stop, 300);
  await expect(made).rejects.toThrow(/abort/i);
  expect(existsSync(folder) ? pathsOf(folder) : []).toEqual([]);
}, 60_000);

const content = join(work, 'content');
const site = join(work, 'site');
beforeAll(() => {
  mkdirSync(content);
  cpSync(inject('built'), site, { recursive: true });
  for (const article of generateArticles(130)) writeFileSync(join(content, `${article.id}.mdx`), winnowFile(article));
});

test('a thread that dies ends the build, which says so; the published site stays', () => {
  const before = digest(site);
  const { status, stderr } = node('--import', './scripts/harm/thread.ts', 'scripts/build.ts', '--only', 'pages', '--content', content, '--out', site);
  expect([status, stderr]).toEqual([1, 'Failed: a thread of the build ended by itself, with code 5\n']);
  expect([digest(site), existsSync(`${site}.next`), existsSync(`${site}.lock`)]).toEqual([before, false, false]);
}, 240_000);
test('as many articles made in threads are those made without', () => {
  const [threads, alone] = [join(work, 'threads'), join(work, 'alone')];
  const build = (out: string, ...args: string[]) => {
    const { status, stderr } = node('scripts/build.ts', '--only', 'pages', '--content', content, '--out', out, ...args);
    if (status !== 0) throw new Error(stderr);
  };
  build(threads);
  // A part this small is made in the main thread, and merging makes nothing.
  for (const at of [1, 2, 3]) build(join(work, 'shards', String(at)), '--shard', `${at}/3`);
  build(alone, '--merge', join(work, 'shards'));
  expect(digest(alone)).toBe(digest(threads));
}, 240_000);
