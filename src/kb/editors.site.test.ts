/** What editors are told of this site's frontmatter agrees with what the parser takes. */
import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { site } from '../site.ts';
import { frontmatterSchema } from './article.ts';
import { frontmatterJsonSchema } from './editors.ts';

const text = readFileSync('docs/frontmatter.schema.json', 'utf8');

test('docs/frontmatter.schema.json names the topics and people of src/site.ts; if not: npm run schema', () => expect(text).toBe(frontmatterJsonSchema()));

test('it takes what the parser takes, refuses what it refuses, and explains every field', () => {
  const schema = JSON.parse(text) as { properties: Record<string, { description?: string }> };
  const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  const articles = globSync('content/**/*.mdx');
  expect(articles.length).toBeGreaterThan(0);
  for (const file of articles) expect([file, valid(parse(readFileSync(file, 'utf8').split(/\r?\n---\r?\n/)[0] as string)), valid.errors]).toEqual([file, true, null]);
  const good = { title: 'T', description: 'D', topic: Object.keys(site.topics)[0], author: Object.keys(site.people)[0], published: '2026-01-01', updated: '2026-01-01' };
  expect([valid(good), frontmatterSchema.safeParse(good).success]).toEqual([true, true]);
  for (const wrong of [{ ...good, topic: 'x' }, { ...good, titel: 'x' }, { ...good, published: 'x' }, { ...good, draft: 'yes' }, { ...good, reviewEvery: 0 }, { title: 'T' }]) expect([wrong, valid(wrong), frontmatterSchema.safeParse(wrong).success]).toEqual([wrong, false, false]);
  expect(Object.entries(schema.properties).filter(([, { description }]) => !description).map(([name]) => name)).toEqual([]);
});
