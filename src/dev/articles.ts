/**
 * The articles while `npm run dev` runs: a thread reads the folder and runs the engine (judge.ts); what it says is handed to the pages. The collection
 * itself holds where each article lies, for editors; the articles themselves would be written to disk in it with every edit, and shown only after
 * that. A broken article is shown as its issues and the others stay as they are. Nothing is waited for here: whoever asks for a page before there
 * is something to show is kept waiting by the library.
 */
import { readdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { currentLive, type Live, type Note, setLive, showAnew, type ToldReport } from '../live.ts';
import { type Entry, hand, handed, PARTS } from '../press/handed.ts';
import { unpack } from './bodies.ts';
import type { Asked, News, Told } from './judge.ts';
import { takeJudge } from './start.ts';
import { watchFolder } from './watch.ts';

const folder = process.env['WINNOW_CONTENT'] ?? 'content';

/** Shows the folder as it is, and as it changes. */
export function follow({ store, logger }: LoaderContext, watcher: NonNullable<LoaderContext['watcher']>): void {
  currentLive()?.stop();
  const { thread, listen } = takeJudge(folder);
  const tell = (asked: Asked) => thread.postMessage(asked);
  const answers = new Map<number, (value: never) => void>();
  let asks = 0;
  const ask = <T>(asked: { kind: 'notes'; id: string } | { kind: 'report' }) => new Promise<T | undefined>((done) => {
    answers.set(++asks, done);
    tell({ ...asked, ask: asks });
  });
  const { promise: shown, resolve: begins } = Promise.withResolvers<void>();
  const live: Live = {
    shown,
    judged: false,
    redirects: {},
    // Until all is judged the thread has no time to answer.
    notes: (id) => (live.judged ? ask<Note[]>({ kind: 'notes', id }) : Promise.resolve(undefined)),
    report: () => (live.judged ? ask<ToldReport>({ kind: 'report' }) : Promise.resolve(undefined)),
    stop: () => {
      watching.stop();
      begins();
      void thread.terminate();
    },
  };
  const entries = new Map<string, Entry>();
  const show = ({ judged, redirects, topics, synonyms, gone, paths }: News) => {
    for (const id of gone) entries.delete(id);
    Object.assign(live, { judged, redirects });
    hand({ entries: [...entries.values()], topics, synonyms, parts: PARTS });
    if (paths) place(store, paths);
    begins();
    showAnew();
  };

  setLive(live);
  place(store, listed());
  // From before the folder has been read: what changes meanwhile is read again after that.
  const watching = watchFolder(resolve(folder), watcher, (paths) => {
    tell({ kind: 'changed', paths });
    // Until then pages show what stands in the files, and need not wait for the engine.
    if (!live.judged && handed()) showAnew();
  });
  listen((told: Told) => {
    if (told.kind === 'part') for (const entry of unpack(told, folder)) entries.set(entry.id, entry);
    else if (told.kind === 'log') logger[told.level](told.text);
    else if (told.kind === 'answer') {
      answers.get(told.ask)?.(told.value as never);
      answers.delete(told.ask);
    } else show(told);
  });
  thread.on('error', (error) => logger.error(`${String(error)}\nThe articles are no longer followed: start npm run dev again.`));
  thread.on('exit', () => {
    for (const answer of answers.values()) answer(undefined as never);
    begins();
  });
}

/** Tells the collection where each article lies: all that it is asked for are the files. */
function place(store: LoaderContext['store'], paths: readonly string[]): void {
  // As editors know the files: below the root of the project.
  const root = relative('.', resolve(folder)).replaceAll('\\', '/');
  const now = new Set(paths);
  for (const id of store.keys()) if (!now.has(id)) store.delete(id);
  for (const id of now) if (!store.has(id)) store.set({ id, data: {}, filePath: `${root}/${id}`, digest: id });
}

/** What looks like articles, before any of it has been read. */
function listed(): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.mdx')).map((path) => path.replaceAll('\\', '/'));
  } catch {
    return [];
  }
}
