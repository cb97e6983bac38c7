/** Old addresses in the forms that serve them. */
import { expect, test } from 'vitest';
import { readRedirects } from '../kb/redirects.ts';
import { hostRedirects, nginxRedirects, redirectFile, redirectPage, takenIssue, vercelRedirects } from './redirects.ts';

const FILES: ReadonlyArray<[from: string, file: string]> = [
  ['/a', 'a/index.html'], ['/a/', 'a/index.html'], ['/a/b.html', 'a/b.html'], ['/a.HTM', 'a.HTM'], ['/a.php', 'a.php/index.html'], ['/caf%C3%A9/', 'café/index.html'], ['/a%20b', 'a b/index.html'],
  ['/help/old', 'help/old/index.html'], ['/help/old.html', 'help/old.html'], ['/v1.2/old/', 'v1.2/old/index.html'],
];
test.each(FILES)('the page of %s', (from, file) => expect(redirectFile(from)).toBe(file));
test('every file ran', () => expect(FILES).toHaveLength(10));

test('the page leads on without a program, and is not to be listed', () => {
  const page = redirectPage('/b/');
  expect(page).toContain('<meta http-equiv="refresh" content="0; url=/b/">');
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(page).toContain('<a href="/b/">');
  expect(page).toMatch(/rel="canonical" href="https:\/\/[^"]*\/b\/"/);
});
test('what hosts are told', () => {
  const table = { '/a': '/b/', '/c.html': '/d/', '/ü(1)/': '/e/', '/caf%C3%A9': '/f/' };
  expect(hostRedirects(table)).toBe('/a /b/ 301\n/a/ /b/ 301\n/c.html /d/ 301\n/%C3%BC(1) /e/ 301\n/%C3%BC(1)/ /e/ 301\n/caf%C3%A9 /f/ 301\n/caf%C3%A9/ /f/ 301\n');
  expect(nginxRedirects({ '/c.html': '/d/', '/caf%C3%A9': '/f/' })).toBe('location = "/c.html" { return 301 /d/; }\nlocation = "/café" { return 301 /f/; }\nlocation = "/café/" { return 301 /f/; }\n');
  expect(vercelRedirects({ '/a(1)': '/b/' })[0]).toEqual({ source: '/a\\(1\\)', destination: '/b/', permanent: true });
});
test('an address that a page has is told of where it is written', () => {
  const old = readRedirects('/a: b\n/feed/: b\n');
  expect([takenIssue('/feed/', old), takenIssue('/x/', old)].map(({ path, line, column, rule }) => `${path}:${line}:${column} ${rule}`)).toEqual(['redirects.yaml:2:1 redirect-taken', 'src/site.ts:1:1 redirect-taken']);
});
