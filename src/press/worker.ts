/** A thread that makes what it is asked for, article by article, with a press of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ArticlePart, openWorkshop } from './work.ts';
import type { Handed } from './handed.ts';

export interface Order {
  kind: 'sheets' | 'make';
  parts: readonly ArticlePart[];
  ids: readonly string[];
}

const { folder, server, handed } = workerData as { folder: string; server: string; handed: Handed };
const shop = openWorkshop(folder, server, handed);

parentPort?.on('message', async ({ kind, parts, ids }: Order) => {
  try {
    const { sheets, make } = await shop;
    const made: unknown[] = [];
    for (const id of ids) made.push(kind === 'sheets' ? [id, await sheets(id)] : await make(id, parts));
    parentPort?.postMessage({ made });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
