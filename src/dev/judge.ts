/**
 * A thread with the engine in it: reads the content folder, says first what stands in the articles, then what is left of them and why, and does so
 * again after each change. Asked for the notes of an article or for the report, it answers.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckSettings } from '../kb/check/rule.ts';
import { checkRules } from '../kb/check/rules.ts';
import { type Content, readContent } from '../kb/disk.ts';
import { readInBatches, runInBatches } from '../kb/disk-batches.ts';
import { openReadings } from '../kb/disk-readings.ts';
import { forward, statesOf } from '../kb/forwarding.ts';
import { formatIssues, type Issue, sortIssues } from '../kb/issue.ts';
import { idOf } from '../kb/parse.ts';
import { newMemory } from '../kb/pipeline.ts';
import { REDIRECTS_FILE, redirectsOf } from '../kb/redirects.ts';
import type { BrokenData } from '../library.ts';
import type { Live, Note, ToldReport } from '../live.ts';
import type { Entry, Handed } from '../press/handed.ts';
import { SYNONYMS_PATH, textOf } from '../search/synonym-list.ts';
import { site } from '../site.ts';
import { onePass } from '../verify/content.ts';
import { type Bare, pack, type Packed } from './bodies.ts';
import { Known } from './fresh.ts';
import { type Judged, notesOf } from './notes.ts';
import { reread } from './reread.ts';
import { unjudged } from './unjudged.ts';

/** What the thread is told: which files may have changed, come or gone; or what is asked, with a number for the answer. */
export type Asked = { kind: 'changed'; paths: string[] } | { kind: 'notes'; id: string; ask: number } | { kind: 'report'; ask: number };
export type Told = Part | News | { kind: 'answer'; ask: number; value: Note[] | ToldReport | undefined } | { kind: 'log'; level: 'info' | 'error'; text: string };
/** Entries that are new or not as they were: before the news that they belong to. */
export interface Part extends Packed {
  kind: 'part';
}
export interface News extends Pick<Handed, 'topics' | 'synonyms'>, Pick<Live, 'judged' | 'redirects'> {
  kind: 'news';
  /** Ids of entries that are no longer there. */
  gone: string[];
  /** Paths of all articles, when they are not those of the last news. */
  paths: string[] | undefined;
}

/** In more articles than this, what is almost the same is looked for only when the author pauses: it takes longer than a person waits. */
const COMPARED_AT_ONCE = 100;
const PAUSE_MS = 1500;
/** In more than this it is not looked for at all, for nothing else could be shown meanwhile: the time grows with the square. */
const COMPARED_AT_MOST = 1000;
/** Entries told of at once: to take up a part must not hold up a page. */
const PART = 250;

const { folder } = workerData as { folder: string };
const memory = newMemory();
const tell = (told: Told, ...given: ArrayBuffer[]) => parentPort?.postMessage(told, given);
const log = (level: 'info' | 'error', text: string) => tell({ kind: 'log', level, text });
/** What the rules are given while one writes: the day, and the site's own settings. */
const checkSettings = (): CheckSettings => ({ today: new Date().toISOString().slice(0, 10), reviewEveryMonths: site.reviewEveryMonths, language: site.language, url: site.url, off: site.check.off });

let content: Content;
let judged: (Judged & { texts: () => ReadonlyMap<string, string> }) | undefined;
let pausing: NodeJS.Timeout | undefined;
/** What was told of last: entries, and the paths of the articles. */
let known = new Known([]);
let placed: unknown;
/** Files that may be others than when they were read. */
let pending = new Set<string>();

const isFew = () => content.sources.length <= COMPARED_AT_ONCE;
const compareLater = () => {
  if (!isFew() && content.sources.length <= COMPARED_AT_MOST) pausing = setTimeout(() => (work = work.then(() => guarded(() => judge(true)))), PAUSE_MS);
};

/** Whatever fails is told, and the thread goes on. */
async function guarded(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    log('error', String(error));
  }
}

async function begin(): Promise<void> {
  content = readContent(folder);
  const { sources } = content;
  if (!isFew()) {
    const entries = unjudged(sources);
    known = new Known(entries.map(({ id }) => id));
    news(inParts(entries).map((part) => ({ entries: part })), { judged: false, topics: topicsOfEntries(entries), redirects: {}, gone: [] });
    log('info', `${sources.length} articles read; what they repeat is being looked for`);
  }
  const readings = openReadings(folder);
  memory.files = await readInBatches(sources, undefined, await readings.recall(sources));
  await judge(isFew());
  // Best effort, and beside all else.
  readings.keep(memory.files).catch(() => undefined);
  compareLater();
  if (sources.length > COMPARED_AT_MOST) log('info', `What is almost the same is looked for in up to ${COMPARED_AT_MOST} articles; npm run check compares more.`);
}

