/** A folder for one program at a time: a file beside it that holds the number of the process. */
import { link, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, isAlive, named, place, prepare, temporaryOf, writeAll } from './disk-write.ts';

/** Locks that this program holds. */
const held = new Set<string>();

/**
 * Takes a folder for this program alone: what to call at the end, or the process that has it. The lock of a program that is
 * no longer there counts for nothing.
 */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | number> {
  const lock = `${folder}.lock`;
  const own = temporaryOf(lock);
  try {
    await prepare(dirname(folder));
    await writeAll(own, String(process.pid));
    for (;;) {
      const holder = await take(own, lock);
      if (holder === undefined) break;
      // In a container, the program before may have had this program's number.
      if (Number(holder) === process.pid ? held.has(lock) : isAlive(Number(holder))) return Number(holder);
      await takeAway(lock, holder);
    }
    held.add(lock);
    return async () => {
      held.delete(lock);
      // What cannot be removed counts for nothing once this program has ended.
      await rm(lock, { force: true }).catch(() => undefined);
    };
  } catch (error) {
    throw named(error, lock);
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

/** Undefined when the lock is ours now, else what stands in it. */
async function take(own: string, lock: string): Promise<string | undefined> {
  return (await place(own, lock)) ? undefined : readFile(lock, 'utf8').catch(() => '');
}

/** Removes a dead program's lock; one that somebody took in this moment is put back. */
async function takeAway(lock: string, holder: string): Promise<void> {
  const aside = temporaryOf(lock);
  try {
    await rename(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== holder) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
}
