/** The header table in the three forms that hosts read. */
import { expect, test } from 'vitest';
import { HEADERS, type HeaderRule, hostHeaders, nginx, spelledOut, vercel } from './headers.ts';

const RULES: readonly HeaderRule[] = [
  { path: '/*', headers: { 'X-A': 'one "two"' } },
  { path: '/:id.md', headers: { 'Content-Type': 'text/markdown', Link: '</:id/>' } },
];

test('_headers', () => expect(hostHeaders(RULES)).toBe('/*\n  X-A: one "two"\n\n/:id.md\n  Content-Type: text/markdown\n  Link: </:id/>\n'));
test('_headers, a rule for each file', () => {
  expect(hostHeaders(spelledOut({ id: ['one', 'two'], topic: [] }, RULES))).toBe('/*\n  X-A: one "two"\n\n/one.md\n  Content-Type: text/markdown\n  Link: </one/>\n\n/two.md\n  Content-Type: text/markdown\n  Link: </two/>\n');
});
test('no placeholder is left when all are spelled out, and every PDF names its page', () => {
  const rules = spelledOut({ id: ['one'], topic: ['lamps'] });
  expect(JSON.stringify(rules)).not.toMatch(/:id|:topic/);
  const pdfs = Object.fromEntries(rules.filter(({ path }) => path.endsWith('.pdf')).map(({ path, headers }) => [path, headers['Link']?.replace(/^<https:\/\/[^/]*|>.*/g, '')]));
  expect(pdfs).toEqual({
    '/one/checklist-a4.pdf': '/one/', '/one/checklist-letter.pdf': '/one/', '/topics/lamps/checklists-a4.pdf': '/topics/lamps/', '/topics/lamps/checklists-letter.pdf': '/topics/lamps/',
    '/checklists/all-a4.pdf': '/checklists/', '/checklists/all-letter.pdf': '/checklists/',
  });
});
test('nginx repeats the wide rules in the narrow ones', () => {
  expect(nginx(RULES)).toBe('location / {\n  add_header X-A "one \\"two\\"" always;\n}\nlocation ~ ^/([^/]+)\\.md$ {\n  types { }\n  default_type "text/markdown";\n  add_header X-A "one \\"two\\"" always;\n  add_header Link "</$1/>" always;\n}\n');
});
test('vercel.json', () => {
  const told = JSON.parse(vercel(RULES, { '/a/': '/b/' })) as { headers: Array<{ source: string }>; redirects: unknown[] };
  expect(told.headers.map(({ source }) => source)).toEqual(['/(.*)', '/:id.md']);
  expect(told.redirects).toEqual([{ source: '/a', destination: '/b/', permanent: true }, { source: '/a/', destination: '/b/', permanent: true }]);
});
test('every rule says something, and says what no page can say of itself', () => {
  expect(HEADERS.every(({ path, headers }) => path.startsWith('/') && Object.keys(headers).length > 0)).toBe(true);
  expect(HEADERS[0]?.headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "frame-ancestors 'none'" });
});
