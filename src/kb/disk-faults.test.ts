/**
 * Every file call of the engine's disk fails in its turn: the first, the second, and so on until a run needs fewer calls. After
 * each, what stood there stands there or the new stands whole, the error names the file that was asked for, and the next run
 * finds nothing left.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { clearDead, lockFolder, moveFolder, readAgain, readContent, repairSwap, swapFolders, writeNew, writeWhole } from './disk.ts';

type Mode = 'once' | 'from then on' | 'after it was done' | 'half a write';
/** `answer` is what a call gives that has a false one to give; `also` is a second call that fails. */
const fault = vi.hoisted(() => ({ at: 0, calls: 0, code: '', mode: 'once' as string, struck: false, answer: undefined as unknown, also: 0 }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<Record<string, (...given: unknown[]) => Promise<unknown>>>();
  const injected = () => Object.assign(new Error(`${fault.code}: injected`), { code: fault.code });
  const call = async (work: () => Promise<unknown>, write?: () => Promise<unknown>): Promise<unknown> => {
    if (++fault.calls === fault.also) throw injected();
    const due = fault.at > 0 && (fault.mode === 'from then on' || fault.mode === 'false answers' ? fault.calls >= fault.at : fault.calls === fault.at);
    if (!due) return work();
    if (fault.mode === 'half a write') return write ? ((fault.struck = true), write()) : work();
    fault.struck = true;
    if (fault.mode === 'a false answer' || fault.mode === 'false answers') return (await work(), fault.answer);
    if (fault.mode === 'after it was done') await work();
    throw injected();
  };
  const handleOf = (handle: Record<string, (...given: unknown[]) => Promise<unknown>>) =>
    Object.fromEntries(
      ['read', 'stat', 'close', 'write'].map((name) => [
        name,
        (...given: unknown[]) => {
          const [bytes, at] = given as [Uint8Array, number];
          return call(() => (handle[name] as () => Promise<unknown>).call(handle, ...(given as [])), name === 'write' ? () => handle['write']!(bytes, at, Math.max(1, Math.floor((bytes.length - at) / 2))) : undefined);
        },
      ]),
    );
  const wrapped = ['copyFile', 'link', 'lstat', 'mkdir', 'open', 'readdir', 'readFile', 'rename', 'rm', 'stat'].map((name) => [
    name,
    async (...given: unknown[]) => {
      const result = await call(() => real[name]!(...given));
      return name === 'open' ? handleOf(result as never) : result;
    },
  ]);
  return { ...real, ...Object.fromEntries(wrapped) };
});

/** Reading asks without a promise; calls of the test itself, when nothing is to fail, do not count. */
vi.mock('node:fs', async (original) => {
  const real = await original<Record<string, (...given: unknown[]) => unknown>>();
  const call = (name: string, given: unknown[]): unknown => {
    const { at, mode, code, answer } = fault;
    if (at === 0) return real[name]!(...given);
    const due = ++fault.calls === at || (fault.calls > at && (mode === 'from then on' || mode === 'false answers'));
    if (!due) return real[name]!(...given);
    fault.struck = true;
    const isFalse = mode === 'a false answer' || mode === 'false answers';
    const done = isFalse || mode === 'after it was done' ? real[name]!(...given) : undefined;
    if (!isFalse) throw Object.assign(new Error(`${code}: injected`), { code });
    return name === 'readSync' ? (answer as { bytesRead: number }).bytesRead : name === 'openSync' || name === 'closeSync' ? done : answer;
  };
  const wrapped = ['closeSync', 'fstatSync', 'lstatSync', 'openSync', 'readdirSync', 'readSync'].map((name) => [name, (...given: unknown[]) => call(name, given)]);
  return { ...real, ...Object.fromEntries(wrapped) };
});

const work = mkdtempSync(join(tmpdir(), 'winnow faults '));
afterEach(() => Object.assign(fault, { at: 0, mode: 'once', answer: undefined, also: 0 }));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Every file below a folder with its text. */
const filesOf = (folder: string): Record<string, string> =>
  existsSync(folder) ? Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [relative(folder, join(entry.parentPath, entry.name)), readFileSync(join(entry.parentPath, entry.name), 'utf8')])) : {};
