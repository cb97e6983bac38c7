/** A handful of kills, and two builds into one folder; the long form, `npm run test:long`, does two hundred. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockFolder } from '../src/kb/disk.ts';
import { buildAfter, killAll, prepareGround, PUBLISHED, PUBLISHING, type When } from './harm/kills.ts';
import { build, digest } from './harm/small.ts';

const work = mkdtempSync(join(tmpdir(), 'winnow kill #'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('a build that is killed leaves the old site or the new one, whole, and the next build goes through', async () => {
  const ground = await prepareGround(work);
  expect(ground.old).not.toBe(ground.fresh);
  const plan: When[] = [{ share: 0.3 }, { sight: '.next' }, { sight: '.next/pagefind' }, ...PUBLISHING];
  const { kills, late, old, fresh, aside, lost } = await killAll(ground, plan);
  expect([kills + late, old + fresh, lost]).toEqual([plan.length, plan.length, []]);
  expect(kills).toBeGreaterThanOrEqual(PUBLISHING.length + 2);
  // Between the two renames it stands aside; after the second the new one stands.
  expect([aside, fresh]).toEqual([1, PUBLISHED]);
  expect(await buildAfter(ground)).toEqual({ code: 0, whole: true, left: [] });

  // A build of one article is over before another begins: this test holds the folder as a build does.
  const unlock = await lockFolder(ground.site);
  if (typeof unlock === 'number') throw new Error(`process ${unlock} has the folder`);
  const second = await build(join(work, 'one'), ground.site).ended;
  await unlock();
  expect([second.code, second.err.replaceAll(String(process.pid), 'PID').replace(/^[^\n]*(?=site\.lock)/, '')]).toMatchInlineSnapshot(`
    [
      1,
      "site.lock:1:1  process PID is building into the same folder (busy)
      hint: Wait until it has ended, or build elsewhere with --out. When there is no such build, delete this file.

    1 issue in 1 file.
    ",
    ]
  `);
  expect(digest(ground.site)).toBe(ground.fresh);
}, 900_000);
