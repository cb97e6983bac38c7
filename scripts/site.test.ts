/** The commands as an author and a reader meet them: build, publish, break, kill, search, print, develop. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './chromium.ts';

const work = mkdtempSync(join(tmpdir(), 'winnow-site-'));
const content = join(work, 'content');
const out = join(work, 'dist');
const articles = readdirSync('content').filter((name) => name.endsWith('.mdx'));
const children: ChildProcess[] = [];
let browser: Browser;
let origin = '';

/** The commands run as from a shell: what the test runner sets for itself would make Vite think that it is under test. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:NODE_ENV|VITEST.*|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/.test(name)));
const node = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8', env });
const build = (from = content) => node('scripts/build.ts', '--content', from, '--out', out);

/** Every file of the published site with its bytes, to compare before and after. */
const snapshot = () => readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort().map((file) => [file, readFileSync(file).toString('base64')]);

function start(script: string, port: number, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [script, '--port', String(port), ...args], { stdio: 'ignore', env });
  children.push(child);
  return child;
}

/** Asks again until the answer is right; the last answer is in the error. */
async function until(url: string, right: (status: number, body: string) => boolean, within: number): Promise<number> {
  const began = performance.now();
  for (;;) {
    const [status, body] = await fetch(url).then(async (answer): Promise<[number, string]> => [answer.status, await answer.text()], (): [number, string] => [0, '']);
    const waited = performance.now() - began;
    if (right(status, body)) return waited;
    if (waited > within) throw new Error(`${url} still answers ${status} after ${Math.round(waited)} ms: ${body.slice(0, 200)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

beforeAll(async () => {
  cpSync('content', content, { recursive: true });
  const built = build();
  expect(built.stderr).toBe('');
  expect(built.status).toBe(0);
  origin = 'http://localhost:4377';
  start('scripts/preview.ts', 4377, '--out', out);
  [browser] = await Promise.all([launch(), until(`${origin}/`, (status) => status === 200, 30_000)]);
}, 120_000);

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

describe('a build', () => {
  test('publishes a page and a checklist for each article, and leaves nothing beside the site', () => {
    expect(articles.length).toBeGreaterThanOrEqual(4);
    for (const name of articles) for (const file of ['index.html', 'checklist/index.html']) expect(existsSync(join(out, name.replace('.mdx', ''), file)), `${name} ${file}`).toBe(true);
    expect(readdirSync(work).sort()).toEqual(['content', 'dist']);
  });

  test('of a broken folder tells every issue, exits 1 and leaves the site as it was', () => {
    const before = snapshot();
    const broken = join(work, 'broken');
    cpSync(content, broken, { recursive: true });
    const [first, second] = articles as [string, string];
    writeFileSync(join(broken, first), readFileSync(join(content, first), 'utf8').replace(/^topic: .*$/m, 'topic: iclod').replace('## Key takeaways', '## Key takeaways {process.exit()}'));
    writeFileSync(join(broken, second), 'no frontmatter');
    const { status, stderr, stdout } = build(broken);
    rmSync(broken, { recursive: true });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`${first}:\\d+:8 {2}topic is not one of .* \\(frontmatter-value\\)`));
    expect(stderr).toContain('(mdx-expression)');
    expect(stderr).toContain(`${second}:1:1`);
    expect(stderr).toContain('Nothing was published.');
    expect(snapshot()).toEqual(before);
  });

  test('killed in the middle leaves the site as it was, and the next one succeeds', async () => {
    const before = snapshot();
    for (const wait of [200, 600, 1200]) {
      const child = spawn(process.execPath, ['scripts/build.ts', '--content', content, '--out', out], { stdio: 'ignore', env });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => setTimeout(resolve, wait));
      child.kill('SIGKILL');
      await ended;
      expect(snapshot(), `killed after ${wait} ms`).toEqual(before);
    }
    expect(build().status).toBe(0);
    expect(snapshot()).toEqual(before);
  }, 120_000);
});

describe('a reader', () => {
  test('types a symptom into the search page and finds the article', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/search/`);
    await page.locator('main input[type="search"]').pressSequentially('photos stuck uploading', { delay: 20 });
    await page.waitForSelector('[data-search-results][data-state="done"]');
    await expect.poll(() => page.$$eval('[data-result]', (links) => links.slice(0, 3).map((link) => link.getAttribute('href')))).toContain('/icloud-photos-not-syncing/');
    // The address follows once the reader pauses, which may be after the answer.
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('photos stuck uploading');
    await page.close();
  });

  test('without scripts still gets every article from the search page', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/search/?q=photos`);
    expect(await page.innerText('main')).toContain('Search works in the browser and needs JavaScript');
    const listed = await page.$$eval('main a', (links) => links.map((link) => link.getAttribute('href')));
    for (const name of articles) expect(listed).toContain(`/${name.replace('.mdx', '')}/`);
    await context.close();
  });

  test('prints each checklist on one sheet of A4 and of Letter', async () => {
    const page = await browser.newPage();
    let sheets = 0;
    for (const name of articles) {
      await page.goto(`${origin}/${name.replace('.mdx', '')}/checklist/`);
      for (const format of ['A4', 'Letter']) {
        const pdf = (await page.pdf({ format })).toString('latin1');
        expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, `${name} on ${format}`).toBe(1);
        sheets++;
      }
    }
    expect(sheets).toBe(articles.length * 2);
    await page.close();
  }, 60_000);

  test('reads each page without an error and, on a phone, without scrolling sideways', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    for (const path of ['/', '/search/', '/topics/', '/topics/icloud/', '/icloud-photos-not-syncing/', '/icloud-photos-not-syncing/checklist/', '/people/']) {
      await page.goto(`${origin}${path}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    }
    expect(errors).toEqual([]);
    await page.close();
  });
});

describe('dev', () => {
  test('shows an edit, a new, a deleted, a broken and a mended article', async () => {
    const url = 'http://localhost:4378';
    start('scripts/dev.ts', 4378, '--content', content);
    await until(`${url}/icloud-backup-failed/`, (status) => status === 200, 60_000);
    const file = join(content, 'icloud-backup-failed.mdx');
    const text = readFileSync(file, 'utf8');
    const waits: number[] = [];
    writeFileSync(file, text.replace('## Fix it', '## Mend it'));
    waits.push(await until(`${url}/icloud-backup-failed/`, (_, body) => body.includes('Mend it'), 5000));
    writeFileSync(join(content, 'brand-new.mdx'), text.replace(/^title: .*$/m, 'title: Brand new').replace(/^queries:\n(?: {2}- .*\n)*/m, ''));
    waits.push(await until(`${url}/brand-new/`, (status) => status === 200, 5000));
    rmSync(join(content, 'brand-new.mdx'));
    waits.push(await until(`${url}/brand-new/`, (status) => status === 404, 5000));
    writeFileSync(file, text.replace('## Fix it', '## Fix it {now}'));
    waits.push(await until(`${url}/icloud-backup-failed/`, (_, body) => body.includes('mdx-expression') && /icloud-backup-failed\.mdx:\d+:\d+/.test(body), 5000));
    expect((await fetch(`${url}/icloud-photos-not-syncing/`)).status).toBe(200);
    expect(await (await fetch(`${url}/_report/`)).text()).toContain('mdx-expression');
    writeFileSync(file, text);
    waits.push(await until(`${url}/icloud-backup-failed/`, (_, body) => body.includes('Fix it</a></h2>'), 5000));
    expect(waits.length).toBe(5);
  }, 120_000);
});
