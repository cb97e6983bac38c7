/**
 * PDFs by the hash of what they are made from. Lost or damaged entries are made again.
 * The time of an entry's file is that of its last use: what no build of late has used is cleared away.
 */
import { randomBytes } from 'node:crypto';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { keep, nameOf, recall } from '../kb/disk-cache.ts';
import { writeWhole } from '../kb/disk.ts';
import type { Fit } from './arrange.ts';
import { makersKey } from './typst.ts';

/** Inside node_modules, where `npm ci` clears it. */
export const FOLDER = join(process.cwd(), 'node_modules', '.cache', 'winnow', 'sheets');

export interface Made {
  pdf: Buffer;
  /** Of a sheet; a pack has one for each of its own. */
  fit?: Fit;
  pages: number;
}

/** The name under which what is made from `data` is kept. */
export const entryOf = (data: unknown) => nameOf(makersKey(), JSON.stringify(data));

/** What `make` gives for `data`; what is kept is a line of JSON and the PDF in one file, so that it is whole or not there. */
export async function remembered<T extends Made | undefined>(data: unknown, make: () => T | Promise<T>, folder = FOLDER): Promise<T> {
  const name = entryOf(data);
  const known = await recall(folder, name);
  if (known) {
    await use(join(folder, name));
    const end = known.indexOf(10);
    return { ...(JSON.parse(known.toString('utf8', 0, end)) as Omit<Made, 'pdf'>), pdf: known.subarray(end + 1) } as T;
  }
  const made = await make();
  if (made) await keep(folder, name, Buffer.concat([Buffer.from(`${JSON.stringify({ fit: made.fit, pages: made.pages })}\n`), made.pdf]));
  return made;
}

async function use(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}

/** An entry that none of so many builds used is cleared away. */
export const KEPT_BUILDS = 5;

/** What is left beside the entries by each build that succeeded: a file whose time is that of the build's beginning. */
const MARK = /^build-[\da-f]+$/;
const ENTRY = /^[\da-f]{64}$/;
/** Clocks of file systems tick slowly. */
const TICK = 1000;

/**
 * Call it when a build begins; call what it returns when the build has succeeded: it says how many entries were cleared away. Another build
 * at the same time loses nothing: what it has used is younger than its own beginning. `carried`: entries whose sheets the build took over from
 * the last one without asking for them, which are in use all the same.
 */
export function buildBegins(folder = FOLDER): (carried?: Iterable<string>) => Promise<number> {
  const began = new Date(Date.now() - TICK);
  return async (carried = []) => {
    for (const entry of carried) await use(join(folder, entry));
    const mark = join(folder, `build-${randomBytes(8).toString('hex')}`);
    await writeWhole(mark, '').catch(() => undefined);
    await utimes(mark, began, began).catch(() => undefined);
    return clear(folder);
  };
}

async function clear(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const timed = async (pattern: RegExp) => {
    const files = names.filter((name) => pattern.test(name)).map((name) => join(folder, name));
    // A file that is gone was cleared by a build that ended at this moment.
    return Promise.all(files.map(async (file) => ({ file, time: await stat(file).then(({ mtimeMs }) => mtimeMs, () => Infinity) })));
  };
  const builds = (await timed(MARK)).sort((a, b) => b.time - a.time);
  const earliest = builds[KEPT_BUILDS - 1]?.time ?? -Infinity;
  const unused = (await timed(ENTRY)).filter(({ time }) => time < earliest);
  for (const { file } of [...unused, ...builds.slice(KEPT_BUILDS)]) await rm(file, { force: true }).catch(() => undefined);
  return unused.length;
}
