/** A copy of the project, made somebody's own: it checks, and git undoes it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'init '));
const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.cd', ...args], { cwd: folder, encoding: 'utf8' });
const call = (script: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, CI: '1' } });
  return { status, stdout, stderr };
};
const ANSWERS = ['--name', 'Jar Help', '--url', 'https://help.jars.example/', '--topics', 'Lids, Storing jars'];

beforeAll(() => {
  for (const name of ['src', 'scripts', 'content', 'docs', 'package.json', 'tsconfig.json', '.astro']) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without version control nothing is done', () => {
  expect(call('init', ...ANSWERS)).toMatchObject({ status: 1, stderr: expect.stringContaining('no git repository') });
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n.astro\n');
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'Start');
});

test('wrong and missing answers change nothing', () => {
  const WRONG: string[][] = [[], ['--name', ''], [...ANSWERS.slice(0, 2), '--url', 'http://a.bc', '--topics', 'x'], [...ANSWERS.slice(0, 2), '--url', 'https://a.bc/d', '--topics', 'x'], [...ANSWERS.slice(0, 4), '--topics', ' , '], [...ANSWERS, '--language', 'klingon!'], [...ANSWERS, '--contact', 'the desk'], [...ANSWERS, '--nmae', 'x']];
  for (const args of WRONG) expect([args, call('init', ...args).status]).toEqual([args, 2]);
  expect(call('init').stderr).toMatch(/^--name, --url, --topics are missing, and there is no terminal to ask on\.\n/);
  expect(call('init', '--name', '', '--url', 'x').stderr).toMatch(/^--name: .*\n--url: .*\n/);
  expect(git('status', '--porcelain')).toBe('');
});

test('work that git does not know is not lost', () => {
  writeFileSync(join(folder, 'content', 'mine.mdx'), 'x');
  expect(call('init', ...ANSWERS)).toMatchObject({ status: 1, stderr: expect.stringContaining('content/mine.mdx') });
  rmSync(join(folder, 'content', 'mine.mdx'));
});

test('the site is one’s own, its example has no issue, and git undoes it', () => {
  const made = call('init', ...ANSWERS);
  expect([made.status, made.stderr]).toEqual([0, '']);
  expect(made.stdout).toContain('Jar Help at https://help.jars.example, topics: Lids (lids), Storing jars (storing-jars)');
  expect(readdirSync(join(folder, 'content'))).toEqual(['how-to-write.mdx']);
  expect(readFileSync(join(folder, 'src/pages/about.mdx'), 'utf8')).not.toMatch(/iphone|icloud/i);
  // Nobody named an address, so none is made up.
  expect(readFileSync(join(folder, 'src/site.ts'), 'utf8')).toContain("contact: '' as string");
  expect(made.stdout).toContain('readers are given nobody to write to');
  expect(readFileSync(join(folder, 'docs/frontmatter.schema.json'), 'utf8')).toContain('"storing-jars"');
  expect(call('check')).toMatchObject({ status: 0 });
  // `npm test` begins with the types, of tests too: none of them may know the topics and people that ship.
  expect(spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '--noEmit'], { cwd: folder, encoding: 'utf8' })).toMatchObject({ stdout: '', status: 0 });
  expect(call('new', 'Open a stuck lid', '--topic', 'lids')).toMatchObject({ status: 0, stdout: expect.stringContaining('content/open-a-stuck-lid.mdx') });
  git('checkout', '--', 'content', 'src', 'docs');
  git('clean', '-fdq', 'content');
  expect(git('status', '--porcelain')).toBe('');
});