const put = (file: string, text: string) => (mkdirSync(join(file, '..'), { recursive: true }), writeFileSync(file, text));

const LONG = 'new '.repeat(1000);
interface Job {
  name: string;
  before: Record<string, string>;
  run: (folder: string) => Promise<unknown>;
  /** What may stand there afterwards, and after a repair. */
  outcomes: ReadonlyArray<Record<string, string>>;
  /** Which file an error has to name. */
  names: RegExp;
}
const JOBS: readonly Job[] = [
  { name: 'a file over another', before: { 'a.txt': 'old' }, run: (folder) => writeWhole(join(folder, 'a.txt'), LONG), outcomes: [{ 'a.txt': 'old' }, { 'a.txt': LONG }], names: /a\.txt$/ },
  { name: 'a file in a new folder', before: { x: '' }, run: (folder) => writeWhole(join(folder, 'b', 'a.txt'), LONG), outcomes: [{ x: '' }, { x: '', 'b/a.txt': LONG }], names: /a\.txt$/ },
  { name: 'a new file', before: {}, run: (folder) => writeNew(join(folder, 'a.txt'), LONG), outcomes: [{}, { 'a.txt': LONG }], names: /a\.txt$/ },
  { name: 'no new file over another', before: { 'a.txt': 'old' }, run: (folder) => writeNew(join(folder, 'a.txt'), LONG), outcomes: [{ 'a.txt': 'old' }], names: /a\.txt$/ },
  { name: 'a folder over another', before: { 'dist/old': '1', 'dist.next/new': '2' }, run: (folder) => swapFolders(join(folder, 'dist.next'), join(folder, 'dist')), outcomes: [{ 'dist/old': '1' }, { 'dist/new': '2' }], names: /dist$/ },
  { name: 'a folder for the first time', before: { 'dist.next/new': '2' }, run: (folder) => swapFolders(join(folder, 'dist.next'), join(folder, 'dist')), outcomes: [{}, { 'dist/new': '2' }], names: /dist$/ },
  { name: 'a folder after an interrupted swap', before: { 'dist.previous/old': '1', 'dist.next/new': '2' }, run: (folder) => swapFolders(join(folder, 'dist.next'), join(folder, 'dist')), outcomes: [{ 'dist/old': '1' }, { 'dist/new': '2' }], names: /dist$/ },
  { name: 'a file beside what a killed program left', before: { 'x.999999999.1.tmp': 'part' }, run: (folder) => writeWhole(join(folder, 'a.txt'), LONG), outcomes: [{}, { 'a.txt': LONG }], names: /a\.txt$/ },
  { name: 'a folder to where none stands', before: { 'from/a': '1' }, run: (folder) => moveFolder(join(folder, 'from'), join(folder, 'b', 'to')), outcomes: [{ 'from/a': '1' }, { 'b/to/a': '1' }], names: /to$/ },
  { name: 'a lock and its end', before: { 'dist/old': '1' }, run: async (folder) => { const unlock = await lockFolder(join(folder, 'dist')); if (typeof unlock === 'function') await unlock(); else throw new Error('busy'); }, outcomes: [{ 'dist/old': '1' }], names: /dist\.lock$/ },
  { name: 'the lock of a dead program', before: { 'dist.lock': '999999999' }, run: async (folder) => { const unlock = await lockFolder(join(folder, 'dist')); if (typeof unlock === 'function') await unlock(); }, outcomes: [{}], names: /dist\.lock$/ },
];
const MODES: readonly Mode[] = ['once', 'from then on', 'after it was done', 'half a write'];
const CODES = ['EIO', 'ENOSPC', 'EACCES', 'EMFILE'];
let jobs = 0;
let strikes = 0;

