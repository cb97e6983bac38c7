/** Which files are saved for offline, and when the version changes. */
import { expect, test } from 'vitest';
import { contentDigest } from '../kb/disk-cache.ts';
import { savedList } from './saved.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const FILES = new Map(['index.html', 'a/index.html', 'a/checklist/index.html', 'a/checklist-a4.pdf', 'a.md', 'a/og.png', '404.html', 'search/index.html', 'search/search.js', 'search/words.json', 'pagefind/pages/a.json', '_assets/x.js', 'favicon.svg', 'favicon.ico', 'site.webmanifest', 'sitemap.xml', 'sw.js', 'vercel.json'].map((file) => [file, bytes(file)] as const));
const listOf = (files: ReadonlyMap<string, Uint8Array>, enabled = true) => savedList([...files.keys()], (file) => ({ size: (files.get(file) as Uint8Array).length, digest: contentDigest(files.get(file) as Uint8Array) }), enabled);

test('pages and what they load, by the addresses that readers open', () => {
  const { paths, bytes: size } = listOf(FILES);
  expect(paths).toEqual(['/_assets/x.js', '/a/checklist/', '/a/', '/favicon.svg', '/', '/pagefind/pages/a.json', '/search/', '/search/search.js', '/search/words.json', '/site.webmanifest']);
  expect(size).toBe(154);
});
test('the version follows what is saved and nothing else', () => {
  const { version } = listOf(FILES);
  expect(listOf(new Map([...FILES].reverse())).version).toBe(version);
  expect(listOf(new Map([...FILES, ['a.md', bytes('other')]])).version).toBe(version);
  expect(listOf(new Map([...FILES, ['a/index.html', bytes('other')]])).version).not.toBe(version);
});
test('switched off, nothing is offered', () => expect(listOf(FILES, false).paths).toEqual([]));
