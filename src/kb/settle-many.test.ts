import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from './article.ts';
import { DigestKeys, Keys } from './keys.ts';
import { type Page, pageOf } from './page.ts';
import { parseArticle } from './parse.ts';
import { Residue } from './residue.ts';
import { settle } from './settle.ts';
import { settleMany } from './settle-many.ts';
import type { DedupeSettings } from './sweep.ts';
import { hashesOf, type Outline, outline, type Statement } from './statements.ts';
import type { Entry, Verdicts } from './verdict.ts';

/** Some are variants of one another whoever reads them, some only where an article shows what is a name, most are not. */
const TITLES = ['Rivers that carry wood', 'Why glass breaks', 'Snow', 'snow in winter', 'Restart on Windows', 'Restart on a Mac', 'Asia', 'Europe', '…'];
const SETTINGS: readonly DedupeSettings[] = [{ across: 'link', standsAlone: 0.6 }, { across: 'link', standsAlone: 0.1 }, { across: 'keep', standsAlone: 0.6 }];

interface Written {
  title: string;
  draft: boolean;
  body: string;
}

function load({ title, draft, body }: Written, at: number): Entry {
  const text = `---\ntitle: ${title}\ndescription: What to do about it.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\ndraft: ${draft}\n---\n\nOpening words of page ${at}.\n\n${body}\n`;
  const article = parseArticle({ path: `page-${at}.mdx`, bytes: new TextEncoder().encode(text) }).article as Article;
  return { article, outline: outline(article) };
}

const sentence = fc.constantFrom(
  'Keep the phone on its charger all night.', 'Close every app that you do not need.', 'Write down each change that you make.', 'However, the old cable may still be good.', 'Wait until the bar is full.',
  'Look at the status page before you begin.', 'Back up before a step that could erase data.', 'Use a cable that you know works, not a worn one.', 'Buy an adapter for Asia or Europe before you fly.', 'Look at [the map](https://a.example/) before you fly away.',
);
const block = fc.oneof(
  fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(' ')),
  fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.map((one) => `- ${one}`).join('\n')),
  fc.constantFrom('## Key takeaways', '## On Windows', '## On a Mac', '### Cables', '## If it still fails', '1. A step stands here.'),
);
const body = fc.array(block, { minLength: 1, maxLength: 10 }).map((parts) => parts.join('\n\n'));
const library = fc.array(fc.record({ title: fc.constantFrom(...TITLES), draft: fc.boolean(), body }), { minLength: 1, maxLength: 7 });

test('articles that are loaded again whenever they are needed come out as articles that are all at hand', async () => {
  const seen = { move: 0, remove: 0, scope: 0, 'orphan-bullet': 0, 'stands-alone': 0, 'across-off': 0 };
  let [most, loads] = [0, 0];
  await fc.assert(
    fc.asyncProperty(library, fc.constantFrom(...SETTINGS), async (articles, settings) => {
      const entries = articles.map(load);
      const held = settle(entries, settings);
      const told: Verdicts[] = [];
      const times = articles.map(() => 0);
      const read = (at: number) => {
        times[at]!++;
        return load(articles[at] as Written, at);
      };
      const distinct = await settleMany(entries.map(({ article: { id } }) => id), (at) => (at % 2 === 0 ? read(at) : Promise.resolve(read(at))), settings, (at, verdicts) => (told[at] = verdicts));
      expect(told).toEqual(held.verdicts);
      expect(distinct).toBe(held.distinct);
      for (const verdict of held.verdicts.flatMap((own) => [...own.values()])) {
        const what = verdict.action === 'keep' ? verdict.reason : verdict.action;
        if (what in seen) seen[what as keyof typeof seen]++;
      }
      most = Math.max(most, ...times);
      loads += times.reduce((sum, time) => sum + time, 0) / times.length;
    }),
    { numRuns: 400 },
  );
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(10);
  // Once, and once more for each look that takes something out: of more than one such look few articles know.
  expect([most < 6, loads / 400 < 2]).toEqual([true, true]);
});

test('a page is judged by itself once', () => {
  const entry = load({ title: 'Snow', draft: false, body: 'Keep the phone on its charger all night.' }, 0);
  expect(pageOf({ ...entry })).toBe(pageOf(entry));
});

test('digests number keys as the keys themselves do', () => {
  const statements = Array.from({ length: 120_000 }, (_, at) => ({ index: at, key: `a ${at % 90_000 === 7 ? 'long '.repeat(4000) : ''}key of its own number ${at % 90_000}`, links: '' })) as unknown as Statement[];
  const page = { left: new Residue({ statements, hashes: hashesOf(statements) } as unknown as Outline) } as unknown as Page;
  const [keys, digests] = [new Keys(), new DigestKeys()];
  expect(digests.of(page)).toEqual(keys.of(page));
  expect([keys.size, digests.size]).toEqual([90_000, 90_000]);
});
