/** Old addresses in the forms that serve them. */
import { expect, test } from 'vitest';
import { hostRedirects, nginxRedirects, redirectFile, redirectPage, vercelRedirects } from './redirects.ts';

const FILES: ReadonlyArray<[from: string, file: string]> = [
  ['/a', 'a/index.html'], ['/a/', 'a/index.html'], ['/a/b.html', 'a/b.html'], ['/a.HTM', 'a.HTM'], ['/a.php', 'a.php/index.html'], ['/caf%C3%A9/', 'café/index.html'], ['/a%20b', 'a b/index.html'],
];
test.each(FILES)('the page of %s', (from, file) => expect(redirectFile(from)).toBe(file));
test('every file ran', () => expect(FILES).toHaveLength(7));

test('the page leads on without a program, and is not to be listed', () => {
  const page = redirectPage('/b/');
  expect(page).toContain('<meta http-equiv="refresh" content="0;url=/b/">');
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(page).toContain('<a href="/b/">');
});
test('what hosts are told', () => {
  const table = { '/a': '/b/', '/c.html': '/d/', '/ü(1)/': '/e/', '/caf%C3%A9': '/f/' };
  expect(hostRedirects(table)).toBe('/a /b/ 301\n/a/ /b/ 301\n/c.html /d/ 301\n/%C3%BC(1) /e/ 301\n/%C3%BC(1)/ /e/ 301\n/caf%C3%A9 /f/ 301\n/caf%C3%A9/ /f/ 301\n');
  expect(nginxRedirects({ '/c.html': '/d/', '/caf%C3%A9': '/f/' })).toBe('location = "/c.html" { return 301 /d/; }\nlocation = "/café" { return 301 /f/; }\nlocation = "/café/" { return 301 /f/; }\n');
  expect(vercelRedirects({ '/a(1)': '/b/' })[0]).toEqual({ source: '/a\\(1\\)', destination: '/b/', permanent: true });
});
