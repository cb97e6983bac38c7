/** What one thread packs the other unpacks, whatever the texts are; a text that was not sent is the one that stands in the file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { ArticleData } from '../library.ts';
import type { Entry } from '../press/handed.ts';
import { pack, unpack } from './bodies.ts';

const folder = mkdtempSync(join(tmpdir(), 'bodies '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entry = (body: string, at: number): Entry => ({ id: `a-${at}`, data: { state: 'ready', path: `${at}.mdx` } as ArticleData, body });

let cases = 0;
test('texts come as they were sent', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.toWellFormed()), { maxLength: 8 }), (texts) => {
      cases++;
      const entries = texts.map(entry);
      const packed = pack(entries);
      expect(packed.entries.every((bare) => !('body' in bare))).toBe(true);
      const { bytes } = packed;
      const sent = structuredClone(packed, { transfer: [bytes.buffer] });
      expect(bytes.length).toBe(0);
      expect(unpack(sent, folder)).toEqual(entries);
    }),
  );
  expect(cases).toBe(100);
});

test('a text that was not sent is what stands in the file by now', () => {
  const [one, two] = unpack({ entries: [entry('', 1), entry('', 2)] }, folder);
  for (const text of ['first', 'second']) {
    writeFileSync(join(folder, '1.mdx'), `\ufeff${text}`);
    expect(one!.body).toBe(text);
  }
  expect(two!.body).toBe('');
});
