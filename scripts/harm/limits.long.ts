/** The largest inputs there may be: processor time and memory stay within bounds, which do not depend on how busy the machine is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Content, readContent } from '../../src/kb/disk.ts';
import { type Outcome, run } from '../../src/kb/pipeline.ts';
import { site } from '../../src/site.ts';
import { LARGE, many } from './large.ts';

const work = mkdtempSync(join(tmpdir(), 'winnow limits '));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** What a build does with a folder before it renders; seconds of processor time, MiB of memory at most. */
async function engine(folder: string): Promise<Outcome & { seconds: number; megabytes: number }> {
  const before = process.cpuUsage();
  const { sources, issues }: Content = readContent(folder);
  const outcome = run(sources, { ...site.dedupe, publishing: true, latestDay: '2026-06-15' }, undefined, issues);
  const { user, system } = process.cpuUsage(before);
  return { ...outcome, seconds: (user + system) / 1e6, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) };
}

test.each(Object.entries(LARGE))('512 KiB: %s', async (name, text) => {
  const folder = join(work, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.mdx'), text);
  const { seconds, megabytes, issues, brokenLaws } = await engine(folder);
  console.log(`${name}: ${seconds.toFixed(1)} s, ${megabytes} MiB, ${issues.length} issues`);
  expect(brokenLaws).toEqual([]);
  expect(issues.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
  expect(seconds).toBeLessThan(30);
  expect(megabytes).toBeLessThan(2048);
});

test('20,000 articles, 200 of them broken: each broken one is told of', async () => {
  const folder = join(work, 'many');
  mkdirSync(folder);
  let at = 0;
  for (const [path, text] of many(20_000)) writeFileSync(join(folder, path), at++ % 100 === 0 ? `${text}\nUse {this} now.\n` : text);
  const { seconds, megabytes, issues } = await engine(folder);
  console.log(`20,000 articles: ${seconds.toFixed(1)} s, ${megabytes} MiB`);
  const errors = issues.filter(({ severity }) => severity === 'error');
  expect([errors.length, new Set(errors.map(({ rule }) => rule))]).toEqual([200, new Set(['mdx-expression'])]);
  expect(seconds).toBeLessThan(300);
});
