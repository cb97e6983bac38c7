/** Two hundred kills: at random, at each stage, and at the calls that put the new site in the place of the old one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildAfter, killAll, prepareGround, PUBLISHING, type When } from './kills.ts';

const KILLS = 200;
const STAGES = ['.lock', '.next', '.next/icloud-phishing', '.next/_assets', '.next/index.html', '.next/pagefind', '.next/_headers', '.previous'];
const work = mkdtempSync(join(tmpdir(), 'winnow kills '));
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('the old site or the new one stands whole after each of 200 kills', async () => {
  const ground = await prepareGround(work);
  const last = [...Array.from({ length: 20 }, (_, at): When => ({ call: Math.ceil((ground.calls * (at + 1)) / 21) })), ...PUBLISHING, ...PUBLISHING, ...PUBLISHING];
  const stages = [...STAGES, ...STAGES].map((sight): When => ({ sight }));
  // A golden ratio's steps are spread evenly over the build, and the same in every run.
  const random = Array.from({ length: KILLS - last.length - stages.length }, (_, at): When => ({ share: (at * 0.6180339887) % 1 }));
  const { kills, late, old, fresh, aside, lost } = await killAll(ground, [...last, ...stages, ...random]);
  console.log(`${kills} kills, ${late} too late; the old site stood ${old} times, the new one ${fresh} times; ${aside} times it stood aside until the repair`);
  expect(lost).toEqual([]);
  expect(old + fresh).toBe(KILLS);
  expect(kills).toBeGreaterThan(KILLS * 0.8);
  expect(await buildAfter(ground)).toEqual({ code: 0, whole: true, left: [] });
});
