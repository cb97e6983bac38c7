import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';
import { formatIssues } from '../issue.ts';
import { parseFrontmatter } from '../frontmatter.ts';
import { parseArticle } from '../parse.ts';
import { firstArticle } from './first-article.ts';
import { siteFile, topicIds } from './site-file.ts';

const SITE = readFileSync('src/site.ts', 'utf8');
const ANSWERS = { name: "Jane's Jars", url: 'https://help.jars.example', language: 'en-GB', topics: ['Lids', 'Storing jars', 'Lids!'], contact: 'mailto:jane@jars.example' };
const load = async (text: string) => ((await import(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(text))}`)) as { site: typeof import('../../site.ts').site }).site;

test('the answers are in the file, every other setting stays', async () => {
  const [before, after] = [await load(SITE), await load(siteFile(SITE, ANSWERS))];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(after).toMatchObject({ name: "Jane's Jars", url: 'https://help.jars.example', language: 'en-GB', editUrl: '', feedback: '', contact: 'mailto:jane@jars.example', redirects: {}, mostNeeded: [] });
  expect(Object.entries(after.topics).map(([id, { name }]) => [id, name])).toEqual([['lids', 'Lids'], ['storing-jars', 'Storing jars'], ['lids-3', 'Lids!']]);
  expect(Object.keys(after.people)).toEqual(['editorial-team', 'technical-review']);
  expect([after.dedupe, after.indexable, after.reviewEveryMonths, after.timeOffset]).toEqual([before.dedupe, before.indexable, before.reviewEveryMonths, before.timeOffset]);
  expect(JSON.stringify(after)).not.toMatch(/unstuck|icloud|apple|\bios\b|stuck/i);
});
test('a file without a field that is asked for is refused', () => expect(() => siteFile(SITE.replace(/^  tagline:.*\n/m, ''), ANSWERS)).toThrow('src/site.ts has no tagline'));
test('comments stay, and doing it again changes nothing more', () => {
  const once = siteFile(SITE, ANSWERS);
  expect(once.match(/\/\*\*/g)?.length).toBe(SITE.match(/\/\*\*/g)?.length);
  expect(siteFile(once, ANSWERS)).toBe(once);
});
test('ids of topics', () => expect([...topicIds(['Ä b', '日本', '語'])]).toEqual([['Ä b', 'a-b'], ['日本', 'article'], ['語', 'article-3']]));
test('the first article is one', () => {
  const text = firstArticle({ topic: 'icloud', author: 'editorial-team', today: '2026-01-01' });
  const { article, issues } = parseArticle({ path: 'how-to-write.mdx', bytes: new TextEncoder().encode(text) });
  expect([formatIssues(issues, new Map()), article?.data.draft, parseFrontmatter(text).problems]).toEqual(['', false, []]);
});
