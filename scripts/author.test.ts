/** What authors call: import, new and check, from the outside. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// Each call starts a program; how fast that is says nothing here.
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'author #1 '))));
afterAll(() => rm(folder, { recursive: true, force: true }));

function call(script: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [`scripts/${script}.ts`, ...args], { env: { ...process.env, CI: '1' } }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out: out.replaceAll(folder, 'DIR'), err: err.replaceAll(folder, 'DIR') }));
  });
}

test('import a folder, again, and a changed file', async () => {
  const [from, content] = [join(folder, 'from'), join(folder, 'content')];
  await mkdir(join(from, 'sub'), { recursive: true });
  await writeFile(join(from, 'one.md'), '---\ntitle: Open the lid\nslug: /help/open\n---\nLift it.\n\nSee [the other](sub/two.html).\n');
  await writeFile(join(from, 'sub', 'two.html'), '<title>x</title><main><h1>Close the lid</h1><p>Press it.</p><p>Lift it.</p></main>');
  await writeFile(join(from, 'lid.png'), 'x');
  const args = [from, '--topic', 'icloud', '--content', content];

  const first = await call('import', ...args);
  expect(first.out).toMatchInlineSnapshot(`
    "DIR/content/open.mdx  2 lines of DIR/from/one.md
    DIR/content/close-the-lid.mdx  1 line of DIR/from/sub/two.html
    DIR/content/redirects.yaml  1 old address
    2 drafts written, 3 lines in, each in its draft or named above.
    2 articles, 4 statements, 1 repeat. What of it can go: npm run dedupe -- --content DIR/content
    "
  `);
  expect(first.err).toMatchInlineSnapshot(`
    "DIR/from:1:1  warning: 1 file of other kinds was passed over (.png) (import-kind)
      hint: Pictures and style sheets are not articles.

    1 warning in 1 file.
    "
  `);
  expect(first.code).toBe(0);
  expect((await readdir(content)).sort()).toEqual(['close-the-lid.mdx', 'open.mdx', 'redirects.yaml']);
  const before = await Promise.all((await readdir(content)).sort().map((name) => readFile(join(content, name), 'utf8')));
  expect(before[1]).toContain('[the other](/close-the-lid/)');

  const second = await call('import', ...args);
  expect([second.code, second.out]).toEqual([0, '0 drafts written, 3 lines in, each in its draft or named above. 2 drafts were there already and are the same.\n']);

  await writeFile(join(from, 'one.md'), '---\ntitle: Open the lid\nslug: /help/open\n---\nPush it.\n');
  const third = await call('import', ...args);
  expect(third.code).toBe(1);
  expect(third.err).toContain('DIR/content/open.mdx exists already, says something else and was left as it is (import-exists)');
  expect(await Promise.all((await readdir(content)).sort().map((name) => readFile(join(content, name), 'utf8')))).toEqual(before);
});

test('two files that want one id', async () => {
  const from = join(folder, 'twins');
  await mkdir(from);
  for (const name of ['a', 'b']) await writeFile(join(from, `${name}.txt`), `Same title\n\nText of ${name}.\n`);
  const { code, err } = await call('import', from, '--topic', 'icloud', '--content', join(folder, 'twins-content'));
  expect(code).toBe(1);
  expect(err).toContain('DIR/twins/b.txt:1:1  “Same title” was not written: DIR/twins/a.txt has its address /same-title/ already (id-shared)');
  expect(await readdir(join(folder, 'twins-content'))).toEqual(['same-title.mdx']);
});

test('a wrong call ends with the usage', async () => {
  expect((await call('import')).code).toBe(2);
  expect((await call('import', 'x', '--topic', 'nope')).code).toBe(2);
  expect((await call('new', 'A title')).code).toBe(2);
  expect((await call('check', '--format', 'xml')).code).toBe(2);
});

test('new tells what is said already, writes a draft once, and check sees it', async () => {
  const content = join(folder, 'house');
  await cp('content', content, { recursive: true });
  const title = ['The lid of the jar is stuck', '--topic', 'icloud', '--content', content];
  const made = await call('new', ...title);
  expect([made.code, made.out]).toEqual([0, '“The lid of the jar is stuck”: no article speaks of it yet.\nDIR/house/the-lid-of-the-jar-is-stuck.mdx  a draft: seen in npm run dev, not published\n']);
  const again = await call('new', ...title);
  expect([again.code, again.err]).toEqual([1, 'Failed: DIR/house/the-lid-of-the-jar-is-stuck.mdx has this title or address already; nothing was written\n']);
  const near = await call('new', 'iCloud backup failed on Wi-Fi', '--topic', 'icloud', '--content', content);
  expect(near.out).toMatch(/title {6}icloud-backup-failed\.mdx:2:\d+/);
  const asked = await call('new', 'Slow nights', '--topic', 'icloud', '--queries', 'tight jar lid, Charge iPhone overnight', '--content', content);
  expect(asked.out).toContain('“tight jar lid”: spoken of already in 1 article');
  expect(asked.out).toMatch(/“charge iphone overnight”: spoken of already[^]* and in \d+ other places/);
  expect(await readFile(join(content, 'slow-nights.mdx'), 'utf8')).toContain('queries:\n  - tight jar lid\n  - charge iphone overnight\n');

  const file = join(content, 'the-lid-of-the-jar-is-stuck.mdx');
  await writeFile(file, (await readFile(file, 'utf8')).replace('## Fix it', '## Fix it \n\n<note>\nMind.\n</note>'));
  const checked = await call('check', '--content', content, '--format', 'json');
  const { issues } = JSON.parse(checked.out) as { issues: Array<{ path: string; rule: string }> };
  expect(checked.code).toBe(1);
  expect(issues.filter(({ path }) => path.startsWith('the-lid')).map(({ rule }) => rule)).toContain('component-unknown');
  const mended = await call('check', '--content', content, '--fix');
  expect([mended.code, mended.err.split('\n')[0]]).toEqual([0, '3 edits in 1 file.']);
  expect(await readFile(file, 'utf8')).toContain('## Fix it\n\n<Note>\nMind.\n</Note>');
});

test('check warns of a contradiction until a person has decided', async () => {
  const content = join(folder, 'decided');
  await mkdir(content);
  const article = (title: string, days: number) => `---\ntitle: ${title}\ndescription: What to do about ${title}.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\ndraft: true\n---\n\nSomething about ${title}.\n\n## Bin\n\nThe bin of ${title} is big. Files stay in the bin of the drive for ${days} days.\n`;
  await writeFile(join(content, 'one.mdx'), article('Lamps', 30));
  await writeFile(join(content, 'two.mdx'), article('Doors', 40));
  const rules = async () => (JSON.parse((await call('check', '--content', content, '--format', 'json')).out) as { issues: Array<{ rule: string; path: string }> }).issues.filter(({ rule }) => rule === 'contradiction' || rule.startsWith('decision')).map(({ rule, path }) => `${path} ${rule}`);
  expect(await rules()).toEqual(['two.mdx contradiction']);
  await writeFile(join(content, 'decisions.yaml'), '- keep: ["Files stay in the bin of the drive for 30 days.", "Files stay in the bin of the drive for 40 days."]\n');
  expect(await rules()).toEqual([]);
  await writeFile(join(content, 'one.mdx'), article('Lamps', 40));
  expect(await rules()).toEqual(['decisions.yaml decision-stale']);
});

test('a site that is not built, and a port that is none', async () => {
  const none = { code: 1, out: '', err: 'Failed: there is no built site in DIR/none; npm run build makes one\n' };
  for (const script of ['preview', 'verify']) expect(await call(script, '--out', join(folder, 'none'))).toEqual(none);
  for (const script of ['preview', 'dev']) for (const port of ['abc', '70000']) expect(await call(script, '--port', port)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`${port} is no port`) });
});
