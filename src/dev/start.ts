/** The thread with the engine, started with the command, before the dev server is there to ask for it: the two are loaded at the same time. */
import { Worker } from 'node:worker_threads';
import type { Told } from './judge.ts';

export interface Judge {
  thread: Worker;
  /** From now on, and what it has said until now. */
  listen: (listener: (told: Told) => void) => void;
}

// The command and the loader run in module graphs of their own, but in one process.
const SLOT = Symbol.for('winnow.judge');
const slots = globalThis as { [SLOT]?: Judge | undefined };

/** `code`: folder for compiled code, so that the thread need not compile it again. */
export const startJudge = (folder: string, code: string): void => void (slots[SLOT] = open(folder, code));

/** The thread that was started, once; then others. */
export function takeJudge(folder: string): Judge {
  const judge = slots[SLOT] ?? open(folder);
  slots[SLOT] = undefined;
  return judge;
}

function open(folder: string, code?: string): Judge {
  const thread = new Worker(new URL('engine.ts', import.meta.url), { workerData: { folder, code } });
  // What a thread says while nobody listens is lost.
  const early: Told[] = [];
  const note = (told: Told) => void early.push(told);
  thread.on('message', note);
  return {
    thread,
    listen(listener) {
      thread.off('message', note);
      early.forEach(listener);
      thread.on('message', listener);
    },
  };
}
