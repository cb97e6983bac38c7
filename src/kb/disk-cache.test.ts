import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contentDigest, keep, nameOf, recall } from './disk-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'winnow cache '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bytes = Uint8Array.from({ length: 300 }, (_, at) => at % 256);
const at = (name: string) => join(folder, name);

const HARM: ReadonlyArray<[what: string, harm: (name: string) => unknown]> = [
  ['is gone', (name) => rmSync(at(name))],
  ['is empty', (name) => writeFileSync(at(name), '')],
  ['is cut short in its head', (name) => writeFileSync(at(name), readFileSync(at(name)).subarray(0, 20))],
  ['is cut short', (name) => writeFileSync(at(name), readFileSync(at(name)).subarray(0, 200))],
  ['has one bit turned', (name) => writeFileSync(at(name), readFileSync(at(name)).map((byte, index) => (index === 150 ? byte ^ 1 : byte)))],
  ['is noise', (name) => writeFileSync(at(name), 'x'.repeat(400))],
  ['is that of another name', (name) => writeFileSync(at(name), readFileSync(at(nameOf('other'))))],
  ['is of an older form', (name) => writeFileSync(at(name), bytes)],
  ['is a link', (name) => (rmSync(at(name)), symlinkSync(at(nameOf('other')), at(name)))],
  ['is a folder', (name) => (rmSync(at(name)), mkdirSync(at(name)))],
];
test.each(HARM)('what is kept %s', async (what, harm) => {
  const name = nameOf(what);
  await keep(folder, nameOf('other'), bytes);
  await keep(folder, name, bytes);
  expect(Uint8Array.from((await recall(folder, name)) ?? [])).toEqual(bytes);
  harm(name);
  expect(await recall(folder, name)).toBeUndefined();
});
test('every harm was done', () => expect(HARM).toHaveLength(10));

test('a folder that cannot be made costs nothing but time', async () => {
  writeFileSync(at('file'), '');
  await keep(join(at('file'), 'below'), 'a', bytes);
  expect(await recall(join(at('file'), 'below'), 'a')).toBeUndefined();
});

test('bytes have one digest, as text or as bytes, and others another', () => {
  expect(contentDigest('a')).toBe(contentDigest(Uint8Array.of(97)));
  expect(contentDigest('a')).not.toBe(contentDigest('b'));
});
