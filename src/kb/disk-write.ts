/**
 * The engine's only writing of files: whole or not at all. Whatever fails on the way, what stood there before stands there still or again, and
 * the error names the file. Folders in the place of others: disk-folders.ts. One program at a time: disk-lock.ts.
 */
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a program that was killed may have left: the file's name, its process, a count. */
const LEFT = /\.(\d+)\.\d+\.tmp$/;
let count = 0;
const swept = new Set<string>();

/** A name beside the file that no other file has, of this program or another; what a killed program left under it is cleared. */
export const temporaryOf = (file: string) => `${file}.${process.pid}.${++count}.tmp`;

/** Writes whole or not at all: a temporary file in the same folder, then a rename. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  const temporary = temporaryOf(file);
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
  const temporary = temporaryOf(file);
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

/** Gives a whole file its name, unless something has it: unlike a rename, a link is refused there. False when something has. */
export async function place(temporary: string, file: string): Promise<boolean> {
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
export async function writeAll(file: string, data: string | Uint8Array): Promise<void> {
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
export async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (swept.has(folder)) return;
  swept.add(folder);
  for (const name of await readdir(folder).catch(() => [])) {
    const owner = LEFT.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Is there a program of this number? One that belongs to somebody else counts. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

export const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** The error with the file that was asked for, and not the temporary one, as its place. */
export const named = (error: unknown, file: string) => Object.assign(error as Error, { path: file });
