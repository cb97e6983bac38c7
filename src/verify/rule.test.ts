/** Links lead where the standard says, also those that are not given to it. */
import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { local } from './rule.ts';

const LINKS = ['/', '/a/', '/a/#b', '/a-b/c_d/#E-1', '/a', '#', '#b', '#b-2', '', '//example.org/a', '/a//b/', '/a/../b/', '/a/./#c', '/ä/', '/%C3%A4/#%C3%A4', '#ä', '#a b', '/a?b', '/a/?b#c', 'a/', './a/', '../a/', '?b', 'mailto:a@b.c', 'tel:1', 'https://example.org/', `${site.url}/a/#b`, '/a.md', '/a#b#c', '/a\\b/', '/a /'];
const PAGES = ['/', '/a/', '/a-b/checklist/', '/404.html', '/ä/'];

/** By the standard alone. */
function expected(link: string, from: string): { link: string; path: string; fragment: string } | undefined {
  if (link === '' || /^(?:mailto|tel):/.test(link)) return undefined;
  const { origin, pathname, hash } = new URL(link, `${site.url}${from}`);
  return origin === site.url ? { link, path: decodeURIComponent(pathname), fragment: decodeURIComponent(hash.slice(1)) } : undefined;
}

const CASES = LINKS.flatMap((link) => PAGES.map((from) => [link, from] as const));
test.each(CASES)('the link “%s” of %s', (link, from) => expect(local(link, from)).toEqual(expected(link, from)));
test('every link ran', () => expect(CASES).toHaveLength(155));
