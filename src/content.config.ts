/**
 * The articles while `npm run dev` runs: read the folder, run the engine, hand the result to the pages. The collection itself holds one small
 * entry that changes with every edit, so that Astro shows the pages anew; ten thousand articles in it would be written to disk each time.
 * A broken article is shown as its issues and the others stay as they are.
 */
import { defineCollection } from 'astro:content';
import { relative, resolve } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import type { Source } from './kb/article.ts';
import { idOf } from './kb/parse.ts';
import { type Content, readContent, readSource } from './kb/disk.ts';
import { formatIssues, type Issue } from './kb/issue.ts';
import { newMemory, type Outcome, run } from './kb/pipeline.ts';
import type { BrokenData } from './library.ts';
import { entriesOf, topicsOf } from './press/entries.ts';
import { type Entry, hand } from './press/handed.ts';
import { PARTS } from './press/plan.ts';
import { site } from './site.ts';

const folder = process.env['WINNOW_CONTENT'] ?? 'content';
const memory = newMemory();
/** How long the folder has to be still before it is read. */
const STILL_MS = 20;
/** What is almost the same is looked for at each edit up to this many articles; above, it would take longer than an author waits. */
const MOST_COMPARED = 500;

let content: Content | undefined;
let edits = 0;

const articles: Loader = {
  name: 'winnow',
  async load(context) {
    const { watcher, store } = context;
    // A build hands its articles to the pages itself: nothing is read twice, and the compiled pages are the same whatever they will show.
    if (!watcher) return store.clear();
    await refresh(context, undefined);
    const root = resolve(folder);
    watcher.add(root);
    let waiting: NodeJS.Timeout | undefined;
    let changed: Set<string> | undefined = new Set();
    watcher.on('all', (event, file) => {
      const path = relative(root, file).replaceAll('\\', '/');
      if (path.startsWith('..')) return;
      if (event === 'change' && path.endsWith('.mdx')) changed?.add(path);
      else changed = undefined;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const paths = changed;
        changed = new Set();
        void refresh(context, paths);
      }, STILL_MS);
    });
  },
};

/** `changed`: the articles that were written to, when nothing else happened. */
async function refresh({ store, logger }: LoaderContext, changed: ReadonlySet<string> | undefined): Promise<void> {
  content = (changed && content && (await reread(content, changed))) ?? (await readContent(folder));
  const { sources, images, ledger, issues } = content;
  const outcome = run(sources, { ...site.dedupe, publishing: false, lookalikes: sources.length <= MOST_COMPARED, ledger, images }, memory, issues);
  if (outcome.brokenLaws.length > 0) throw new Error(`A law of the engine is broken: ${outcome.brokenLaws.join('; ')}`);
  if (outcome.issues.length > 0) logger.error(`\n${formatIssues(outcome.issues, outcome.texts)}\n`);
  // Nobody indexes a site that is being written, and an edit should show at once: the gate is left open.
  const entries: Entry[] = [
    ...entriesOf(outcome, new Map()),
    ...[...byPath(outcome.issues.filter(({ severity, path }) => severity === 'error' && path.endsWith('.mdx')))].map(([path, found]): Entry => ({ id: idOf(path), data: broken(path, found, outcome), body: '' })),
    { id: '_report', data: { state: 'report', report: outcome.report, issues: outcome.issues.map((issue) => formatIssues([issue], outcome.texts)) }, body: '' },
  ];
  // An article that has issues is shown as these, once.
  hand({ entries: [...new Map(entries.map((entry) => [entry.id, entry])).values()], topics: topicsOf(outcome), parts: PARTS });
  store.set({ id: '_edit', data: { state: 'edit', edits: ++edits }, digest: String(edits) });
}

/** The same folder with some articles read again; undefined when one of them is no longer what it was. */
async function reread(known: Content, paths: ReadonlySet<string>): Promise<Content | undefined> {
  const fresh = new Map<string, Source>();
  for (const path of paths) {
    const source = await readSource(folder, path);
    if (!source || !known.sources.some((old) => old.path === path)) return undefined;
    fresh.set(path, source);
  }
  return { ...known, sources: known.sources.map((source) => fresh.get(source.path) ?? source) };
}

function broken(path: string, issues: readonly Issue[], { texts }: Outcome): BrokenData {
  return { state: 'broken', path, issues: issues.map((issue) => formatIssues([issue], texts)) };
}

function byPath(issues: readonly Issue[]): Map<string, Issue[]> {
  const by = new Map<string, Issue[]>();
  for (const issue of issues) by.set(issue.path, [...(by.get(issue.path) ?? []), issue]);
  return by;
}

export const collections = { articles: defineCollection({ loader: articles, schema: z.object({ state: z.string(), edits: z.number() }) }) };
