/** The name of a set of compiled pages: it changes with whatever they are compiled from, and with nothing else. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { templatesKey } from './templates.ts';

const root = mkdtempSync(join(tmpdir(), 'winnow templates '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  for (const file of ['src/site.ts', 'src/pages/index.astro', 'src/styles/base.css', 'src/kb/a.test.ts', 'public/favicon.svg', 'content/a.mdx', 'astro.config.mjs', 'package-lock.json', 'package.json', 'README.md']) write(file, 'one');
});

const CHANGES: ReadonlyArray<[what: string, how: () => void, changes: boolean]> = [
  ['nothing', () => undefined, false],
  ['the settings', () => write('src/site.ts', 'two'), true],
  ['a page', () => write('src/pages/index.astro', 'two'), true],
  ['a style', () => write('src/styles/base.css', 'two'), true],
  ['a file more', () => write('src/components/New.astro', ''), true],
  ['a file less', () => rmSync(join(root, 'src/styles/base.css')), true],
  ['a file in another place', () => { rmSync(join(root, 'src/styles/base.css')); write('src/styles/other.css', 'one'); }, true],
  ['what is served as it is', () => write('public/favicon.svg', 'two'), true],
  ['the configuration', () => write('astro.config.mjs', 'two'), true],
  ['a package', () => write('package-lock.json', 'two'), true],
  ['the program that installs them', () => { rmSync(join(root, 'package-lock.json')); write('pnpm-lock.yaml', 'one'); }, true],
  ['a test', () => write('src/kb/a.test.ts', 'two'), false],
  ['an article', () => write('content/a.mdx', 'two'), false],
  ['a text about it all', () => write('README.md', 'two'), false],
];
test.each(CHANGES)('after a change of %s', (_what, how, changes) => {
  const before = templatesKey(root);
  how();
  expect(templatesKey(root) !== before).toBe(changes);
});
test('every change ran', () => expect(CHANGES).toHaveLength(14));
