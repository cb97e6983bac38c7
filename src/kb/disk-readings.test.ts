/** A run that takes up what an earlier one read says what a run from nothing says, whatever happened to the files or to what was kept. */
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Source } from './article.ts';
import { openReadings } from './disk-readings.ts';
import { newMemory, type Outcome, run, type Settings } from './pipeline.ts';

const root = mkdtempSync(join(tmpdir(), 'winnow readings '));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const SETTINGS: Settings = { across: 'link', standsAlone: 0.6, publishing: false };
const LINES = ['Turn the big red wheel to the left.', 'Lift the small green lever with care.', 'Hold the long blue rope with both hands.', 'Push the old wooden door until it clicks.', 'Read [the other page](/b/) before you begin the work.', 'The mill has stood by the river for ages.', 'The barn was built by four brothers in May.'];
function source(path: string, body: string, more = ''): Source {
  return { path, bytes: new TextEncoder().encode(`---\ntitle: Page ${path}\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n${more}---\n\n${body}\n`) };
}

/** What pages and reports show; a tree is read when it is asked for. */
const plain = ({ articles, report, issues, texts, brokenLaws, figures }: Outcome) => ({ articles: articles.map(({ article: { tree: _tree, ...article }, ...rest }) => ({ article, ...rest })), report, issues, texts, brokenLaws, figures });

/** A run as a command makes it, with what was kept in `folder`; nothing else is known to it. */
async function next(sources: readonly Source[], folder: string, settings = SETTINGS): Promise<{ outcome: Outcome; known: number }> {
  const readings = openReadings('content', folder);
  const files = await readings.recall(sources, settings.latestDay);
  const known = files.files.length;
  const memory = { ...newMemory(), files };
  const outcome = run(sources, settings, memory);
  await readings.keep(memory.files);
  return { outcome, known };
}
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'used').map((entry) => join(entry.parentPath, entry.name)).sort();

let folders = 0;
const newFolder = () => join(root, String(++folders));
const SOURCES = [
  source('a.mdx', `## One\n\n- ${LINES[0]}\n- ${LINES[1]}\n- ${LINES[2]}\n\n## Two\n\n${LINES[3]} ${LINES[0]} ${LINES[4]}`),
  source('b.mdx', `## One\n\n${LINES[5]} ${LINES[6]} <Figure src="x.svg" alt="A drawing" />`.replace(' <', '\n\n<')),
  source('c.mdx', 'One {x}.'),
  source('d.mdx', 'One.', 'draft: true\n'),
  source('e.mdx', '1. Turn it off.\n2. Turn it on.'),
  source('f.mdx', `${LINES[5]}\n\n## One\n\n{/* keep */}\n\n- ${LINES[0]}\n- ${LINES[1]}`),
  source('g.mdx', '## One'),
];

test('what is as it was is taken up, and says the same', async () => {
  const folder = newFolder();
  const first = await next(SOURCES, folder);
  const again = await next(SOURCES, folder);
  // The third has an issue, which is told from the file.
  expect([first.known, again.known]).toEqual([0, 6]);
  expect(plain(again.outcome)).toEqual(plain(first.outcome));
  expect(again.outcome.articles.map(({ article }) => article.tree)).toEqual(first.outcome.articles.map(({ article }) => article.tree));
});

test('what a person decided is known of what was left, too', async () => {
  const folder = newFolder();
  const ledger = { path: 'decisions.yaml', bytes: new TextEncoder().encode(`- keep: [${JSON.stringify(LINES[1])}, ${JSON.stringify(LINES[1])}]\n`) };
  const first = await next(SOURCES, folder, { ...SETTINGS, ledger });
  const again = await next(SOURCES, folder, { ...SETTINGS, ledger });
  expect(first.outcome.articles.some(({ outline }) => outline.statements.some(({ pinned }) => pinned))).toBe(true);
  expect(plain(again.outcome)).toEqual(plain(first.outcome));
});

