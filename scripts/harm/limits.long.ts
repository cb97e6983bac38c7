/** The largest inputs there may be: processor time and memory stay within bounds, which do not depend on how busy the machine is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LARGE, many } from './large.ts';
import { start } from './small.ts';

const work = mkdtempSync(join(tmpdir(), 'winnow limits '));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** `npm run check` with a report of what it took: seconds of processor time, MiB of memory. */
async function check(folder: string, memory: number): Promise<{ code: number | null; seconds: number; megabytes: number; issues: Array<{ path: string; rule: string; line: number; column: number; severity: string }> }> {
  const { code, out, err } = await start('check', ['--content', folder, '--format', 'json'], { node: [`--max-old-space-size=${memory}`, '--import', './scripts/harm/usage.ts'] }).ended;
  const [, seconds, megabytes] = /usage (\S+) (\S+)/.exec(err) ?? [];
  return { code, seconds: Number(seconds), megabytes: Number(megabytes), issues: (JSON.parse(out) as { issues: [] }).issues };
}

test.each(Object.entries(LARGE))('512 KiB: %s', async (name, text) => {
  const folder = join(work, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.mdx'), text);
  const { seconds, megabytes, issues } = await check(folder, 2048);
  console.log(`${name}: ${seconds} s, ${megabytes} MiB, ${issues.length} issues`);
  expect(issues.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
  expect(seconds).toBeLessThan(60);
  expect(megabytes).toBeLessThan(2048);
});

test('20,000 articles, 200 of them broken: each broken one is told of', async () => {
  const folder = join(work, 'many');
  mkdirSync(folder);
  let at = 0;
  for (const [path, text] of many(20_000)) writeFileSync(join(folder, path), at++ % 100 === 0 ? `${text}\nUse {this} now.\n` : text);
  const { code, seconds, megabytes, issues } = await check(folder, 4096);
  console.log(`20,000 articles: ${seconds} s, ${megabytes} MiB`);
  const errors = issues.filter(({ severity }) => severity === 'error');
  expect([code, errors.length, new Set(errors.map(({ rule }) => rule))]).toEqual([1, 200, new Set(['mdx-expression'])]);
  expect(seconds).toBeLessThan(300);
});
