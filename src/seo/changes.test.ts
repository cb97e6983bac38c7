/** What changed between two publications, as a table. */
import { expect, test } from 'vitest';
import { site } from '../site.ts';
import { changesBetween, indexNow } from './changes.ts';

const sitemap = (pages: Record<string, string>) => Object.entries(pages).map(([path, lastmod]) => `<url><loc>${site.url}${path}</loc>${lastmod && `<lastmod>${lastmod}</lastmod>`}</url>`).join('\n');
const BEFORE = { '/': 'd1', '/a/': 'd1', '/b/': 'd1', '/about/': '' };

const ROWS: ReadonlyArray<[name: string, now: Record<string, string>, changed: string[], lost: string[], redirected: string[], unlisted?: string[]]> = [
  ['built again', BEFORE, [], [], []],
  ['edited', { ...BEFORE, '/a/': 'd2' }, ['/a/'], [], []],
  ['new', { ...BEFORE, '/c/': 'd2' }, ['/c/'], [], []],
  ['gone', { '/': 'd1', '/a/': 'd1', '/about/': '' }, [], ['/b/'], []],
  ['no longer listed', { '/': 'd1', '/a/': 'd1', '/about/': '' }, ['/b/'], [], [], ['/b/']],
  ['moved', { '/': 'd1', '/b/': 'd1', '/about/': '' }, [], [], ['/a/']],
];

test.each(ROWS)('%s', (_name, now, changed, lost, redirected, unlisted = []) => {
  const changes = changesBetween(sitemap(BEFORE), sitemap(now), new Set([...Object.keys(now), ...unlisted]), { '/a/': '/b/' });
  const absolute = (paths: string[]) => paths.map((path) => site.url + path);
  expect(changes).toEqual({ changed: absolute(changed), lost: absolute(lost), redirected: absolute(redirected) });
  expect(indexNow(changes)).toEqual({ host: new URL(site.url).host, urlList: absolute([...changed, ...redirected, ...lost]) });
});

test('the first publication changes everything', () => expect(changesBetween('', sitemap(BEFORE), new Set(), {}).changed.length).toBe(4));
test('each row ran', () => expect(ROWS.length).toBe(6));
