/**
 * Folders in the place of others, moved and cleared. Whatever fails on the way, what stood there before stands there still or again, and the
 * error names the folder. Whenever the process dies, the next one finishes what was begun:
 *
 *     site   site.next                 before
 *     site.previous   site.next        after the first rename: `repairSwap` puts site.previous back
 *     site.previous   site             after the second: `repairSwap` clears site.previous
 */
import { cp, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, isAlive, named } from './disk-write.ts';

/** Where the folder that is being replaced waits until the new one stands. */
const previous = (folder: string) => `${folder}.previous`;

/**
 * Puts `next` in the place of `folder` with two renames. When one fails, the old folder is put back; whenever the process
 * dies, the old or the new folder is whole: `repairSwap` finishes what was interrupted. `retire` is given what was replaced.
 */
export async function swapFolders(next: string, folder: string, retire: (replaced: string) => Promise<void> = clear): Promise<void> {
  await repairSwap(folder);
  let replaces = false;
  try {
    replaces = await exists(folder);
    if (replaces) await rename(folder, previous(folder));
    await rename(next, folder);
  } catch (error) {
    // Should this fail as well, the next run does it.
    await repairSwap(folder).catch(() => undefined);
    throw named(error, folder);
  }
  // The new site stands; what is left of the old one is cleared at the next start.
  if (replaces) await retire(previous(folder)).catch(() => undefined);
}

const clear = (folder: string) => rm(folder, { recursive: true, force: true });

/** Brings back the old folder when a swap stopped between its two renames, else clears what it left. */
export async function repairSwap(folder: string): Promise<void> {
  try {
    if (!(await exists(previous(folder)))) return;
    if (await exists(folder)) await rm(previous(folder), { recursive: true, force: true });
    else await rename(previous(folder), folder);
  } catch (error) {
    throw named(error, folder);
  }
}

/** Moves a folder to where nothing stands, to another disk too. */
export async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to).catch(async (error: unknown) => {
      if (codeOf(error) !== 'EXDEV') throw error;
      await cp(from, to, { recursive: true });
      await rm(from, { recursive: true, force: true });
    });
  } catch (error) {
    throw named(error, to);
  }
}

/** Removes the folders of programs that are gone: those in `folder` that are named by a process. */
export async function clearDead(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) if (/^\d+$/.test(name) && !isAlive(Number(name))) await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
}

/** Whether there is something at `path`; a disk that cannot tell is an error. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
