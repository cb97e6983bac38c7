/** Addresses that are gone: from both lists, to files that a host finds. */
import { expect, test } from 'vitest';
import { redirectFile, redirectPage, redirectsOf } from './redirects.ts';

test.each([
  ['/old/', 'old/index.html'],
  ['/help/old', 'help/old/index.html'],
  ['/help/old.html', 'help/old.html'],
  ['/v1.2/old/', 'v1.2/old/index.html'],
])('%s is the file %s', (from, file) => expect(redirectFile(from)).toBe(file));

test('both lists lead on, the site’s own first, and a draft not yet', () => {
  expect(redirectsOf('/a: one\n/b: draft\n/c/: one\n', new Set(['one']), { '/c/': '/about/' })).toEqual({ redirects: { '/a': '/one/', '/c/': '/about/' }, issues: [] });
});
test('a line that is none is told of', () => expect(redirectsOf('a: one\n', new Set(['one'])).issues.map(({ rule }) => rule)).toEqual(['redirects']));
test('the page names its new address for browsers, readers and search engines', () => {
  const page = redirectPage('/new/');
  expect(page).toContain('content="0; url=/new/"');
  expect(page).toContain('<a href="/new/">');
  expect(page).toMatch(/rel="canonical" href="https:\/\/[^"]*\/new\/"/);
});