async function change(): Promise<void> {
  if (pending.size === 0) return;
  clearTimeout(pausing);
  await judge(isFew());
  compareLater();
}

/** Reads what may be another than it was. */
function readPending(): void {
  const paths = pending;
  pending = new Set();
  content = reread(folder, content, paths);
}

async function judge(lookalikes: boolean): Promise<void> {
  const start = performance.now();
  if (pending.size > 0) readPending();
  const { sources, images, ledger, redirects, companions, issues } = content;
  const outcome = await runInBatches(sources, { ...site.dedupe, publishing: false, lookalikes, ledger, images, redirects }, memory, issues);
  if (outcome.brokenLaws.length > 0) throw new Error(`A law of the engine is broken: ${outcome.brokenLaws.join('; ')}`);
  // What was written meanwhile is on the pages already: they must not show again what was there before.
  if (!judged && pending.size > 0) return judge(lookalikes);
  const old = redirectsOf(redirects);
  const forwarding = forward(old, site.redirects, statesOf(sources, outcome.articles.map(({ article }) => article.id)));
  const found = [...outcome.issues, ...forwarding.issues];
  let all: ReadonlyMap<string, string> | undefined;
  const texts = () => (all ??= new Map([...outcome.texts, [REDIRECTS_FILE, old.text]]));
  judged = { outcome, issues: found, texts };
  if (found.length > 0) log('error', `\n${formatIssues(found, texts())}\n`);
  log('info', `${outcome.articles.length} articles judged in ${Math.round(performance.now() - start)} ms`);
  // Nobody indexes a site that is being written, and an edit should show at once: the gate is left open. An article that has issues is shown as these.
  const broken = [...byPath(found.filter(({ severity, path }) => severity === 'error' && path.endsWith('.mdx')))].map(([path, own]): Entry => ({ id: idOf(path), data: brokenOf(path, own, texts()), body: '' }));
  const { entries, gone, topics } = known.fresh(outcome, broken);
  news(inParts(entries).values().map(pack), { judged: true, topics, synonyms: textOf(companions.get(SYNONYMS_PATH)), redirects: forwarding.table, gone });
}

/** Tells of entries that are not as they were told last, then what there is besides. */
function news(packed: Iterable<Packed>, told: Omit<News, 'kind' | 'paths'>): void {
  for (const part of packed) tell({ kind: 'part', ...part }, ...(part.bytes ? [part.bytes.buffer] : []));
  const paths = placed === memory.files.places && told.judged ? undefined : content.sources.map(({ path }) => path);
  placed = memory.files.places;
  tell({ kind: 'news', ...told, paths });
}

const inParts = <T>(entries: readonly T[]): T[][] => Array.from({ length: Math.ceil(entries.length / PART) }, (_, part) => entries.slice(part * PART, (part + 1) * PART));

function topicsOfEntries(entries: readonly Bare[]): Handed['topics'] {
  const used = new Set(entries.flatMap(({ data }) => (data.state === 'ready' ? [data.topic] : [])));
  return (Object.keys(site.topics) as Array<keyof typeof site.topics>).filter((topic) => used.has(topic));
}

function brokenOf(path: string, issues: readonly Issue[], texts: ReadonlyMap<string, string>): BrokenData {
  return { state: 'broken', path, issues: issues.map((issue) => formatIssues([issue], texts)) };
}

function byPath(issues: readonly Issue[]): Map<string, Issue[]> {
  const by = new Map<string, Issue[]>();
  for (const issue of issues) by.set(issue.path, [...(by.get(issue.path) ?? []), issue]);
  return by;
}

function notes(id: string): Note[] | undefined {
  return judged && notesOf(judged, id, checkSettings());
}

function report(): ToldReport | undefined {
  if (!judged) return undefined;
  const { outcome, issues, texts } = judged;
  // The rules read each article again: a thousand take as long as a person waits.
  const isRuled = content.sources.length <= COMPARED_AT_MOST;
  const ruled = isRuled ? checkRules(onePass(outcome.articles.map(({ article }) => article)), checkSettings()) : [];
  return { report: outcome.report, ruled: isRuled, issues: sortIssues([...issues, ...ruled]).map((issue) => formatIssues([issue], texts())) };
}

let work = guarded(begin);
parentPort?.on('message', (asked: Asked) => {
  if (asked.kind === 'changed') for (const path of asked.paths) pending.add(path);
  work = work.then(() =>
    guarded((): unknown => {
      if (asked.kind === 'changed') return change();
      let value: Note[] | ToldReport | undefined;
      try {
        value = asked.kind === 'notes' ? notes(asked.id) : report();
      } finally {
        tell({ kind: 'answer', ask: asked.ask, value });
      }
      return undefined;
    }),
  );
});
