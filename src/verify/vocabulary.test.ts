/** The terms in use against schema.org's vocabulary as schema-dts publishes it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TERMS } from './vocabulary.ts';

const source = readFileSync('node_modules/schema-dts/dist/schema.d.ts', 'utf8');
const bases = new Map<string, { parents: string[]; properties: Set<string> }>();
for (const [, name = '', parents = '', body = ''] of source.matchAll(/^(?:export )?interface (\w+) (?:extends ([^{]+) )?\{\n([^]*?)^\}/gm)) {
  bases.set(name, { parents: parents.split(',').map((parent) => parent.trim().replace(/^Partial<|>$/g, '')).filter(Boolean), properties: new Set([...body.matchAll(/^ {4}"(\w+)"\?:/gm)].map((found) => found[1] as string)) });
}

/** A type's own properties and those it inherits. */
const has = (base: string, property: string): boolean => {
  const known = bases.get(base);
  return known !== undefined && (known.properties.has(property) || known.parents.some((parent) => has(parent, property)));
};
const baseOf = (type: string) => bases.get(`${type}Base`) ? `${type}Base` : (bases.get(`${type}Leaf`)?.parents[0] ?? '');

const PAIRS = Object.entries(TERMS).flatMap(([type, properties]) => properties.map((property) => [type, property] as const));

test.each(PAIRS)('%s has %s', (type, property) => expect(has(baseOf(type), property)).toBe(true));

test('the vocabulary was read', () => {
  expect(bases.size).toBeGreaterThan(800);
  expect(PAIRS.length).toBeGreaterThan(30);
  expect(has('ArticleBase', 'headlines')).toBe(false);
  expect(has('ArticleBase', 'name')).toBe(true);
});
