/**
 * The matrix of bad input, through the function behind `npm run check`: each row alone, with its whole text; then all rows in
 * one folder, where none may hide another's issue.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readContent } from '../kb/disk.ts';
import { formatIssues, type Issue } from '../kb/issue.ts';
import { ADDRESSES } from './bad-input/addresses.ts';
import { BYTES } from './bad-input/bytes.ts';
import { DRAWINGS } from './bad-input/drawings.ts';
import { FRONTMATTER } from './bad-input/frontmatter.ts';
import { MARKUP } from './bad-input/markup.ts';
import { NAMES } from './bad-input/names.ts';
import { GOOD, type Row } from './bad-input/row.ts';
import { checkContent } from './content.ts';

const TABLES: Readonly<Record<string, readonly Row[]>> = { bytes: BYTES, frontmatter: FRONTMATTER, markup: MARKUP, addresses: ADDRESSES, drawings: DRAWINGS, names: NAMES };
const ROWS = Object.entries(TABLES).flatMap(([table, rows]) => rows.map((row) => ({ ...row, name: `${table}: ${row.name}` })));
const DAY = { today: '2026-06-15', latest: '2026-06-15' };
const MOST = 4;
const check = async (folder: string) => checkContent(readContent(folder), DAY);

const work = mkdtempSync(join(tmpdir(), 'winnow bad #%'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let count = 0;

function put(folder: string, files: Row['files']): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
const errors = (issues: readonly Issue[]) => issues.filter(({ severity }) => severity === 'error');
/** The first line of each error, as an author reads it. */
const heads = (issues: readonly Issue[]) => errors(issues).map((issue) => formatIssues([issue], new Map()).split('\n', 1)[0] as string);
const shortened = (lines: readonly string[]) => (lines.length <= MOST ? lines : [...lines.slice(0, MOST - 1), `and ${lines.length - MOST + 1} more`]);

/** A place that is there: within the text, or the first character of what could not be read. */
function expectPlaced(issues: readonly Issue[], texts: ReadonlyMap<string, string>): void {
  for (const { path, line, column, message, rule } of issues) {
    const written = texts.get(path)?.split(/\r\n|\r|\n/);
    expect([line >= 1, column >= 1, message !== '', /^[a-z0-9-]+$/.test(rule)]).toEqual([true, true, true, true]);
    if (written) expect(column).toBeLessThanOrEqual((written[line - 1] as string).length + 2);
  }
}

test.each(ROWS.map((row) => [row.name, row] as const))('%s', async (_name, { files, told }) => {
  const folder = join(work, String(++count));
  put(folder, { 'good.mdx': GOOD, ...files });
  const { issues, texts } = await check(folder);
  expect(shortened(heads(issues))).toEqual(told);
  expect(told.length).toBeGreaterThan(0);
  expectPlaced(issues, texts);
});

