/**
 * The articles while `npm run dev` runs: a thread reads the folder and runs the engine (judge.ts); what it says is handed to the pages. The collection
 * itself holds where each article lies, for editors; the articles themselves would be written to disk in it with every edit, and shown only after
 * that. A broken article is shown as its issues and the others stay as they are.
 */
import { relative, resolve } from 'node:path';
import type { LoaderContext } from 'astro/loaders';
import { idOf } from '../kb/parse.ts';
import { currentLive, type Live, type Note, setLive, showAnew, type ToldReport } from '../live.ts';
import { type Entry, hand } from '../press/handed.ts';
import { PARTS } from '../press/plan.ts';
import type { Asked, News, Told } from './judge.ts';
import { takeJudge } from './start.ts';
import { watchFolder } from './watch.ts';

const folder = process.env['WINNOW_CONTENT'] ?? 'content';

/** Shows the folder as it is, and as it changes; done when there is something to show. */
export async function follow({ store, logger }: LoaderContext, watcher: NonNullable<LoaderContext['watcher']>): Promise<void> {
  currentLive()?.stop();
  const { thread, listen } = takeJudge(folder);
  const tell = (asked: Asked) => thread.postMessage(asked);
  const answers = new Map<number, (value: never) => void>();
  let asks = 0;
  const ask = <T>(asked: { kind: 'notes'; id: string } | { kind: 'report' }) => new Promise<T | undefined>((done) => {
    answers.set(++asks, done);
    tell({ ...asked, ask: asks });
  });
  const live: Live = {
    judged: false,
    redirects: {},
    // Until all is judged the thread has no time to answer.
    notes: (id) => (live.judged ? ask<Note[]>({ kind: 'notes', id }) : Promise.resolve(undefined)),
    report: () => (live.judged ? ask<ToldReport>({ kind: 'report' }) : Promise.resolve(undefined)),
    stop: () => {
      watching.stop();
      void thread.terminate();
    },
  };
  const entries = new Map<string, Entry>();
  const show = ({ judged, redirects, topics, synonyms, gone, paths }: News) => {
    for (const id of gone) entries.delete(id);
    Object.assign(live, { judged, redirects });
    hand({ entries: [...entries.values()], topics, synonyms, parts: PARTS });
    if (paths) place(store, paths);
    showAnew();
  };

  setLive(live);
  // From before the folder has been read: what changes meanwhile is read again after that.
  const watching = watchFolder(resolve(folder), watcher, (paths) => tell({ kind: 'changed', paths }));
  await new Promise<void>((ready) => {
    listen((told: Told) => {
      if (told.kind === 'part') for (const entry of told.entries) entries.set(entry.id, entry);
      else if (told.kind === 'log') logger[told.level](told.text);
      else if (told.kind === 'answer') {
        answers.get(told.ask)?.(told.value as never);
        answers.delete(told.ask);
      } else {
        show(told);
        watching.again();
        ready();
      }
    });
    thread.on('error', (error) => logger.error(`${String(error)}\nThe articles are no longer followed: start npm run dev again.`));
    thread.on('exit', () => {
      for (const answer of answers.values()) answer(undefined as never);
      ready();
    });
  });
}

/** Tells the collection where each article lies. */
function place(store: LoaderContext['store'], paths: readonly string[]): void {
  const files = new Map(paths.map((path) => [idOf(path), fileOf(path)]));
  for (const id of [...store.keys()]) if (!files.has(id)) store.delete(id);
  for (const [id, filePath] of files) if (store.get(id)?.filePath !== filePath) store.set({ id, data: {}, filePath, digest: filePath });
}

/** As editors know the file: below the root of the project. */
const fileOf = (path: string) => relative('.', resolve(folder, path)).replaceAll('\\', '/');
