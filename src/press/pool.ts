/**
 * Articles -> what is made of them, on all cores. Each thread gets its share of the articles once and is then asked part by part; this one,
 * which has most modules loaded already, takes a share itself. For a few articles other threads would take longer to start than the work.
 * A thread that dies ends the build with an error; none is waited for in vain.
 */
import { availableParallelism } from 'node:os';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Handed } from './handed.ts';
import { detached } from './columns.ts';
import { startThread, type Thread } from './thread.ts';
import type { Page } from './press.ts';
import { type ArticlePart, type Made, openWorkshop, type Workshop } from './work.ts';
import type { Order } from './worker.ts';

/** Fewer articles than this for each thread are not worth it: where pages are made alone, and where sheets and images are, which take several times as long. */
export const LEAST = { pages: 60, whole: 10 };

/** Ids of articles, and whether there is nothing to tell about their sheets. */
export type Sheets = ReadonlyArray<readonly [id: string, plain: boolean]>;

export interface Task {
  /** Where the site is being built. */
  folder: string;
  /** The compiled pages. */
  server: string;
  handed: Handed;
  /** The articles to make, all of them among `handed`. */
  ids: readonly string[];
}

export interface Pool {
  /** Says about how many articles there will be to make: threads that are worth it get ready. */
  expect: (count: number) => void;
  /** Says what there is to make. */
  open: (task: Task) => Promise<void>;
  sheets: () => Promise<Sheets>;
  make: (parts: readonly ArticlePart[]) => Promise<Made[]>;
  /** Makes pages that show the site, of which `handed` has all articles. */
  print: (handed: Handed, pages: readonly Page[]) => Promise<void>;
  close: () => Promise<void>;
}

export interface Threads {
  most?: number;
  least?: number;
  /** The module that a thread runs. */
  module?: URL;
  /** Folder for compiled code, so that a thread need not compile it again. */
  code?: string | undefined;
  /** Whether this thread takes a share. */
  here?: boolean;
}

export function openPool({ most = availableParallelism(), least = LEAST.whole, module = new URL('worker.ts', import.meta.url), code, here = false }: Threads = {}): Pool {
  const threads: Thread[] = [];
  const start = (count: number) => {
    while (threads.length < count) threads.push(startThread(module, code));
  };
  const worth = (count: number) => Math.min(most, Math.floor(count / least));
  let shares: string[][] = [];
  let ours: Share | undefined;
  const all = async <T>(order: (ids: readonly string[], at: number) => Order, own: readonly T[] | Promise<readonly T[]> = []): Promise<T[]> => (await Promise.all([...shares.map((ids, at) => (threads[at] as Thread).ask<T>(order(ids, at))), own])).flat();
  const others = (count: number) => (here ? count - 1 : count);
  return {
    expect: (count) => void (worth(count) > 1 && start(others(worth(count)))),
    async open(task) {
      const { folder, server, handed, ids } = task;
      const count = worth(ids.length);
      if (count < 2) return void (ours = openHere(task));
      start(others(count));
      shares = Array.from({ length: count }, (_, at) => ids.filter((_id, index) => index % count === at));
      if (here) ours = openHere({ ...task, ids: shares.pop() as string[] });
      await all((own) => ({ kind: 'open', folder, server, handed: shareOf(handed, new Set(own)) }));
    },
    sheets: () => all((ids) => ({ kind: 'sheets', ids }), ours?.sheets() ?? []),
    make: (parts) => all((ids) => ({ kind: 'make', ids, parts }), ours?.make(parts) ?? []),
    async print(handed, pages) {
      const hands = shares.length + (ours ? 1 : 0);
      const part = (at: number) => pages.filter((_page, index) => index % hands === at);
      await all((_ids, at) => ({ kind: 'print', handed, pages: part(at) }), ours?.print(handed, part(hands - 1)).then(() => []));
    },
    close: async () => void (await Promise.all(threads.map((thread) => thread.end()))),
  };
}

/** Articles after which this thread listens to the others. */
const BATCH = 16;

type Share = Pick<Pool, 'sheets' | 'make' | 'print'>;

function openHere({ folder, server, handed, ids }: Task): Share {
  let shop: Promise<Workshop> | undefined;
  const open = () => (shop ??= openWorkshop(folder, server, handed));
  return {
    async sheets() {
      const made: Array<Sheets[number]> = [];
      for (const id of ids) {
        made.push([id, await (await open()).sheets(id)]);
        if (made.length % BATCH === 0) await breathe();
      }
      return made;
    },
    async make(parts) {
      const made: Made[] = [];
      const same = new Map<string, string>();
      let batch: Made[] = [];
      const rest = () => {
        made.push(...detached(batch, same));
        batch = [];
      };
      for (const id of ids) {
        batch.push(await (await open()).make(id, parts));
        if (batch.length < BATCH) continue;
        rest();
        await breathe();
      }
      rest();
      return made;
    },
    print: async (site, pages) => (await open()).print(site, pages),
  };
}

/** What one thread needs: its own articles and every drawing. */
const shareOf = (handed: Handed, own: ReadonlySet<string>): Handed => ({ ...handed, entries: handed.entries.filter(({ id, data }) => data.state === 'figure' || own.has(id)), derived: new Map([...(handed.derived ?? [])].filter(([id]) => own.has(id))) });
