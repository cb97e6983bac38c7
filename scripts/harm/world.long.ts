/** Builds in a hostile world: other clocks, zones, languages and folders, damaged caches, a disk that fails, somebody who interferes. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, existsSync, globSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../bench/lighthouse.ts';
import { build, digest, pathsOf, smallContent, start } from './small.ts';

const work = mkdtempSync(join(tmpdir(), 'winnow world '));
let content = '';
let site = '';
let wanted = '';
beforeAll(async () => {
  content = smallContent(join(work, 'content'), 'one');
  site = join(work, 'site');
  const { code, err } = await build(content, site).ended;
  if (code !== 0) throw new Error(err);
  wanted = digest(site);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));
const beside = (folder: string) => readdirSync(join(folder, '..')).filter((name) => name.startsWith('dist.'));

const ENVIRONMENTS: ReadonlyArray<[name: string, env: Record<string, string>, node?: string[]]> = [
  ['Turkish', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' }],
  ['no language', { LANG: 'C', LC_ALL: 'POSIX' }],
  ['the day before', { TZ: 'Pacific/Apia' }],
  ['the day after', { TZ: 'Pacific/Kiritimati' }],
  ['no zone at all', { TZ: 'Nowhere/Land' }],
  ['the clock at its beginning', { WINNOW_CLOCK: '1970-01-01T00:00:01Z' }, ['--import', './scripts/harm/clock.ts']],
  ['options for Node', { NODE_OPTIONS: '--no-warnings --max-old-space-size=1024 --trace-uncaught' }],
  ['another kind of environment', { NODE_ENV: 'development', DEBUG: '', PORT: '1', BASE_URL: '/x/', SITE: 'https://evil.example', HOME: '/nowhere', FORCE_COLOR: '1' }],
  ['the environment of a test runner', { NODE_ENV: 'test', VITEST: 'true', MODE: 'test', TEST: '1', DEV: '1', PROD: '', SSR: '1' }],
];
test.each(ENVIRONMENTS)('the same site, byte for byte: %s', async (_name, env, node = []) => {
  const out = join(work, 'environment', 'dist');
  const { code, err } = await build(content, out, { env, node }).ended;
  expect([code, err]).toEqual([0, '']);
  expect(pathsOf(out)).toEqual(pathsOf(site));
  expect(digest(out)).toBe(wanted);
});

test('the clock at its end: every review is stale, which is told, and the site is whole', async () => {
  const { code, out } = await build(content, join(work, 'late'), { env: { WINNOW_CLOCK: '2099-12-31T23:59:59Z' }, node: ['--import', './scripts/harm/clock.ts'] }).ended;
  expect([code, out.includes('published noindex')]).toEqual([0, true]);
});

const FOLDERS = ['two words', 'a#b', 'a%20b%zz', 'a?b', `it's "so"`, '日本 é', 'a&b;c$(d)', '-x', 'a\\b'];
test.each(FOLDERS)('the same site from and to a folder named %j', async (name) => {
  const folder = join(work, 'folders', name);
  cpSync(content, join(folder, 'content'), { recursive: true });
  const { code, err } = await build(join(folder, 'content'), join(folder, 'dist')).ended;
  expect([code, err]).toEqual([0, '']);
  expect(digest(join(folder, 'dist'))).toBe(wanted);
  expect(beside(join(folder, 'dist'))).toEqual([]);
});

test('files made in another order give the same site', async () => {
  const pair = (names: string[]) => {
    const folder = join(work, `order ${names.join('')}`);
    mkdirSync(folder);
    for (const name of names) writeFileSync(join(folder, `${name}.mdx`), readFileSync(join(content, 'icloud-phishing.mdx'), 'utf8').replace(/^title: .*$/m, `title: The one called ${name}`).replace(/^queries:\n(?: {2}- .*\n)+/m, ''));
    return folder;
  };
  const sites = [];
  for (const [at, names] of [['a', 'b', 'c'], ['c', 'b', 'a']].entries()) {
    const out = join(work, `ordered ${at}`);
    expect((await build(pair(names), out).ended).code).toBe(0);
    sites.push(digest(out));
  }
  expect(sites[0]).toBe(sites[1]);
});

const CACHES = 'node_modules/.cache/{winnow/sheets/*,winnow/sites/*,winnow-images/*,winnow/templates/*/server/*.mjs}';

test('two clean builds of the whole site by two copies of the project, in other folders, zones, languages and orders of files, with nothing kept: diff -r is empty', async () => {
  const copy = join(work, 'another copy é');
  mkdirSync(copy);
  for (const name of readdirSync('.').filter((given) => !/^(?:\.git|\.astro|\.generated|\.stryker-tmp|coverage|reports|dist.*)$/.test(given))) {
    // Packages as hard links where that is possible.
    if (name !== 'node_modules' || spawnSync('cp', ['-al', name, copy]).status !== 0) spawnSync('cp', ['-a', name, copy]);
  }
  const articles = join(work, 'articles in another order');
  for (const path of pathsOf('content').reverse()) {
    mkdirSync(join(articles, path, '..'), { recursive: true });
    writeFileSync(join(articles, path), readFileSync(join('content', path)));
  }
  for (const folder of ['.', copy]) for (const file of globSync(join(folder, 'node_modules/.cache/{winnow,winnow-images}'))) rmSync(file, { recursive: true });
  const [one, two] = [join(work, 'whole', 'dist'), join(work, 'the other whole', 'site')];
  const first = await build('content', one, { env: { TZ: 'America/Los_Angeles', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' } }).ended;
  const second = await build(articles, two, { cwd: copy, node: ['--import', './scripts/harm/order.ts'], env: { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', UV_THREADPOOL_SIZE: '1' } }).ended;
  expect([first.code, first.err, second.code, second.err]).toEqual([0, '', 0, '']);
  expect(spawnSync('diff', ['-r', one, two], { encoding: 'utf8' }).stdout).toBe('');
  const count = (form: RegExp) => pathsOf(one).filter((path) => form.test(path)).length;
  const counts = { files: count(/./), pages: count(/\.html$/), sheets: count(/\.pdf$/), images: count(/\.png$/), index: count(/^(?:pagefind|search)\//) };
  console.log(`the same, byte for byte: ${JSON.stringify(counts)}`);
  for (const [kind, number] of Object.entries(counts)) expect([kind, number > 3]).toEqual([kind, true]);
});

const HARM: ReadonlyArray<[name: string, harm: (file: string, other: string) => unknown]> = [
  ['cut short', (file) => writeFileSync(file, readFileSync(file).subarray(0, 500))],
  ['noise', (file) => writeFileSync(file, 'x'.repeat(5000))],
  ['empty', (file) => writeFileSync(file, '')],
  ['exchanged', (file, other) => writeFileSync(file, readFileSync(other))],
  ['a link to elsewhere', (file) => (rmSync(file), symlinkSync('/etc/hostname', file))],
];
test.each(HARM)('a cache that is %s is not believed', async (_name, harm) => {
  const out = join(work, 'caches');
  expect((await build(content, out).ended).code).toBe(0);
  const files = globSync(CACHES).sort();
  const good = files.map((file) => readFileSync(file));
  expect(files.length).toBeGreaterThan(2);
  const other = join(work, 'other');
  writeFileSync(other, good[0]!);
  for (const file of files) harm(file, other);
  for (const folder of ['node_modules/.astro', '.astro']) if (existsSync(folder)) writeFileSync(join(folder, 'data-store.json'), '[["meta::meta"');
  const ended = await build(content, out).ended;
  const now = globSync(CACHES).filter((file) => lstatSync(file).isFile() && good.some((bytes) => bytes.equals(readFileSync(file))));
  for (const file of files) rmSync(file, { force: true });
  expect([ended.code, digest(out)]).toEqual([0, wanted]);
  expect(now.length, 'what is made again is kept again').toBeGreaterThan(2);
});

test('a folder that may not be written to: an issue with its path, and nothing is left', async () => {
  const folder = join(work, 'locked');
  mkdirSync(folder);
  chmodSync(folder, 0o555);
  chmodSync(work, 0o755);
  const { code, err } = await build(content, join(folder, 'dist'), process.getuid?.() === 0 ? { uid: 65534 } : {}).ended;
  expect(code).toBe(1);
  expect(err).toMatch(/locked\/dist\.lock:1:1 {2}the disk does not let this be read or written: permission denied \(disk\)/);
  expect(readdirSync(folder)).toEqual([]);
});

test('two builds at once into two folders do not mix', async () => {
  const other = smallContent(join(work, 'other content'), 'two');
  const [a, b] = [build(content, join(work, 'a')), build(other, join(work, 'b'))];
  expect([(await a.ended).code, (await b.ended).code]).toEqual([0, 0]);
  expect(digest(join(work, 'a'))).toBe(wanted);
  expect(readFileSync(join(work, 'b', 'icloud-phishing', 'index.html'), 'utf8')).toContain('the edition called two');
});

test('a build beside a running dev', async () => {
  const port = await freePort();
  const dev = start('dev', ['--content', content, '--port', String(port)]);
  try {
    const answers = () => fetch(`http://localhost:${port}/icloud-phishing/`).then((answer) => answer.status, () => 0);
    for (let tries = 0; tries < 240 && (await answers()) !== 200; tries++) await wait(500);
    const out = join(work, 'beside dev');
    expect((await build(content, out).ended).code).toBe(0);
    expect([digest(out), await answers()]).toEqual([wanted, 200]);
  } finally {
    dev.child.kill();
    await dev.ended;
  }
});

test('an article that changes during the build: the build fails, or the site is one of the two', async () => {
  const moving = smallContent(join(work, 'moving'), 'one');
  const out = join(work, 'moved');
  cpSync(site, out, { recursive: true });
  const { child, ended } = build(moving, out);
  while (child.exitCode === null && !existsSync(`${out}.lock`)) await wait(1);
  for (let at = 0; child.exitCode === null && at < 400; at++) {
    appendFileSync(join(moving, 'icloud-phishing.mdx'), `\nLine ${at} was added.\n`);
    await wait(20);
  }
  const { code, err } = await ended;
  if (code === 0) return;
  expect(err).toMatch(/somebody is writing to it/);
  expect(digest(out)).toBe(wanted);
});

test('standard output that is closed does not lose the site', async () => {
  const out = join(work, 'closed');
  const { child, ended } = build(content, out);
  child.stdout?.destroy();
  expect((await ended).code).toBe(0);
  expect(digest(out)).toBe(wanted);
});

test('an interrupt leaves the old site', async () => {
  const out = join(work, 'interrupted');
  cpSync(site, out, { recursive: true });
  const { child, ended } = build(smallContent(join(work, 'interrupted content'), 'two'), out);
  while (child.exitCode === null && !existsSync(`${out}.next`)) await wait(1);
  child.kill('SIGINT');
  const { code } = await ended;
  expect(code).not.toBe(0);
  expect(digest(out)).toBe(wanted);
});

const CODES = ['EIO', 'ENOSPC', 'EACCES', 'EMFILE'];
test('file calls of a whole build that fail, evenly over the build', async () => {
  const fresh = smallContent(join(work, 'fresh'), 'two');
  const out = join(work, 'faulty');
  const counted = join(work, 'count');
  const faulty = (fault: string, env = {}) => build(fresh, out, { node: ['--import', './scripts/harm/fault.ts'], env: { WINNOW_FAULT: `${fault}:*:${out}`, ...env } }).ended;
  cpSync(site, out, { recursive: true });
  expect((await faulty('0:EIO', { WINNOW_FAULT_COUNT: counted })).code).toBe(0);
  const published = digest(out);
  const calls = Number(readFileSync(counted, 'utf8'));
  expect(calls).toBeGreaterThan(50);
  for (let at = 0; at < 24; at++) {
    rmSync(out, { recursive: true });
    cpSync(site, out, { recursive: true });
    const { code, err } = await faulty(`${Math.ceil(((at + 1) * calls) / 24)}:${CODES[at % 4]}`);
    const stands = digest(out);
    if (code === 0) expect(stands).toBe(published);
    else {
      expect([code, [wanted, published].includes(stands)]).toEqual([1, true]);
      expect(err).toMatch(/faulty[^\n]*:1:1 {2}|Failed: /);
    }
  }
  expect((await build(fresh, out).ended).code).toBe(0);
  expect(readdirSync(work).filter((name) => name.startsWith('faulty') && name !== 'faulty')).toEqual([]);
});

const PAGEFINDS: ReadonlyArray<[name: string, script: string, told: RegExp]> = [
  ['is missing', '', /Pagefind|ENOENT|pagefind/],
  ['crashes', '#!/bin/sh\nexit 3\n', /Pagefind|EPIPE/],
  ['talks nonsense', '#!/bin/sh\necho nonsense\nexit 0\n', /Pagefind|pagefind|JSON|EPIPE/],
];
test.each(PAGEFINDS)('Pagefind %s: the old site stays, and the build says so', async (name, script, told) => {
  const program = join(work, `pagefind-${name.replace(' ', '-')}`);
  if (script) writeFileSync(program, script, { mode: 0o755 });
  const out = join(work, 'without search');
  cpSync(site, out, { recursive: true });
  const { code, err } = await build(smallContent(join(work, 'searched'), 'two'), out, { env: { PAGEFIND_BINARY_PATH: program } }).ended;
  expect(code).not.toBe(0);
  expect(err).toMatch(told);
  expect(digest(out)).toBe(wanted);
});
