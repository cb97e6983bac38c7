/**
 * Articles -> what is made of them, on all cores. Each thread gets its share of the articles once and is then asked part by part;
 * for a few articles the threads would take longer to start than the work, so it is done here.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Handed } from './handed.ts';
import { type ArticlePart, type Made, openWorkshop } from './work.ts';
import type { Order } from './worker.ts';

/** Fewer articles than this for each thread are not worth it. */
const LEAST = 60;

/** Ids of articles, and whether there is nothing to tell about their sheets. */
export type Sheets = ReadonlyArray<readonly [id: string, plain: boolean]>;

export interface Pool {
  sheets: () => Promise<Sheets>;
  make: (parts: readonly ArticlePart[]) => Promise<Made[]>;
  close: () => Promise<void>;
}

/** `ids`: the articles to make, all of them among `handed`. */
export function openPool(folder: string, server: string, handed: Handed, ids: readonly string[]): Pool {
  const threads = Math.min(availableParallelism(), Math.floor(ids.length / LEAST));
  if (threads < 2) return alone(folder, server, handed, ids);
  const shares = Array.from({ length: threads }, (_, at) => ids.filter((_id, index) => index % threads === at));
  const workers = shares.map((own) => new Worker(new URL('worker.ts', import.meta.url), { workerData: { folder, server, handed: shareOf(handed, new Set(own)) } }));
  const all = async <T>(order: Omit<Order, 'ids'>): Promise<T[]> => (await Promise.all(workers.map((worker, at) => ask<T>(worker, { ...order, ids: shares[at] as string[] })))).flat();
  return {
    sheets: () => all({ kind: 'sheets', parts: [] }),
    make: (parts) => all({ kind: 'make', parts }),
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
}

function alone(folder: string, server: string, handed: Handed, ids: readonly string[]): Pool {
  let shop: ReturnType<typeof openWorkshop> | undefined;
  const open = () => (shop ??= openWorkshop(folder, server, handed));
  return {
    async sheets() {
      const { sheets } = await open();
      const made: Array<Sheets[number]> = [];
      for (const id of ids) made.push([id, await sheets(id)]);
      return made;
    },
    async make(parts) {
      const { make } = await open();
      const made: Made[] = [];
      for (const id of ids) made.push(await make(id, parts));
      return made;
    },
    close: () => Promise.resolve(),
  };
}

/** What one thread needs: its own articles and every drawing. */
const shareOf = (handed: Handed, own: ReadonlySet<string>): Handed => ({ ...handed, entries: handed.entries.filter(({ id, data }) => data.state === 'figure' || own.has(id)), derived: new Map([...(handed.derived ?? [])].filter(([id]) => own.has(id))) });

function ask<T>(worker: Worker, order: Order): Promise<T[]> {
  return new Promise((done, failed) => {
    worker.once('message', ({ made, error }: { made?: T[]; error?: Error }) => (made ? done(made) : failed(error)));
    worker.once('error', failed);
    worker.postMessage(order);
  });
}
