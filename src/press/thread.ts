/** A thread that answers one order after the other. One that dies, at any time and of whatever, is an error for whoever waits or asks later. */
import { flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import { fromColumns } from './columns.ts';
import type { Answer, Order } from './worker.ts';

export interface Thread {
  ask: <T>(order: Order) => Promise<T[]>;
  end: () => Promise<unknown>;
}

/** MiB that its young objects may take: a page is many small ones, which are gone with the page. */
const YOUNG = 32;

/** `code`: folder for compiled code, so that a thread need not compile it again. */
export function startThread(module: URL, code?: string): Thread {
  // What this thread has compiled, the other need not.
  if (code) flushCompileCache();
  const worker = new Worker(module, { workerData: { code }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
  let waiting: { done: (made: unknown[]) => void; failed: (reason: Error) => void } | undefined;
  let dead: Error | undefined;
  const die = (reason: Error) => {
    dead ??= reason;
    waiting?.failed(dead);
  };
  let all: unknown[] = [];
  // Most of what pages say of the site, each says.
  const same = new Map<string, string>();
  worker.on('message', (told: Answer) => {
    if ('error' in told) return waiting?.failed(Object.assign(new Error(told.error.message), told.error));
    if ('articles' in told) return void all.push(...fromColumns(told.articles, same));
    all.push(...told.made);
    if (told.more) return;
    waiting?.done(all);
    all = [];
  });
  worker.on('error', die);
  worker.on('exit', (number) => die(new Error(`a thread of the build ended by itself, with code ${number}`)));
  return {
    ask: <T>(order: Order) =>
      new Promise<T[]>((done, failed) => {
        if (dead) return failed(dead);
        waiting = { done: done as (made: unknown[]) => void, failed };
        worker.postMessage(order);
      }),
    end: () => worker.terminate(),
  };
}
