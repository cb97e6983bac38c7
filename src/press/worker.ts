/**
 * A thread that makes what it is asked for, article by article, with a press of its own. It is started before anybody knows what there will be
 * to make, so that its modules are loaded while the engine works. Imports nothing but what the cache of compiled code has to be told first.
 */
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { ArticlePart, Workshop } from './work.ts';
import type { Handed } from './handed.ts';

/** What a thread is asked: to open its workshop, then to make sheets or parts of articles. */
export type Order = { kind: 'open'; folder: string; server: string; handed: Handed } | { kind: 'sheets'; ids: readonly string[] } | { kind: 'make'; ids: readonly string[]; parts: readonly ArticlePart[] };
export type Answer = { made: unknown[]; more: boolean } | { error: { message: string; stack?: string | undefined; code?: string | undefined; path?: string | undefined } };

const { code } = workerData as { code?: string };
if (code) enableCompileCache(code);
const work = import('./work.ts');
let shop: Workshop | undefined;

async function answer(order: Order): Promise<unknown[]> {
  if (order.kind === 'open') {
    shop = await (await work).openWorkshop(order.folder, order.server, order.handed);
    return [];
  }
  if (!shop) throw new Error('a thread was asked before it was opened');
  let made: unknown[] = [];
  for (const id of order.ids) {
    made.push(order.kind === 'sheets' ? [id, await shop.sheets(id)] : await shop.make(id, order.parts));
    if (made.length < BATCH) continue;
    // What was read of a page holds on to all of its text until it is sent away.
    parentPort?.postMessage({ made, more: true } satisfies Answer);
    made = [];
  }
  return made;
}

/** Articles told of at once. */
const BATCH = 32;

parentPort?.on('message', async (order: Order) => {
  let told: Answer;
  try {
    told = { made: await answer(order), more: false };
  } catch (error) {
    // Of an error, a message to another thread keeps the words alone.
    const { message, stack, code, path } = error as NodeJS.ErrnoException;
    told = { error: { message, stack, code, path } };
  }
  parentPort?.postMessage(told);
});
