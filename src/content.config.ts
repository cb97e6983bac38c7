/**
 * The collection of articles while `npm run dev` runs: read the folder, run the engine, keep what the pages need.
 * A broken article is shown as its issues and the others stay as they are.
 */
import { defineCollection } from 'astro:content';
import { relative, resolve } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { idOf } from './kb/parse.ts';
import { readContent } from './kb/disk.ts';
import { formatIssues, type Issue } from './kb/issue.ts';
import { type Memory, type Outcome, run } from './kb/pipeline.ts';
import type { BrokenData, ReportData, StoredData } from './library.ts';
import { entriesOf } from './press/entries.ts';
import { site } from './site.ts';

const folder = process.env['WINNOW_CONTENT'] ?? 'content';
const memory: Memory = new Map();

const articles: Loader = {
  name: 'winnow',
  async load(context) {
    const { watcher, store } = context;
    // A build hands its articles to the pages itself: nothing is read twice, and the compiled pages are the same whatever they will show.
    if (!watcher) return store.clear();
    await refresh(context);
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

async function refresh({ store, logger, generateDigest }: LoaderContext): Promise<void> {
  const { sources, images, ledger, issues } = await readContent(folder);
  const outcome = run(sources, { ...site.dedupe, publishing: false, lookalikes: true, ledger, images }, memory, issues);
  if (outcome.brokenLaws.length > 0) throw new Error(`A law of the engine is broken: ${outcome.brokenLaws.join('; ')}`);
  if (outcome.issues.length > 0) {
    const told = formatIssues(outcome.issues, outcome.texts);
    logger.error(`\n${told}\n`);
  }
  // Nobody indexes a site that is being written, and an edit should show at once: the gate is left open.
  const fresh = new Map<string, { data: StoredData; body: string }>(entriesOf(outcome, new Map()).map(({ id, data, body }) => [id, { data, body }]));
  for (const [path, found] of byPath(outcome.issues.filter(({ severity, path }) => severity === 'error' && path.endsWith('.mdx')))) fresh.set(idOf(path), { data: broken(path, found, outcome), body: '' });
  fresh.set('_report', { data: { state: 'report', report: outcome.report, issues: outcome.issues.map((issue) => formatIssues([issue], outcome.texts)) } satisfies ReportData, body: '' });
  for (const id of [...store.keys()]) if (!fresh.has(id)) store.delete(id);
  for (const [id, { data, body }] of fresh) store.set({ id, data: data as unknown as Record<string, unknown>, body, digest: generateDigest({ data, body }) });
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
