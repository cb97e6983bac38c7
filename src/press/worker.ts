/**
 * A thread that makes what it is asked for, article by article, with a press of its own. It is started before anybody knows what there will be
 * to make, so that its modules are loaded while the engine works. Imports nothing but what the cache of compiled code has to be told first.
 */
import { enableCompileCache } from 'node:module';
import { setImmediate as breathe } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Columns } from './columns.ts';
import type { ArticlePart, Made, Workshop } from './work.ts';
import type { Handed } from './handed.ts';
import type { Page } from './press.ts';

/** What a thread is asked: to open its workshop, then to make sheets or parts of articles, or pages of the site. */
export type Order = { kind: 'open'; folder: string; server: string; handed: Handed } | { kind: 'sheets'; ids: readonly string[] } | { kind: 'make'; ids: readonly string[]; parts: readonly ArticlePart[] } | { kind: 'print'; handed: Handed; pages: readonly Page[] };
/** What was made of articles comes as columns. */
export type Answer = { made: unknown[]; more: boolean } | { articles: Columns } | { error: { message: string; stack?: string | undefined; code?: string | undefined; path?: string | undefined } };

const { code } = workerData as { code?: string };
if (code) enableCompileCache(code);
const [work, columns] = [import('./work.ts'), import('./columns.ts')];
let shop: Workshop | undefined;

/** Returns what was not told of on the way. */
async function answer(order: Order): Promise<unknown[]> {
  if (order.kind === 'open') {
    shop = await (await work).openWorkshop(order.folder, order.server, order.handed);
    return [];
  }
  if (!shop) throw new Error('a thread was asked before it was opened');
  if (order.kind === 'sheets') {
    const told: Array<[id: string, plain: boolean]> = [];
    for (const id of order.ids) told.push([id, await shop.sheets(id)]);
    return told;
  }
  if (order.kind === 'print') {
    await shop.print(order.handed, order.pages);
    return [];
  }
  let made: Made[] = [];
  // What was read of a page holds on to all of its text until it is sent away.
  const send = () => {
    const articles = toColumns(made);
    parentPort?.postMessage({ articles } satisfies Answer, [articles.whole.buffer, articles.real.buffer, articles.runs.buffer] as ArrayBuffer[]);
    made = [];
  };
  const { toColumns } = await columns;
  for (const id of order.ids) {
    if (made.push(await shop.make(id, order.parts)) < BATCH) continue;
    send();
    // Until the event loop turns, the parser keeps the memory of all that it has read.
    await breathe();
  }
  send();
  return [];
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
