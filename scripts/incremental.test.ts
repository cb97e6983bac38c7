/** What a build makes of changes, of parts and of damage is what a build from nothing makes: the same files, byte for byte. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateArticles, winnowFile } from './bench/articles.ts';
import { shellEnvironment } from './built.ts';

const work = mkdtempSync(join(tmpdir(), 'winnow-incremental-'));
const content = join(work, 'content');
const out = join(work, 'dist');
const ARTICLES = [...generateArticles(14)];
const fileOf = (id: string) => join(content, `${id}.mdx`);
const [first, second, third] = ARTICLES.map(({ id }) => id) as [string, string, string];
const SHARED = 'Carry the heavy winter battery to the counter before the shop closes for the day.';

function build(...args: string[]): { made: string; folder: string } {
  const folder = args[args.indexOf('--out') + 1] as string;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', '--content', content, ...args], { encoding: 'utf8', env: { ...shellEnvironment, WINNOW_TODAY: '2026-11-22' } });
  if (status !== 0) throw new Error(stderr);
  return { made: /(\S+ articles?) made anew|, part/.exec(stdout)?.[1] ?? '', folder };
}

/** Every file below a folder with its bytes, and every folder. */
const snapshot = (folder: string) => new Map(readdirSync(folder, { recursive: true, withFileTypes: true }).sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1)).map((entry) => [join(entry.parentPath, entry.name).slice(folder.length), entry.isFile() ? readFileSync(join(entry.parentPath, entry.name)).toString('base64') : 'folder']));
const differing = (a: Map<string, string>, b: Map<string, string>) => [...new Set([...a.keys(), ...b.keys()])].filter((file) => a.get(file) !== b.get(file));

/** The site as a folder that no build has seen before gives it. */
let times = 0;
function fromNothing(): Map<string, string> {
  const folder = join(work, `clean-${times++}`);
  build('--out', folder);
  const found = snapshot(folder);
  rmSync(folder, { recursive: true });
  return found;
}

beforeAll(() => {
  mkdirSync(content);
  for (const article of ARTICLES) writeFileSync(fileOf(article.id), winnowFile(article));
  expect(build('--out', out).made).toBe('every article');
}, 240_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const add = (id: string, text: string) => appendFileSync(fileOf(id), `\n${text}\n`);
const STEPS: ReadonlyArray<[name: string, change: () => void, made: RegExp]> = [
  ['nothing', () => undefined, /^0 articles$/],
  ['one article', () => add(first, 'One more sentence stands here since this morning.'), /^[1-9] articles?$/],
  ['an article that takes a statement from another', () => { add(second, `- ${SHARED}`); add(third, `- ${SHARED}`); }, /^[1-9] articles?$/],
  ['an article that no longer says what others left to it', () => writeFileSync(fileOf(second), readFileSync(fileOf(second), 'utf8').replace(`\n- ${SHARED}\n`, '')), /^[1-9] articles?$/],
  ['a title, which others show', () => writeFileSync(fileOf(first), readFileSync(fileOf(first), 'utf8').replace(/^title: .*$/m, 'title: Quite another title')), /articles?$|^every/],
  ['an article that is gone', () => rmSync(fileOf(third)), /articles?$|^every/],
  ['old addresses, which lead on', () => writeFileSync(join(content, 'redirects.yaml'), `/old/page.html: ${first}\n/older/: ${second}\n`), /^0 articles$/],
  ['an old address that leads elsewhere', () => writeFileSync(join(content, 'redirects.yaml'), `/older/: ${first}\n`), /^0 articles$/],
  ['a published page that somebody wrote into', () => appendFileSync(join(out, first, 'index.html'), 'x'), /^1 article$/],
  ['a published file that somebody deleted', () => rmSync(join(out, second, 'og.png')), /^1 article$/],
  ['a file that somebody put there', () => writeFileSync(join(out, first, 'notes.html'), 'x'), /^0 articles$/],
  ['nothing, the site with that file being the one before', () => undefined, /^0 articles$/],
  ['a folder that somebody put there', () => mkdirSync(join(out, 'notes')), /^0 articles$/],
];
describe('a build after a change of', () => {
  test.each(STEPS)('%s is a build from nothing', (_name, change, made) => {
    change();
    const again = build('--out', out);
    expect(again.made).toMatch(made);
    expect(differing(snapshot(out), fromNothing())).toEqual([]);
  }, 240_000);
});

describe('shards', () => {
  const shards = join(work, 'shards');
  test('that are merged are the site as one build makes it, and merging makes nothing again', () => {
    build('--shard', '1/2', '--out', join(shards, '1'));
    build('--shard', '2/2', '--out', join(shards, '2'));
    expect(readdirSync(join(shards, '1')).sort()).not.toEqual(readdirSync(join(shards, '2')).sort());
    // As after a journey: another place, other times.
    cpSync(shards, join(work, 'arrived'), { recursive: true });
    const merged = build('--merge', join(work, 'arrived'), '--out', join(work, 'merged'));
    expect(merged.made).toBe('0 articles');
    expect(differing(snapshot(merged.folder), fromNothing())).toEqual([]);
  }, 240_000);

  test('that arrive damaged are made again', () => {
    appendFileSync(join(work, 'arrived', '1', readdirSync(join(work, 'arrived', '1')).filter((name) => name !== 'shard.bin' && !name.endsWith('.md'))[0] as string, 'index.html'), 'x');
    const merged = build('--merge', join(work, 'arrived'), '--out', join(work, 'mended'));
    expect(merged.made).toBe('1 article');
    expect(differing(snapshot(merged.folder), fromNothing())).toEqual([]);
  }, 240_000);
});

test('every step ran', () => expect([STEPS.length, times]).toEqual([13, 15]));