/** What only a file system can be: names, and how to make them. */
const MADE: ReadonlyArray<[name: string, make: (folder: string) => unknown, told: string[]]> = [
  ['a link to the outside', (folder) => symlinkSync('/etc/hostname', join(folder, 'a.mdx')), ['a.mdx:1:1  symbolic links are not followed (symlink)']],
  ['a link to an article', (folder) => symlinkSync('good.mdx', join(folder, 'a.mdx')), ['a.mdx:1:1  symbolic links are not followed (symlink)']],
  ['a link to a folder', (folder) => symlinkSync('/etc', join(folder, 'a')), ['a:1:1  symbolic links are not followed (symlink)']],
  ['a link to itself', (folder) => symlinkSync('a.mdx', join(folder, 'a.mdx')), ['a.mdx:1:1  symbolic links are not followed (symlink)']],
  ['a loop of folders', (folder) => symlinkSync('.', join(folder, 'a')), ['a:1:1  symbolic links are not followed (symlink)']],
  ['a link to nothing', (folder) => symlinkSync('nothing', join(folder, 'a.mdx')), ['a.mdx:1:1  symbolic links are not followed (symlink)']],
  ['a link in the place of the drawings', (folder) => symlinkSync('/etc', join(folder, 'images')), ['images:1:1  symbolic links are not followed (symlink)']],
  ['a link in the place of the decisions', (folder) => symlinkSync('/etc/hostname', join(folder, 'decisions.yaml')), ['decisions.yaml:1:1  symbolic links are not followed (symlink)']],
  ['a link in the place of the synonyms', (folder) => symlinkSync('/etc/hostname', join(folder, 'synonyms.yaml')), ['synonyms.yaml:1:1  symbolic links are not followed (symlink)']],
  ['a pipe', (folder) => execFileSync('mkfifo', [join(folder, 'a.mdx')]), ['a.mdx:1:1  this is not a regular file (not-a-file)']],
  ['a pipe in the place of the synonyms', (folder) => execFileSync('mkfifo', [join(folder, 'synonyms.yaml')]), ['synonyms.yaml:1:1  this is not a regular file (not-a-file)']],
  ['a folder named like an article', (folder) => put(folder, { 'a.mdx/b.mdx': GOOD }), ['a.mdx:1:1  a folder is named like an article (not-a-file)']],
  ['a folder named like a drawing', (folder) => put(folder, { 'images/a.svg/b.svg': '' }), ['images/a.svg:1:1  a folder is named like a drawing (not-a-file)']],
  ['a folder named like the decisions', (folder) => put(folder, { 'decisions.yaml/a': '' }), ['decisions.yaml:1:1  a folder is named like a list (not-a-file)']],
  ['decisions of 513 KiB', (folder) => put(folder, { 'decisions.yaml': '#'.repeat(513 * 1024) }), ['decisions.yaml:1:1  the list is larger than 512 KiB (companion-size)']],
  ['a name that is not UTF-8', (folder) => writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.mdx')]), GOOD), ['caf\ufffd.mdx:1:1  the name is not valid UTF-8 (file-name)']],
  ['a sparse file of 4 GiB', (folder) => execFileSync('truncate', ['-s', '4G', join(folder, 'a.mdx')]), ['a.mdx:1:1  the file is larger than 512 KiB (file-size)']],
];
test.each(MADE)('%s', async (_name, make, told) => {
  const folder = join(work, String(++count));
  put(folder, { 'good.mdx': GOOD });
  make(folder);
  expect(heads((await check(folder)).issues)).toEqual(told);
});

test('a folder without articles, a folder that is none', async () => {
  const folder = join(work, 'empty');
  mkdirSync(folder);
  expect(heads((await check(folder)).issues)).toEqual(['.:1:1  there are no articles here (no-articles)']);
  expect(heads((await check(join(folder, 'nothing'))).issues)).toEqual([`.:1:1  there is no folder ${join(folder, 'nothing')} (unreadable)`]);
  writeFileSync(join(folder, 'My lids.docx'), 'x');
  const [told] = (await check(folder)).issues;
  expect(told?.hint).toBe('Move it out of the folder of articles, then bring it in: npm run import -- "My lids.docx" --topic ID');
  expect(heads((await check(join(folder, 'My lids.docx'))).issues)).toEqual([`.:1:1  ${join(folder, 'My lids.docx')} is a file, not a folder (unreadable)`]);
});

test('only warnings for what is passed over', async () => {
  const folder = join(work, 'passed over');
  put(folder, { 'good.mdx': GOOD, '.hidden.mdx': GOOD, 'evil.svg': '<svg onload="x"/>', 'a.mdx.bak': 'x', 'images/a.png': 'x', 'README.md': 'x', '.DS_Store': 'x' });
  const { issues } = await check(folder);
  expect(issues.filter(({ path }) => path !== 'good.mdx').map(({ path, severity, rule }) => `${severity} ${path} ${rule}`)).toEqual(['warning .hidden.mdx hidden-file', 'warning a.mdx.bak file-unread', 'warning evil.svg file-unread', 'warning images/a.png file-unread']);
});

test('every row has a name of its own, and there are as many as were promised', () => {
  const names = ROWS.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect([...Object.values(TABLES).map(({ length }) => length), MADE.length]).toEqual([80, 158, 133, 69, 59, 81, 17]);
  expect(names.length).toBeGreaterThanOrEqual(300);
});

/** All rows of articles in one folder, each under a name and a title of its own, so that they have nothing to do with each other. */
test('all together, no row hides another', async () => {
  const folder = join(work, 'all');
  const rows = ROWS.filter(({ name, files }) => Object.keys(files).length === 1 && files['a.mdx'] !== undefined && !name.endsWith('related to itself'));
  expect(rows.length).toBeGreaterThan(400);
  put(folder, { 'good.mdx': GOOD });
  for (const [at, { files }] of rows.entries()) put(folder, { [`row-${at}.mdx`]: files['a.mdx'] as string });
  const { issues } = await check(folder);
  const told = new Map<string, string[]>();
  for (const head of heads(issues)) {
    const [path = ''] = /^[^:]+/.exec(head) ?? [];
    told.set(path, [...(told.get(path) ?? []), head.slice(path.length)]);
  }
  const hidden = rows.flatMap(({ name, told: alone }, at) => alone.filter((line) => line.startsWith('a.mdx:') && !told.get(`row-${at}.mdx`)?.includes(line.slice('a.mdx'.length))).map((line) => `${name}: ${line}`));
  expect(hidden).toEqual([]);
});
