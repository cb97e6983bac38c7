/** While writing: an article's page shows what the engine says of it, an edit shows by itself, and nothing of it is in the built site. */
import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { shellEnvironment } from './built.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const article = (title: string, body: string, more = '') => `---\ntitle: ${title}\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n${more}---\n\n${body}\n`;
const LID = 'The lid of the jar stays on its shelf in the kitchen.';
let folder = '';
let content = '';
let origin = '';
let server: ChildProcess;

const get = async (path: string) => (await fetch(origin + path, { redirect: 'manual' })).text().catch(() => '');
/** The page once it says what is looked for. */
const until = (path: string, sign: string) => vi.waitFor(async () => {
  const page = await get(path);
  expect(page).toContain(sign);
  return page;
}, { timeout: 60_000, interval: 200 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dev '));
  content = join(folder, 'content');
  await mkdir(content);
  await writeFile(join(content, 'jar.mdx'), article('Jar', `Jars are round.\n\n## Shelf\n\n${LID} It is safe there.\n\n## Empty\n\n## Table\n\nNothing stands here yet.`, 'reviewed: 2026-01-02\nreviewEvery: 1\n'));
  await writeFile(join(content, 'redirects.yaml'), '/tin/: jar\n');
  const port = await new Promise<number>((resolve) => {
    const free = createServer().listen(0, '127.0.0.1', () => {
      const { port } = free.address() as { port: number };
      free.close(() => resolve(port));
    });
  });
  origin = `http://localhost:${port}`;
  server = spawn(process.execPath, ['scripts/dev.ts', '--content', content, '--port', String(port)], { env: { ...shellEnvironment, CI: '1' }, stdio: 'ignore' });
  await vi.waitFor(async () => expect((await fetch(origin)).status).toBe(200), { timeout: 100_000, interval: 500 });
});
afterAll(async () => {
  server.kill();
  await rm(folder, { recursive: true, force: true });
});

test('the page of an article shows its issues with their place', async () => {
  const page = await get('/jar/');
  expect(page).toContain('the section “Empty” has no text.');
  expect(page).toContain('<code>jar.mdx:18:1</code>');
});

test('a repeat shows as soon as it is written, with its twin and the reason', async () => {
  await writeFile(join(content, 'jar.mdx'), (await readFile(join(content, 'jar.mdx'), 'utf8')).replace('Nothing stands here yet.', `Nothing stands here yet. ${LID} Good.`));
  const page = await until('/jar/', 'dev-removed');
  expect(page).toContain(`<q>${LID}</q> the page says it elsewhere <a href="/jar/#shelf">jar.mdx:16:1 in “Shelf”</a>`);
});

test('the report tells of issues, stale reviews and repeats', async () => {
  const page = await get('/_report/');
  for (const sign of ['(section-empty)', '1 review is due', 'Unstuck editorial team', 'Removed: the page says it elsewhere']) expect(page).toContain(sign);
});

test('a broken article is shown as its issues, and comes back', async () => {
  const good = await readFile(join(content, 'jar.mdx'), 'utf8');
  await writeFile(join(content, 'jar.mdx'), good.replace('Jars are', '<Jars> are'));
  expect(await until('/jar/', 'This article has issues')).toContain('mdx-syntax');
  await writeFile(join(content, 'jar.mdx'), good);
  await until('/jar/', 'Jars are round');
});

test('a new article, a new old address', async () => {
  expect((await fetch(`${origin}/tin/`, { redirect: 'manual' })).headers.get('location')).toMatch(/\/jar\/$/);
  await writeFile(join(content, 'pot.mdx'), article('Pot', 'Pots are square.'));
  await until('/pot/', 'Pots are square');
  await rm(join(content, 'pot.mdx'));
  await vi.waitFor(async () => expect((await fetch(`${origin}/pot/`)).status).toBe(404), { timeout: 60_000, interval: 300 });
});

test('nothing of it is in the built site', () => {
  const files = globSync('**/*.{html,js,css,json}', { cwd: inject('built') });
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => /dev-notes|dev-note\b|While writing|in-place/.test(readFileSync(join(inject('built'), file), 'utf8')))).toEqual([]);
});
