/**
 * The collection of articles: read the folder, run the engine, keep what the pages need.
 * While `npm run dev` runs, a broken article is shown as its issues and the others stay as they are.
 */
import { defineCollection } from 'astro:content';
import { relative, resolve } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { z } from 'astro/zod';
import { frontmatterSchema } from './kb/article.ts';
import { type Content, digestOf, readAgain, readContent } from './kb/disk.ts';
import { forward, statesOf } from './kb/forwarding.ts';
import { formatIssues, type Issue } from './kb/issue.ts';
import { idOf } from './kb/parse.ts';
import { type Finished, newMemory, type Outcome, run } from './kb/pipeline.ts';
import { REDIRECTS_FILE, redirectsOf } from './kb/redirects.ts';
import type { ArticleData, BrokenData, StoredData } from './library.ts';
import { setLive } from './live.ts';
import { gate } from './seo/gate.ts';
import { site } from './site.ts';

const folder = process.env['WINNOW_CONTENT'] ?? 'content';
/** The day of the build, which whoever builds says: the engine has no clock. Without one, no review is ever too old. */
const today = process.env['WINNOW_TODAY'] ?? '';
const memory = newMemory();
/** What the collection was given last, by id; only while developing. */
const stored = new Map<string, Finished>();
/** Longer than an editor takes to write a file, shorter than a person notices. */
const SETTLED = 20;
/** In more articles than this, what is almost the same is looked for only when the author pauses: it takes longer than a person waits. */
const COMPARED_AT_ONCE = 100;
const PAUSE = 1500;

const articles: Loader = {
  name: 'winnow',
  async load(context) {
    let content = await readContent(folder);
    const { watcher } = context;
    const expected = process.env['WINNOW_DIGEST'];
    if (!watcher && expected && expected !== digestOf(content)) throw new Error('the articles were changed while the site was being built; build it again');
    refresh(context, content, true);
    if (!watcher) return;
    const root = resolve(folder);
    watcher.add(root);
    let work = Promise.resolve();
    let [waiting, pausing]: Array<NodeJS.Timeout | undefined> = [];
    /** Files that only changed; undefined when more has happened. */
    let changed: Set<string> | undefined = new Set();
    watcher.on('all', (event, file) => {
      const path = relative(root, file).replaceAll('\\', '/');
      if (path.startsWith('..')) return;
      if (event === 'change') changed?.add(path);
      else changed = undefined;
      clearTimeout(waiting);
      clearTimeout(pausing);
      waiting = setTimeout(() => {
        const paths = changed;
        changed = new Set();
        work = work.then(async () => {
          content = await readChanged(content, paths);
          const atOnce = content.sources.length <= COMPARED_AT_ONCE;
          refresh(context, content, atOnce);
          if (!atOnce) pausing = setTimeout(() => (work = work.then(() => refresh(context, content, true))), PAUSE);
        });
      }, SETTLED);
    });
  },
};

/** Reads what has changed, or everything when that is not known. */
async function readChanged(content: Content, paths: ReadonlySet<string> | undefined): Promise<Content> {
  let known: Content | undefined = paths && content;
  for (const path of paths ?? []) known = known && (await readAgain(folder, known, path));
  return known ?? readContent(folder);
}

function refresh({ store, logger, watcher, generateDigest }: LoaderContext, { sources, images, ledger, redirects, issues }: Content, lookalikes: boolean): void {
  const live = watcher !== undefined;
  const start = performance.now();
  const outcome = run(sources, { ...site.dedupe, publishing: !live, lookalikes: live && lookalikes, ledger, images }, memory, issues);
  if (outcome.brokenLaws.length > 0) throw new Error(`A law of the engine is broken: ${outcome.brokenLaws.join('; ')}`);
  const old = redirectsOf(redirects);
  const forwarding = forward(old, site.redirects, statesOf(sources, outcome.articles.map(({ article }) => article.id)));
  const found = [...outcome.issues, ...forwarding.issues];
  const texts = new Map([...outcome.texts, [REDIRECTS_FILE, old.text]]);
  if (!live && found.some(({ severity }) => severity === 'error')) throw new Error(`The articles have issues:\n\n${formatIssues(found, texts)}`);
  if (live) {
    setLive({ outcome, issues: found, texts, redirects: forwarding.table });
    if (found.length > 0) logger.error(`\n${formatIssues(found, texts)}\n`);
    logger.info(`${outcome.articles.length} articles judged in ${Math.round(performance.now() - start)} ms`);
  }
  // Nobody indexes a site that is being written, and an edit should show at once.
  const closed = live ? new Map<string, string[]>() : gate(outcome.articles, today);
  const fresh = new Map<string, { data: StoredData; body: string; filePath?: string }>();
  const same = new Set<string>();
  for (const finished of outcome.articles) {
    const { id } = finished.article;
    // To write a thousand articles down anew takes longer than to see that one has changed.
    if (live && store.has(id) && alike(stored.get(id), finished)) same.add(id);
    else fresh.set(id, { data: ready(finished, closed.get(id) ?? []), body: finished.text, ...(live ? { filePath: fileOf(finished.article.path) } : {}) });
    stored.set(id, finished);
  }
  for (const [name, { width, height, svg }] of outcome.figures) fresh.set(`_figure/${name}`, { data: { state: 'figure', name, width, height }, body: svg });
  if (live) for (const [path, own] of byPath(found.filter(({ severity, path }) => severity === 'error' && path.endsWith('.mdx')))) fresh.set(idOf(path), { data: broken(path, own, outcome), body: '', filePath: fileOf(path) });
  for (const id of [...store.keys()]) if (!fresh.has(id) && !same.has(id)) store.delete(id);
  for (const [id, { data, body, filePath }] of fresh) store.set({ id, data: data as unknown as Record<string, unknown>, body, ...(filePath ? { filePath } : {}), digest: generateDigest({ data, body }) });
}

/** As editors know the file: below the root of the project. */
const fileOf = (path: string) => relative('.', resolve(folder, path)).replaceAll('\\', '/');

/** Would the page be the same? The article is the same object while its file is. */
function alike(before: Finished | undefined, now: Finished): boolean {
  return before !== undefined && before.article === now.article && before.text === now.text && (before.moved === now.moved || JSON.stringify(before.moved) === JSON.stringify(now.moved)) && (before.related === now.related || JSON.stringify(before.related) === JSON.stringify(now.related));
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

// The loader checks and stores; the schema is what editors complete the frontmatter by.
export const collections = { articles: defineCollection({ loader: articles, schema: frontmatterSchema as unknown as z.ZodType<StoredData> }) };
