/**
 * The engine's only writing of files: whole or not at all, a folder in the place of another, one program at a time.
 * Whatever fails on the way, what stood there before stands there still or again, and the error names the file.
 */
import { constants } from 'node:fs';
import { copyFile, cp, link, lstat, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a program that was killed may have left: the file's name, its process, a count. */
const LEFT = /\.(\d+)\.\d+\.tmp$/;
let count = 0;
const swept = new Set<string>();

/** Writes whole or not at all: a temporary file in the same folder, then a rename. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.${++count}.tmp`;
  try {
    await prepare(dirname(file));
    await writeAll(temporary, data);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw named(error, file);
  }
}

/** Like `writeWhole`, but refuses to replace a file. Returns false when there is one. */
export async function writeNew(file: string, data: string): Promise<boolean> {
  const temporary = `${file}.${process.pid}.${++count}.tmp`;
  try {
    await prepare(dirname(file));
    await writeAll(temporary, data);
    const placed = await place(temporary, file);
    // It has two names now: the other must not be published.
    await rm(temporary, { force: true });
    return placed;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw named(error, file);
  }
}

/** Gives a whole file its name, unless something has it: unlike a rename, a link is refused there. */
async function place(temporary: string, file: string): Promise<boolean> {
  try {
    // Not every disk has links.
    await link(temporary, file).catch((error: unknown) => (LINKLESS.includes(codeOf(error) as string) ? copyFile(temporary, file, constants.COPYFILE_EXCL) : Promise.reject(error as Error)));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
const LINKLESS: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** Every byte, though the system may take a few at a time. */
async function writeAll(file: string, data: string | Uint8Array): Promise<void> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const handle = await open(file, 'w');
  try {
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, at);
      if (bytesWritten === 0) throw Object.assign(new Error('the disk takes nothing more'), { code: 'ENOSPC' });
      at += bytesWritten;
    }
  } finally {
    await handle.close();
  }
}

/** Makes a folder, and clears what killed programs left in it, once for each. */
async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (swept.has(folder)) return;
  swept.add(folder);
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = LEFT.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

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

/** Locks that this program holds. */
const held = new Set<string>();

/**
 * Takes a folder for this program alone: what to call at the end, or the process that has it. The lock of a program that is
 * no longer there counts for nothing.
 */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | number> {
  const lock = `${folder}.lock`;
  const own = `${lock}.${process.pid}.${++count}.tmp`;
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
  const aside = `${lock}.${process.pid}.${++count}.tmp`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== holder) await link(aside, lock).catch(() => undefined);
  await rm(aside, { force: true });
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

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** The error with the file that was asked for, and not the temporary one, as its place. */
const named = (error: unknown, file: string) => Object.assign(error as Error, { path: file });
