/** Pagefind is another program: what is told when it is not there, dies, or says nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { buildSearchIndex } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'winnow pagefind '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const RECORD = { id: 'a', url: '/a/', title: 'A', description: 'B', topic: 'c', platforms: [], queries: [], html: '<p>D</p>' };
const CASES: ReadonlyArray<[name: string, script: string | undefined, told: RegExp]> = [
  ['is not there', undefined, /Pagefind backend closed/],
  ['ends at once', '#!/bin/sh\nexit 3\n', /Pagefind backend closed|does not answer/],
  ['says nothing', '#!/bin/sh\nexec sleep 60\n', /does not answer/],
];
test.each(CASES)('Pagefind %s', async (name, script, told) => {
  const program = join(folder, name.replaceAll(' ', '-'));
  if (script !== undefined) writeFileSync(program, script, { mode: 0o755 });
  vi.stubEnv('PAGEFIND_BINARY_PATH', program);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await expect(buildSearchIndex([RECORD as never], 2000)).rejects.toThrow(told);
});
test('every case ran', () => expect(CASES).toHaveLength(3));
