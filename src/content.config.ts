/**
 * The collection of articles: read the folder, run the engine, keep what the pages need.
 * While `npm run dev` runs, a broken article is shown as its issues and the others stay as they are.
 */
import { defineCollection } from 'astro:content';
import { relative, resolve } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { idOf } from './kb/parse.ts';
import { digestOf, readContent } from './kb/disk.ts';
import { formatIssues, type Issue } from './kb/issue.ts';
import { type Finished, type Memory, type Outcome, run } from './kb/pipeline.ts';
import type { ArticleData, BrokenData, ReportData, StoredData } from './library.ts';
import { gate } from './seo/gate.ts';
import { site } from './site.ts';

const folder = process.env['WINNOW_CONTENT'] ?? 'content';
/** The day of the build, which whoever builds says: the engine has no clock. Without one, no review is ever too old. */
const today = process.env['WINNOW_TODAY'] ?? '';
const memory: Memory = new Map();

const articles: Loader = {
  name: 'winnow',
  async load(context) {
    await refresh(context);
    const { watcher } = context;
    if (!watcher) return;
    const root = resolve(folder);
    watcher.add(root);
    let waiting: NodeJS.Timeout | undefined;
    watcher.on('all', (_event, file) => {
      if (relative(root, file).startsWith('..')) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => void refresh(context), 20);
    });
  },
};

async function refresh({ store, logger, watcher, generateDigest }: LoaderContext): Promise<void> {
  const live = watcher !== undefined;
  const found = await readContent(folder);
  const { sources, images, ledger, issues } = found;
  const expected = process.env['WINNOW_DIGEST'];
  if (!live && expected && expected !== digestOf(found)) throw new Error('the articles were changed while the site was being built; build it again');
  const outcome = run(sources, { ...site.dedupe, publishing: !live, lookalikes: live, ledger, images }, memory, issues);
  if (outcome.brokenLaws.length > 0) throw new Error(`A law of the engine is broken: ${outcome.brokenLaws.join('; ')}`);
  if (outcome.issues.length > 0) {
    const told = formatIssues(outcome.issues, outcome.texts);
    if (!live && outcome.issues.some(({ severity }) => severity === 'error')) throw new Error(`The articles have issues:\n\n${told}`);
    if (live) logger.error(`\n${told}\n`);
  }
  // Nobody indexes a site that is being written, and an edit should show at once.
  const closed = live ? new Map<string, string[]>() : gate(outcome.articles, today);
  const fresh = new Map<string, { data: StoredData; body: string }>(outcome.articles.map((article) => [article.article.id, { data: ready(article, closed.get(article.article.id) ?? []), body: article.text }]));
  for (const [name, { width, height, svg }] of outcome.figures) fresh.set(`_figure/${name}`, { data: { state: 'figure', name, width, height }, body: svg });
  if (live) {
    for (const [path, found] of byPath(outcome.issues.filter(({ severity, path }) => severity === 'error' && path.endsWith('.mdx')))) fresh.set(idOf(path), { data: broken(path, found, outcome), body: '' });
    fresh.set('_report', { data: { state: 'report', report: outcome.report, issues: outcome.issues.map((issue) => formatIssues([issue], outcome.texts)) } satisfies ReportData, body: '' });
  }
  for (const id of [...store.keys()]) if (!fresh.has(id)) store.delete(id);
  for (const [id, { data, body }] of fresh) store.set({ id, data: data as unknown as Record<string, unknown>, body, digest: generateDigest({ data, body }) });
}

function ready({ article, moved, related }: Finished, noindex: string[]): ArticleData {
  return { state: 'ready', ...article.data, path: article.path, moved, related, noindex };
}

function broken(path: string, issues: readonly Issue[], { texts }: Outcome): BrokenData {
  return { state: 'broken', path, issues: issues.map((issue) => formatIssues([issue], texts)) };
}

function byPath(issues: readonly Issue[]): Map<string, Issue[]> {
  const by = new Map<string, Issue[]>();
  for (const issue of issues) by.set(issue.path, [...(by.get(issue.path) ?? []), issue]);
  return by;
}

export const collections = { articles: defineCollection({ loader: articles, schema: z.custom<StoredData>() }) };
