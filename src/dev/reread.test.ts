/** Whatever happens to files of a folder, what is read again is what all of it would be read as. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { readContent } from '../kb/disk.ts';
import { reread } from './reread.ts';

const root = mkdtempSync(join(tmpdir(), 'reread '));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PATHS = ['a.mdx', 'b.mdx', 'Z.MDX', '.h.mdx', 'b.md', 'decisions.yaml', 'a/a.mdx', 'a/b.mdx', 'a/b/c.mdx', 'd.mdx/e.mdx', 'images/x.svg', 'images/y.mdx', 'e\ufffd.mdx'];
let written = 0;
const CHANGES: Record<string, (file: string) => void> = {
  write: (file) => (mkdirSync(dirname(file), { recursive: true }), writeFileSync(file, String(written++))),
  remove: (file) => rmSync(file, { recursive: true, force: true }),
  link: (file) => (mkdirSync(dirname(file), { recursive: true }), rmSync(file, { force: true }), symlinkSync('/etc/hostname', file)),
  folder: (file) => (rmSync(file, { recursive: true, force: true }), mkdirSync(file, { recursive: true })),
};
const change = fc.tuple(fc.constantFrom(...Object.keys(CHANGES), 'write', 'write'), fc.constantFrom(...PATHS));

let cases = 0;
test('files of any kind come, change and go', () => {
  fc.assert(
    fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), (rounds) => {
      const folder = join(root, String(cases++));
      for (const path of ['a.mdx', 'a/a.mdx']) CHANGES['write']!(join(folder, path));
      let content = readContent(folder);
      for (const changes of rounds) {
        for (const [kind, path] of changes) {
          try {
            CHANGES[kind]!(join(folder, path));
          } catch {
            // A folder is where the file should be, or a file where its folder should be.
          }
        }
        content = reread(folder, content, changes.map(([, path]) => path));
        expect(content).toEqual(readContent(folder));
      }
    }),
  );
  expect(cases).toBe(100);
});

const ALONE: ReadonlyArray<[name: string, change: string, path: string]> = [
  ['an edit', 'write', 'a.mdx'],
  ['a new article beside others', 'write', 'c.mdx'],
  ['another in a folder', 'write', 'a/c.mdx'],
  ['an article gone', 'remove', 'c.mdx'],
];
test.each(ALONE)('%s is read alone', (_name, kind, path) => {
  const folder = join(root, 'alone');
  for (const known of ['a.mdx', 'a/a.mdx']) CHANGES['write']!(join(folder, known));
  const before = readContent(folder);
  CHANGES[kind]!(join(folder, path));
  const again = reread(folder, before, [path]);
  // What was not read again is the very same.
  expect(again.sources.filter((source) => before.sources.includes(source))).toHaveLength(before.sources.filter((source) => source.path !== path).length);
  expect(again.issues).toBe(before.issues);
});
test('every case ran', () => expect(ALONE).toHaveLength(4));