test('nothing is written when nothing has changed, and little when one has', async () => {
  const folder = newFolder();
  const many = Array.from({ length: 40 }, (_, at) => source(`p${at}.mdx`, `The mill number ${at} has stood by the river for ages.`));
  await next(many, folder);
  const before = new Map(filesIn(folder).map((file) => [file, statSync(file).mtimeMs]));
  const changed = () => filesIn(folder).filter((file) => statSync(file).mtimeMs !== before.get(file)).length;
  await next(many, folder);
  expect([before.size > 10, changed()]).toEqual([true, 0]);
  await next([source('p0.mdx', 'Another line stands here now.'), ...many.slice(1)], folder);
  expect(changed()).toBe(1);
  await next(many.slice(0, 39), folder);
  expect((await next(many, folder)).known).toBe(39);
});

test('a day is looked at again, unless it was found to be early enough before', async () => {
  const folder = newFolder();
  const [late] = [source('a.mdx', 'One.')].map(({ path, bytes }) => ({ path, bytes: new TextEncoder().encode(new TextDecoder().decode(bytes).replace('updated: 2025-01-01', 'updated: 2025-03-03')) }));
  const on = (latestDay?: string) => next([late as Source], folder, { ...SETTINGS, latestDay }).then(({ outcome, known }) => [known, outcome.issues.length]);
  expect([await on(), await on(), await on('2025-03-04'), await on('2025-03-05'), await on(), await on('2025-03-02'), await on('2025-03-04')]).toEqual([[0, 0], [1, 0], [0, 0], [1, 0], [1, 0], [0, 1], [0, 0]]);
});

test('what is not as it was left is read again', async () => {
  const folder = newFolder();
  const first = await next(SOURCES, folder);
  for (const file of filesIn(folder)) writeFileSync(file, readFileSync(file).map((byte, at) => (at === 100 ? byte ^ 1 : byte)));
  const again = await next(SOURCES, folder);
  expect([again.known, plain(again.outcome)]).toEqual([0, plain(first.outcome)]);
});

test('only what was used last is kept', async () => {
  const folder = newFolder();
  mkdirSync(folder);
  // Nobody knows when a folder was used that is not there.
  symlinkSync('nowhere', join(folder, 'f'.repeat(32)));
  for (const content of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const readings = openReadings(content, folder);
    await readings.keep(await readings.recall([]));
    const memory = newMemory();
    run(SOURCES, SETTINGS, memory);
    await readings.keep(memory.files);
  }
  expect(readdirSync(folder)).toHaveLength(4);
});

test('where nothing can be kept, everything is read', async () => {
  writeFileSync(join(root, 'file'), '');
  const first = await next(SOURCES, join(root, 'file', 'below'));
  expect([first.known, (await next(SOURCES, join(root, 'file', 'below'))).known]).toEqual([0, 0]);
});

let count = 0;
test('whatever is written, a run that takes up says what one from nothing says', async () => {
  const folder = newFolder();
  const body = fc.array(fc.subarray(LINES, { minLength: 1 }).map((lines) => lines.map((line) => `- ${line}`).join('\n')), { minLength: 1, maxLength: 3 }).map((parts) => parts.map((part, at) => `## Part ${at}\n\n${part}`).join('\n\n'));
  const kb = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'x/d'), body, fc.boolean()), { maxLength: 4 }).map((files) => [...new Map(files.map(([name, text, off]) => [name, source(`${name}.mdx`, text, off ? 'dedupe: off\n' : '')])).values()]);
  const ledger = fc.constantFrom(undefined, { path: 'decisions.yaml', bytes: new TextEncoder().encode(`- keep: ${JSON.stringify([LINES[0], LINES[0]])}\n`) });
  await fc.assert(
    fc.asyncProperty(kb, ledger, async (sources, list) => {
      const settings = { ...SETTINGS, ...(list ? { ledger: list } : {}) };
      expect(plain((await next(sources, folder, settings)).outcome)).toEqual(plain(run(sources, settings)));
      count++;
    }),
    { numRuns: 60 },
  );
});
test('every run was compared', () => expect(count).toBe(60));
