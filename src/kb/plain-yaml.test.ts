/** What the quick reader gives is what the parser of all of YAML gives; what it does not know it leaves alone. */
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readPlain } from './plain-yaml.ts';

const RUNS = 3000;
let read = 0;

/** Pieces of which fields are made, some of them with a sense of their own in YAML. */
const PIECES = ['a', 'Title', 'word', 'null', 'true', 'False', '~', 'yes', '12', '0', '007', '1e3', '0x1F', '1.5', '2026-11-22', ' ', '  ', ': ', ':', ' #', '#', '- ', '-', '"', "'", '\\', '[', ']', ', ', ',', '{', '}', '&', '*', '!', '|', '>', '%', '@', '`', '?', '? ', 'https://a.example/b#c', '“x”', 'é', '\t', '\r', '\u0085', '\u00a0', '\u2028', '\ufeff', '...', '---', '=', '<<', 'x:y', 'don’t', "it's"];
const value = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const name = fc.constantFrom('title', 'topic', 'draft', 'queries', 'a', 'null', 'true', 'on', 'ein-name', '1', 'a b');
const line = fc.oneof(
  fc.tuple(name, value).map(([field, text]) => `${field}: ${text}`),
  fc.tuple(name, value).map(([field, text]) => `${field}: "${text}"`),
  fc.tuple(name, value).map(([field, text]) => `${field}: '${text}'`),
  fc.tuple(name, fc.array(value, { maxLength: 3 })).map(([field, texts]) => `${field}: [${texts.join(', ')}]`),
  fc.tuple(name, fc.array(value, { maxLength: 3 })).map(([field, texts]) => `${field}:\n${texts.map((text) => `  - ${text}`).join('\n')}`),
  fc.tuple(name, value, value).map(([field, a, b]) => `${field}:\n  - title: ${a}\n    url: ${b}\n  - title: ${b}`),
  value,
  fc.constantFrom('', ' ', '  ', '# comment', '  - x', '    x: y', 'a:'),
);

test('what is read is what the parser reads', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')), (yaml) => {
      const plain = readPlain(yaml);
      if (plain === undefined) return;
      read++;
      const document = parseDocument(yaml, { uniqueKeys: true, strict: true, version: '1.2', merge: false, prettyErrors: false, stringKeys: true });
      expect([...document.errors, ...document.warnings]).toEqual([]);
      expect(plain).toEqual(document.toJS());
    }),
    { numRuns: RUNS },
  );
  expect(read).toBeGreaterThan(RUNS / 60);
});

const frontmatter = (text: string) => /^---\n([^]*?)\n---\n/.exec(text)?.[1] ?? '';
const shipped = globSync('content/**/*.mdx').map((file) => frontmatter(readFileSync(file, 'utf8')));
test('articles are read as the parser reads them', () => {
  expect(shipped.length).toBeGreaterThan(0);
  for (const yaml of shipped) expect([undefined, parseDocument(yaml).toJS()]).toContainEqual(readPlain(yaml));
});

const TABLE: ReadonlyArray<[yaml: string, values: unknown]> = [
  ['title: One\nqueries:\n  - two\n  - three four\nsources:\n  - title: five\n    url: https://a.example/b', { title: 'One', queries: ['two', 'three four'], sources: [{ title: 'five', url: 'https://a.example/b' }] }],
  ['platforms: [iPhone, Mac]', { platforms: ['iPhone', 'Mac'] }],
  ['platforms: [iPhone, null]', undefined],
  ['queries:', undefined],
  ['queries:\n  - 12', undefined],
  ['queries:\n    two', undefined],
  ['queries:\n  -two', undefined],
  ['queries:\n  - two\n  - url: three', undefined],
  ['sources:\n    url: two', undefined],
  ['sources:\n  - url:', undefined],
  ['sources:\n  - url: two\n    url: three', undefined],
  ['sources:\n  url: two', undefined],
  ['title: one\ntitle: two', undefined],
];
test.each(TABLE)('%j', (yaml, values) => expect(readPlain(yaml)).toEqual(values));
