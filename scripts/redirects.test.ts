/** Old addresses of `redirects.yaml`, from the content folder to the built site. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shellEnvironment } from './built.ts';

let folder = '';
let content = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redirects '));
  content = join(folder, 'content');
  await mkdir(content);
  const article = (title: string, more = '') => `---\ntitle: ${title}\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n${more}---\n\nThe ${title} has a lid that opens.\n`;
  await writeFile(join(content, 'jar.mdx'), article('Jar'));
  await writeFile(join(content, 'later.mdx'), article('Later', 'draft: true\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const call = (script: string, ...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [`scripts/${script}.ts`, ...args], { env: { ...shellEnvironment, CI: '1' } }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
  });

test('each old address has a page and a line for the host; a draft’s has not', async () => {
  await writeFile(join(content, 'redirects.yaml'), '/tins/: jar\n/docs/old%20jar.html: jar\n/pots: tins\n/soon: later\n');
  const out = join(folder, 'dist');
  const { code, err } = await call('build', '--content', content, '--out', out);
  expect([code, err]).toEqual([0, expect.stringContaining('/pots leads to /tins/, which leads on to /jar/ (redirect-chain)')]);
  for (const file of ['tins/index.html', 'docs/old jar.html', 'pots/index.html']) expect(await readFile(join(out, file), 'utf8')).toContain('content="0; url=/jar/"');
  expect((await readFile(join(out, '_redirects'), 'utf8')).split('\n')).toEqual(['/editorial-policy /how-we-work/ 301', '/editorial-policy/ /how-we-work/ 301', '/tins /jar/ 301', '/tins/ /jar/ 301', '/docs/old%20jar.html /jar/ 301', '/pots /jar/ 301', '/pots/ /jar/ 301', '']);
  await expect(readFile(join(out, 'soon/index.html'))).rejects.toThrow('ENOENT');
  expect((await call('verify', '--out', out)).code).toBe(0);
});

test('check tells of a circle and of an address that a page has', async () => {
  await writeFile(join(content, 'redirects.yaml'), '/a: b\n/b: a\n/jar/: later\n/gone: nowhere\n');
  const { issues } = JSON.parse((await call('check', '--content', content, '--format', 'json')).out) as { issues: Array<{ path: string; line: number; column: number; rule: string }> };
  expect(issues.filter(({ path }) => path === 'redirects.yaml').map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual(['1:5 redirect-loop', '2:5 redirect-loop', '3:1 redirect-taken', '4:8 redirect-target']);
  const built = await call('build', '--content', content, '--out', join(folder, 'other'));
  expect([built.code, built.err]).toEqual([1, expect.stringContaining('Nothing was published.')]);
});
