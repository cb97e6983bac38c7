/**
 * The articles while `npm run dev` runs: read the folder, run the engine, hand the result to the pages. The collection itself holds where each
 * article lies, for editors; the articles themselves would be written to disk in it with every edit, and shown only after that. A broken article
 * is shown as its issues and the others stay as they are.
 */
import { relative, resolve } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { type Content, readAgain, readContent } from '../kb/disk.ts';
import { openReadings } from '../kb/disk-readings.ts';
import { forward, statesOf } from '../kb/forwarding.ts';
import { formatIssues, type Issue } from '../kb/issue.ts';
import { idOf } from '../kb/parse.ts';
import { newMemory, run } from '../kb/pipeline.ts';
import { REDIRECTS_FILE, redirectsOf } from '../kb/redirects.ts';
import type { BrokenData } from '../library.ts';
import { setLive, showAnew } from '../live.ts';
import { entriesOf, topicsOf } from '../press/entries.ts';
import { type Entry, hand } from '../press/handed.ts';
import { PARTS } from '../press/plan.ts';
import { SYNONYMS_PATH, textOf } from '../search/synonym-list.ts';
import { site } from '../site.ts';

const folder = process.env['WINNOW_CONTENT'] ?? 'content';
const memory = newMemory();
/** How long the folder has to be still before it is read: longer than an editor takes to write a file, shorter than a person notices. */
const STILL_MS = 20;
/** In more articles than this, what is almost the same is looked for only when the author pauses: it takes longer than a person waits. */
const COMPARED_AT_ONCE = 100;
const PAUSE_MS = 1500;
/** In more than this it is not looked for at all, for nothing else could be shown meanwhile: the time grows with the square. */
const COMPARED_AT_MOST = 1000;

/** The paths whose files the collection knows. */
let placed: unknown;

/** Shows the folder as it is, and as it changes. */
export async function follow(context: LoaderContext, watcher: NonNullable<LoaderContext['watcher']>): Promise<void> {
  const { logger } = context;
  let content = readContent(folder);
  const readings = openReadings(folder);
  memory.files = await readings.recall(content.sources);
  const isFew = () => content.sources.length <= COMPARED_AT_ONCE;
  refresh(context, content, isFew());
  readings.keep(memory.files).catch(() => undefined);
  const root = resolve(folder);
  watcher.add(root);
  let work = Promise.resolve();
  let [waiting, pausing]: Array<NodeJS.Timeout | undefined> = [];
  const told = (error: unknown) => logger.error(String(error));
  const compareLater = () => {
    if (!isFew() && content.sources.length <= COMPARED_AT_MOST) pausing = setTimeout(() => (work = work.then(() => refresh(context, content, true)).catch(told)), PAUSE_MS);
  };
  compareLater();
  if (content.sources.length > COMPARED_AT_MOST) logger.info(`What is almost the same is looked for in up to ${COMPARED_AT_MOST} articles; npm run check compares more.`);
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
      work = work.then(() => {
        content = readChanged(content, paths);
        refresh(context, content, isFew());
        compareLater();
      }).catch(told);
    }, STILL_MS);
  });
}

/** Reads what has changed, or everything when that is not known. */
function readChanged(content: Content, paths: ReadonlySet<string> | undefined): Content {
  let known: Content | undefined = paths && content;
  for (const path of paths ?? []) known = known && readAgain(folder, known, path);
  return known ?? readContent(folder);
}

function refresh({ store, logger }: LoaderContext, { sources, images, ledger, redirects, companions, issues }: Content, lookalikes: boolean): void {
  const start = performance.now();
  const outcome = run(sources, { ...site.dedupe, publishing: false, lookalikes, ledger, images }, memory, issues);
  if (outcome.brokenLaws.length > 0) throw new Error(`A law of the engine is broken: ${outcome.brokenLaws.join('; ')}`);
  const old = redirectsOf(redirects);
  const forwarding = forward(old, site.redirects, statesOf(sources, outcome.articles.map(({ article }) => article.id)));
  const found = [...outcome.issues, ...forwarding.issues];
  let all: ReadonlyMap<string, string> | undefined;
  const texts = () => (all ??= new Map([...outcome.texts, [REDIRECTS_FILE, old.text]]));
  if (found.length > 0) logger.error(`\n${formatIssues(found, texts())}\n`);
  logger.info(`${outcome.articles.length} articles judged in ${Math.round(performance.now() - start)} ms`);
  // Nobody indexes a site that is being written, and an edit should show at once: the gate is left open.
  const entries: Entry[] = [
    ...entriesOf(outcome, new Map()),
    ...[...byPath(found.filter(({ severity, path }) => severity === 'error' && path.endsWith('.mdx')))].map(([path, own]): Entry => ({ id: idOf(path), data: broken(path, own, texts()), body: '' })),
  ];
  setLive({ outcome, issues: found, get texts() { return texts(); }, redirects: forwarding.table });
  // An article that has issues is shown as these, once.
  hand({ entries: [...new Map(entries.map((entry) => [entry.id, entry])).values()], topics: topicsOf(outcome), synonyms: textOf(companions.get(SYNONYMS_PATH)), parts: PARTS });
  if (placed !== memory.files.places) {
    const files = new Map(sources.map(({ path }) => [idOf(path), fileOf(path)]));
    for (const id of [...store.keys()]) if (!files.has(id)) store.delete(id);
    for (const [id, filePath] of files) store.set({ id, data: {}, filePath, digest: filePath });
    placed = memory.files.places;
  }
  showAnew();
}

/** As editors know the file: below the root of the project. */
const fileOf = (path: string) => relative('.', resolve(folder, path)).replaceAll('\\', '/');

function broken(path: string, issues: readonly Issue[], texts: ReadonlyMap<string, string>): BrokenData {
  return { state: 'broken', path, issues: issues.map((issue) => formatIssues([issue], texts)) };
}

function byPath(issues: readonly Issue[]): Map<string, Issue[]> {
  const by = new Map<string, Issue[]>();
  for (const issue of issues) by.set(issue.path, [...(by.get(issue.path) ?? []), issue]);
  return by;
}