/** The next run: a module that knows nothing of the last. */
async function nextRun(folder: string): Promise<void> {
  vi.resetModules();
  const disk = await import('./disk.ts');
  const unlock = await disk.lockFolder(join(folder, 'dist'));
  if (typeof unlock !== 'function') throw new Error('busy');
  await disk.repairSwap(join(folder, 'dist'));
  for (const name of ['next', 'b/next']) await disk.writeWhole(join(folder, name), '');
  await unlock();
}

test.each(JOBS.flatMap((job) => MODES.map((mode) => [job.name, mode, job] as const)))('%s, %s', async (_name, mode, { before, run, outcomes, names }) => {
  for (const code of mode === 'half a write' ? ['ENOSPC'] : CODES) {
    for (let at = 1; ; at++) {
      const folder = join(work, `job ${++jobs}`);
      mkdirSync(folder);
      for (const [path, text] of Object.entries(before)) put(join(folder, path), text);
      Object.assign(fault, { at, calls: 0, code, mode, struck: false });
      const error = await run(folder).then(() => undefined, (reason: unknown) => reason as NodeJS.ErrnoException);
      fault.at = 0;
      if (fault.struck) strikes++;
      if (mode === 'half a write') expect(error).toBeUndefined();
      if (error) expect([error.code, names.test(error.path ?? 'nowhere') ? 'named' : error.path]).toEqual([code, 'named']);
      await repairSwap(join(folder, 'dist'));
      rmSync(join(folder, 'dist.next'), { recursive: true, force: true });
      const left = filesOf(folder);
      const temporary = Object.keys(left).filter((path) => /\.tmp$|\.lock$/.test(path));
      const settled = Object.fromEntries(Object.entries(left).filter(([path]) => !temporary.includes(path)));
      expect(outcomes).toContainEqual(settled);
      if (!error) expect(settled).toEqual(outcomes.at(-1));
      if (temporary.length > 0) {
        // This process is alive, and what it left is not touched: it gets the number of one that is dead.
        for (const path of temporary) {
          const text = left[path] as string;
          rmSync(join(folder, path));
          put(join(folder, path.replace(`.${process.pid}.`, '.999999999.')), text === String(process.pid) ? '999999999' : text);
        }
        await nextRun(folder);
        expect(Object.keys(filesOf(folder)).filter((path) => /\.tmp$|\.lock$/.test(path))).toEqual([]);
      }
      if (!fault.struck && fault.calls < at) break;
    }
  }
});

