/** What a reader's actions cost, as size-limit packs it: each file that is loaded on intent has a budget of its own. Pages are weighed in validators.test.ts. */
import { join } from 'node:path';
import file from '@size-limit/file';
import sizeLimit from 'size-limit';
import { expect, inject, test } from 'vitest';

const out = inject('built');

/** In KiB with brotli. */
const BUDGETS: ReadonlyArray<[files: readonly string[], most: number, why: string]> = [
  [['search/search.js'], 14, 'the dialog and the instant answers'],
  [['search/search.js', 'search/instant.json'], 24, 'all that the first answer needs'],
  [['search/words.json'], 8, 'only when a word is unknown'],
  [['index.html'], 8, 'home'],
  [['search/index.html'], 8, 'every article by topic'],
  [['topics/icloud/index.html'], 8, 'a topic'],
  [['checklists/index.html'], 8, 'every checklist'],
  [['icloud-photos-not-syncing/checklist/index.html'], 10, 'a checklist'],
  [['about/index.html'], 7, 'a page of text'],
  [['404.html'], 8, 'a wrong address'],
  [['feed.xml', 'sitemap.xml', 'llms.txt'], 10, 'what machines fetch often'],
];

test.each(BUDGETS)('%j: at most %i KiB for %s', async (files, most) => {
  const [found] = (await sizeLimit([file], { checks: [{ files: files.map((name) => join(out, name)) }] })) as Array<{ size: number }>;
  expect(found!.size).toBeGreaterThan(500);
  expect(found!.size).toBeLessThanOrEqual(most * 1024);
});
