/** A handful of kills; the long form, `npm run test:long`, does two hundred. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildAfter, killAll, prepareGround, PUBLISHING, type When } from './harm/kills.ts';

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
}, 600_000);