/** One call that goes wrong in a way of its own: which, how, and what comes of it. */
const once = async (before: Record<string, string>, given: Partial<typeof fault>, run: (folder: string) => Promise<unknown>) => {
  const folder = join(work, `job ${++jobs}`);
  mkdirSync(folder);
  for (const [path, text] of Object.entries(before)) put(join(folder, path), text);
  Object.assign(fault, { calls: 0, struck: false, mode: 'once', ...given });
  const result = await run(folder).catch((error: NodeJS.ErrnoException) => error.code);
  fault.at = 0;
  expect(fault.struck).toBe(true);
  return [result, filesOf(folder)];
};
const lockOf = async (folder: string) => {
  const taken = await lockFolder(join(folder, 'dist'));
  return typeof taken === 'function' ? (await taken(), 'taken') : taken;
};
test('a folder to another disk arrives whole, and one that does not arrive stays', async () => {
  const move = (folder: string) => moveFolder(join(folder, 'from'), join(folder, 'to'));
  expect(await once({ 'from/a': '1', 'from/b/c': '2' }, { at: 2, code: 'EXDEV' }, move)).toEqual([undefined, { 'to/a': '1', 'to/b/c': '2' }]);
});
test('a disk without links, and one that takes nothing more', async () => {
  const write = (folder: string) => writeNew(join(folder, 'a.txt'), LONG);
  for (const code of ['EPERM', 'ENOTSUP']) expect(await once({}, { at: 6, code }, write)).toEqual([true, { 'a.txt': LONG }]);
  expect(await once({}, { at: 4, mode: 'a false answer', answer: { bytesWritten: 0 } }, write)).toEqual(['ENOSPC', {}]);
});
test('the lock of a dead program that somebody else removes, or takes, in that moment', async () => {
  expect(await once({ 'dist.lock': '999999999' }, { at: 8, code: 'ENOENT' }, lockOf)).toEqual(['taken', {}]);
  expect(await once({ 'dist.lock': String(process.ppid) }, { at: 7, mode: 'a false answer', answer: '999999999' }, lockOf)).toEqual([process.ppid, { 'dist.lock': String(process.ppid) }]);
  expect(await once({ 'dist.lock': String(process.ppid) }, { at: 7, mode: 'a false answer', answer: '999999999', also: 10, code: 'EEXIST' }, lockOf)).toEqual(['taken', {}]);
});
test('folders of dead programs go, all others stay, and a disk that refuses is no error', async () => {
  const before = { '999999999/a': '1', [`${process.pid}/a`]: '2', 'other/a': '3' };
  const rest = { [`${process.pid}/a`]: '2', 'other/a': '3' };
  expect(await once(before, { at: 99, struck: true }, (folder) => clearDead(folder))).toEqual([undefined, rest]);
  expect(await once(before, { at: 1, code: 'EIO' }, (folder) => clearDead(folder))).toEqual([undefined, before]);
  expect(await once(before, { at: 2, code: 'EIO' }, (folder) => clearDead(folder))).toEqual([undefined, before]);
});
test('an article that somebody writes to while it is read is read again, and given up when it never rests', async () => {
  const folder = join(work, 'written');
  put(join(folder, 'a.mdx'), 'one');
  const content = readContent(folder);
  const seen = { isFile: () => true, size: 5, mtimeMs: 0, bytesRead: 0 };
  Object.assign(fault, { at: 6, calls: 0, mode: 'a false answer', answer: seen });
  expect(readAgain(folder, content, 'a.mdx')?.sources).toEqual(content.sources);
  expect(fault.calls).toBeGreaterThan(8);
  Object.assign(fault, { at: 3, calls: 0, mode: 'false answers', answer: seen });
  expect(readAgain(folder, content, 'a.mdx')).toBeUndefined();
});
test('an article that cannot be read again', async () => {
  const folder = join(work, 'again');
  put(join(folder, 'a.mdx'), 'one');
  const content = readContent(folder);
  put(join(folder, 'a.mdx'), 'two');
  for (let at = 1; at < 8; at++) {
    Object.assign(fault, { at, calls: 0, code: 'EIO', mode: 'once' });
    const again = readAgain(folder, content, 'a.mdx');
    if (fault.calls < at) break;
    expect(again).toBeUndefined();
    strikes++;
  }
});

const ARTICLES = { 'a.mdx': 'aaa', 'b/c.mdx': 'ccc', 'images/d.svg': '<svg/>', 'decisions.yaml': '[]' };
test.each(CODES.flatMap((code) => (['once', 'from then on', 'after it was done'] as const).map((mode) => [code, mode] as const)))('reading a folder, %s %s: each file is read whole or told of', async (code, mode) => {
  const folder = join(work, `read ${code} ${mode}`);
  for (const [path, text] of Object.entries(ARTICLES)) put(join(folder, path), text);
  for (let at = 1; ; at++) {
    Object.assign(fault, { at, calls: 0, code, mode, struck: false });
    const { sources, images, companions, issues } = readContent(folder);
    fault.at = 0;
    if (fault.calls < at) break;
    strikes++;
    const read = Object.fromEntries([...sources, ...images, ...companions.values()].map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
    const missing = Object.keys(ARTICLES).filter((path) => read[path] === undefined);
    for (const [path, text] of Object.entries(read)) expect(text).toBe(ARTICLES[path as keyof typeof ARTICLES]);
    expect(issues.length).toBeGreaterThan(0);
    // A folder that cannot be read stands for all that is in it.
    for (const path of missing) expect(issues.some((issue) => issue.path === '.' || path === issue.path || path.startsWith(`${issue.path}/`))).toBe(true);
    for (const { line, column, severity, message } of issues) expect([line, column, severity, message.includes('cannot be read')]).toEqual([1, 1, 'error', true]);
  }
});

test('calls failed as often as they should', () => expect(strikes).toBeGreaterThan(500));
