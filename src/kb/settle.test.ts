import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from './article.ts';
import { DigestKeys, Keys } from './keys.ts';
import { Page } from './page.ts';
import { parseArticle } from './parse.ts';
import { settle } from './settle.ts';
import { settleMany } from './settle-many.ts';
import { outline } from './statements.ts';
import type { Entry, Verdicts } from './verdict.ts';

const SETTINGS = { across: 'link', standsAlone: 0.6 } as const;
const TITLES = ['Rivers that carry wood', 'Why glass breaks', 'The keeper of a lighthouse writes home', 'Snow', 'What bread needs before an oven'];

function load(body: string, at: number): Entry {
  const text = `---\ntitle: ${TITLES[at]}\ndescription: What to do about it.\ntopic: icloud\nauthor: editorial-team\npublished: 2026-01-01\nupdated: 2026-01-02\n---\n\nOpening words of page ${at}.\n\n${body}\n`;
  const article = parseArticle({ path: `page-${at}.mdx`, bytes: new TextEncoder().encode(text) }).article as Article;
  return { article, outline: outline(article) };
}

const sentence = fc.constantFrom('Keep the phone on its charger all night.', 'Close every app that you do not need.', 'Write down each change that you make.', 'However, the old cable may still be good.', 'Wait until the bar is full.', 'Look at the status page before you begin.', 'Back up before a step that could erase data.', 'Use a cable that you know works, not a worn one.');
const block = fc.oneof(
  fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(' ')),
  fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.map((one) => `- ${one}`).join('\n')),
  fc.constantFrom('## Key takeaways', '## On Windows', '## On a Mac', '### Cables', '## If it still fails'),
);
const library = fc.array(fc.array(block, { minLength: 1, maxLength: 10 }).map((parts) => parts.join('\n\n')), { minLength: 1, maxLength: 5 });

test('articles that are loaded again whenever they are needed come out as articles that are all at hand', async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(library, async (bodies) => {
      const entries = bodies.map(load);
      const held = settle(entries, SETTINGS);
      const told: Verdicts[] = [];
      const distinct = await settleMany(entries.map(({ article: { id } }) => id), (at) => load(bodies[at] as string, at), SETTINGS, (at, verdicts) => (told[at] = verdicts));
      expect(told).toEqual(held.verdicts);
      expect(distinct).toBe(held.distinct);
      moved += held.verdicts.flatMap((own) => [...own.values()]).filter(({ action }) => action === 'move').length;
    }),
    { numRuns: 150 },
  );
  expect(moved).toBeGreaterThan(50);
});

test('digests number keys as the keys themselves do', () => {
  const statements = Array.from({ length: 120_000 }, (_, at) => ({ index: at, key: `a key of its own number ${at % 90_000}`, links: '' }));
  const page = { outline: { statements } } as unknown as Page;
  const [keys, digests] = [new Keys(), new DigestKeys()];
  expect(digests.of(page)).toEqual(keys.of(page));
  expect([keys.size, digests.size]).toEqual([90_000, 90_000]);
});
