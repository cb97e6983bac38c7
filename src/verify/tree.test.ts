/** A folder looked at again is as if it had been looked at for the first time, whatever has changed. */
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isAsItLay, survey, type Tree } from './tree.ts';

const root = mkdtempSync(join(tmpdir(), 'winnow tree '));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const STEPS: ReadonlyArray<[name: string, change: () => void]> = [
  ['nothing', () => undefined],
  ['a file in a new folder', () => (mkdirSync(join(root, 'a/b'), { recursive: true }), writeFileSync(join(root, 'a/b/c'), 'c'))],
  ['a file at the root', () => writeFileSync(join(root, 'd.md'), 'd')],
  ['a file in a folder that is there', () => writeFileSync(join(root, 'a/e'), 'e')],
  ['a folder of another name', () => renameSync(join(root, 'a/b'), join(root, 'a/f'))],
  ['a folder that moves', () => renameSync(join(root, 'a/f'), join(root, 'g'))],
  ['a file that is gone', () => rmSync(join(root, 'd.md'))],
  ['a folder that is gone', () => rmSync(join(root, 'g'), { recursive: true })],
];
/** The same in an order that does not depend on the way there. */
const told = (tree: Tree) => ({ folders: tree.folders.map((folder, at) => [folder, tree.changed[at], tree.folders[tree.parents[at]!]]).sort(), files: tree.files.map((file, at) => [file, tree.sizes[at], tree.times[at], tree.nodes[at]]).sort() });
const pause = () => new Promise((done) => setTimeout(done, 20));

test('after each change', async () => {
  let known = survey(root);
  for (const [name, change] of STEPS) {
    // The time of a folder has the steps of the system's clock.
    await pause();
    change();
    const again = survey(root, known);
    expect([name, told(again)]).toEqual([name, told(survey(root))]);
    expect([name, isAsItLay(root, again), isAsItLay(root, known)]).toEqual([name, true, name === 'nothing']);
    known = again;
  }
  appendFileSync(join(root, 'a/e'), 'more');
  expect(isAsItLay(root, known)).toBe(false);
});
test('every step ran', () => expect(STEPS).toHaveLength(8));
