/** An article that nobody has reviewed, built: there for those who have its address, listed nowhere, and the author is told why. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shellEnvironment } from './built.ts';

const work = mkdtempSync(join(tmpdir(), 'winnow-gate-'));
const read = (file: string) => readFileSync(join(work, 'dist', file), 'utf8');
let stdout = '';

beforeAll(() => {
  cpSync('content/images', join(work, 'content', 'images'), { recursive: true });
  const given = readFileSync('content/icloud-backup-failed.mdx', 'utf8');
  const text = given.replace(/^(?:reviewer|reviewed|reviewEvery): .*\n/gm, '').replace(/^related:\n(?: {2}- .*\n)+/m, '').replace(/\[([^\]]*)\]\(\/[^)]*\)/g, '$1');
  expect(text).not.toBe(given);
  writeFileSync(join(work, 'content', 'icloud-backup-failed.mdx'), text);
  const built = spawnSync(process.execPath, ['scripts/build.ts', '--content', join(work, 'content'), '--out', join(work, 'dist')], { encoding: 'utf8', env: shellEnvironment });
  expect(`${built.status} ${built.stderr}`).toBe('0 ');
  stdout = built.stdout;
}, 60_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

test('the author is told why', () => expect(stdout).toContain('1 article published noindex:\n  /icloud-backup-failed/ has no reviewer; has no date of review\n'));
test('the page is there and asks not to be listed', () => expect(read('icloud-backup-failed/index.html')).toContain('<meta name="robots" content="noindex, max-image-preview:large">'));
test.each(['sitemap.xml', 'feed.xml', 'llms.txt'])('%s does not name it', (file) => expect(read(file)).not.toContain('icloud-backup-failed'));
test('a topic and a role with nothing to list are not listed either', () => {
  for (const page of ['topics/icloud', 'people/technical-review']) {
    expect(read(`${page}/index.html`)).toContain('content="noindex');
    expect(read('sitemap.xml')).not.toContain(page);
  }
});
