/** A handful of kills, and two builds into one folder; the long form, `npm run test:long`, does two hundred. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { buildAfter, killAll, prepareGround, PUBLISHING, type When } from './harm/kills.ts';
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
  expect([aside, fresh]).toEqual([1, 2]);
  expect(await buildAfter(ground)).toEqual({ code: 0, whole: true, left: [] });

  const first = build(ground.content, ground.site);
  while (first.child.exitCode === null && !existsSync(`${ground.site}.lock`)) await wait(1);
  const second = await build(join(work, 'one'), ground.site).ended;
  expect([second.code, second.err.replaceAll(String(first.child.pid), 'PID').replace(/^[^\n]*(?=site\.lock)/, '')]).toMatchInlineSnapshot(`
    [
      1,
      "site.lock:1:1  process PID is building into the same folder (busy)
      hint: Wait until it has ended, or build elsewhere with --out. When there is no such build, delete this file.

    1 issue in 1 file.
    ",
    ]
  `);
  expect([(await first.ended).code, digest(ground.site)]).toEqual([0, ground.fresh]);
}, 900_000);
