/** Whatever was made of articles comes back from columns as it was; what comes out shares what it has in common. */
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Seen } from '../verify/seen.ts';
import { type Columns, detached, fromColumns, toColumns, type Written } from './columns.ts';
import type { Made } from './work.ts';

const text = fc.string({ maxLength: 8 });
/** Links and types, which are parts of one text in the columns, hold no NUL: in HTML there is none. */
const part = text.map((given) => given.replaceAll('\0', ''));
const texts = fc.array(text, { maxLength: 3 });
const size = fc.integer({ min: 0, max: 2 ** 40 });
const page: fc.Arbitrary<Seen> = fc.record({
  url: text, file: text, redirect: text, title: texts, ids: texts, links: texts, forms: texts, assets: texts, images: texts,
  meta: fc.array(fc.tuple(text, texts), { maxLength: 3 }).map((pairs) => new Map(pairs)),
  rels: fc.array(fc.record({ rel: part, href: part, type: part }), { maxLength: 3 }),
  addresses: fc.array(fc.tuple(part, part), { maxLength: 3 }),
  findings: fc.array(fc.record({ url: text, severity: fc.constantFrom('error' as const, 'warning' as const), rule: text, message: text }), { maxLength: 2 }),
  statements: fc.array(fc.integer({ min: 0, max: 2 ** 52 - 1 }), { maxLength: 4 }),
  runs: fc.uint32Array({ maxLength: 5 }),
});
const article: fc.Arbitrary<Written> = fc.record(
  { id: text, key: fc.string({ minLength: 1, maxLength: 8 }), files: fc.array(fc.tuple(text, size, fc.double({ noNaN: true }), text), { maxLength: 3 }), pages: fc.array(page, { maxLength: 3 }), twin: fc.boolean(), derived: fc.record({ sheets: fc.record({ a4: size, letter: size }), entries: texts, plain: fc.boolean(), steps: fc.nat() }) },
  { requiredKeys: ['id', 'files', 'pages', 'twin', 'derived'] },
) as fc.Arbitrary<Written>;
/** Typed arrays by their values: a part of a larger one is no other. */
const plain = (articles: readonly Written[]) => articles.map((one) => ({ ...one, pages: one.pages.map(({ runs, ...rest }) => ({ ...rest, runs: [...runs] })) }));

test('as it was, also after it was written down', () => {
  let pages = 0;
  fc.assert(fc.property(fc.array(article, { maxLength: 5 }), (articles) => {
    pages += articles.reduce((sum, { pages: own }) => sum + own.length, 0);
    const back = fromColumns(deserialize(serialize(toColumns(articles))) as Columns);
    expect(plain(back)).toEqual(plain(articles));
    // What came out is written as what went in was.
    expect(toColumns(back)).toEqual(toColumns(articles));
    expect(plain(detached(articles as Made[], new Map()))).toEqual(plain(articles));
  }));
  expect(pages).toBeGreaterThan(100);
});

test('a link that two pages have is one', () => {
  const one = (): Seen => ({ url: '/', file: 'x', redirect: '', title: [], ids: [], links: [], forms: [], assets: [], images: [], meta: new Map(), rels: [{ rel: 'icon', href: '/i', type: '' }], addresses: [['A', '/a']], findings: [], statements: [], runs: new Uint32Array() });
  const articles: Written[] = [{ id: 'a', files: [], pages: [one(), one()], twin: true, derived: { sheets: { a4: 0, letter: 0 }, entries: [], plain: true, steps: 0 } }];
  const [first, second] = fromColumns(toColumns(articles))[0]!.pages as [Seen, Seen];
  expect([first.rels[0] === second.rels[0], first.addresses[0] === second.addresses[0]]).toEqual([true, true]);
});
