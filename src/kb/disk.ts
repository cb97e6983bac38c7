/**
 * The engine's only file access: read a content folder, write files whole or not at all, swap one folder for another.
 * Nothing is followed out of the folder that was named.
 */
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Source } from './article.ts';
import { compare, type Issue } from './issue.ts';
import { LIMITS } from './policy.ts';

export interface Content {
  /** By path, in the same order on every machine. */
  sources: Source[];
  /** `decisions.yaml`, when there is one. */
  ledger?: Source;
  /** Drawings: the `.svg` files of its folder `images`. */
  images: Source[];
  issues: Issue[];
}

/** Files that look like articles but are not read as such; leaving them out in silence would lose them. */
const IMPORTABLE = /\.(?:md|markdown|txt|html?|docx)$/i;

/** Where a person's decisions about repeats stand, in the content folder itself. */
const LEDGER = 'decisions.yaml';

const IMAGE = /^images\/[^/]+\.svg$/i;

/** Reads every `.mdx` below `folder`, and its drawings. What cannot be read is an issue, never an exception and never silence. */
export async function readContent(folder: string): Promise<Content> {
  const sources: Source[] = [];
  const images: Source[] = [];
  const issues: Issue[] = [];
  let ledger: Source | undefined;
  const note = (path: string, rule: string, message: string, hint?: string) => issues.push({ path, line: 1, column: 1, severity: 'error', rule, message, ...(hint ? { hint } : {}) });

  const walk = async (below: string): Promise<void> => {
    let names: string[];
    try {
      names = (await readdir(join(folder, below))).sort(compare);
    } catch (error) {
      note(below || '.', 'unreadable', `the folder cannot be read: ${reason(error)}`);
      return;
    }
    for (const name of names) {
      if (name.startsWith('.')) continue;
      const path = below ? `${below}/${name}` : name;
      await visit(path, name);
    }
  };

  const visit = async (path: string, name: string): Promise<void> => {
    try {
      const found = await lstat(join(folder, path));
      if (found.isSymbolicLink()) note(path, 'symlink', 'symbolic links are not followed', 'Put the file itself here.');
      else if (found.isDirectory()) {
        if (/\.mdx$/i.test(name)) note(path, 'not-a-file', 'a folder is named like an article', 'Rename the folder.');
        else await walk(path);
      } else if (/\.mdx$/i.test(name)) {
        if (!found.isFile()) note(path, 'not-a-file', 'this is not a regular file', 'Only regular files can be articles.');
        else if (found.size > LIMITS.articleBytes) note(path, 'file-size', `the file is larger than ${LIMITS.articleBytes / 1024} KiB`, 'Split it into several articles.');
        else sources.push({ path, bytes: await readRegular(join(folder, path)) });
      } else if (IMAGE.test(path)) {
        if (!found.isFile()) note(path, 'not-a-file', 'this is not a regular file', 'Only regular files can be drawings.');
        else if (found.size > LIMITS.imageBytes) note(path, 'image-size', `the drawing is larger than ${LIMITS.imageBytes / 1024} KiB`, 'Draw with fewer points, or leave details out.');
        else images.push({ path, bytes: await readRegular(join(folder, path)) });
      } else if (path === LEDGER) {
        if (found.isFile()) ledger = { path, bytes: await readRegular(join(folder, path)) };
      } else if (IMPORTABLE.test(name) && !/^readme\./i.test(name)) {
        note(path, 'not-imported', 'only .mdx files are articles', `Bring it in with: npm run import -- ${path} --topic ID`);
      }
    } catch (error) {
      note(path, 'unreadable', `the file cannot be read: ${reason(error)}`);
    }
  };

  await walk('');
  if (sources.length === 0 && issues.length === 0) note('.', 'no-articles', 'there are no articles here', 'An article is a file whose name ends in .mdx.');
  return { sources, images, issues, ledger };
}

/** One article of a folder that was read before; undefined when only reading the folder can tell what it is now. */
export async function readSource(folder: string, path: string): Promise<Source | undefined> {
  try {
    const found = await lstat(join(folder, path));
    return found.isFile() && found.size <= LIMITS.articleBytes ? { path, bytes: await readRegular(join(folder, path)) } : undefined;
  } catch {
    return undefined;
  }
}

/** Opened without following a link and without waiting for a pipe, so that a file exchanged meanwhile does no harm. */
async function readRegular(file: string): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ENOENT: 'it is gone',
  ENOTDIR: 'it is not a folder',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  ENOSPC: 'the disk is full',
  ELOOP: 'it is a symbolic link',
};
/** A file system's error in plain words. */
export const reason = (error: unknown) => REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;

/** Writes whole or not at all: a temporary file in the same folder, then a rename. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(data);
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Like `writeWhole`, but refuses to replace a file. Returns false when there is one. */
export async function writeNew(file: string, data: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true });
  let handle;
  try {
    handle = await open(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    await handle.writeFile(data);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return true;
}

/** Where the folder that is being replaced waits until the new one stands. */
const previous = (folder: string) => `${folder}.previous`;

/**
 * Puts `next` in the place of `folder` with two renames. Whenever the process dies, the old or the new folder is whole:
 * `repairSwap` finishes what was interrupted.
 */
export async function swapFolders(next: string, folder: string): Promise<void> {
  await repairSwap(folder);
  if (await exists(folder)) await rename(folder, previous(folder));
  await rename(next, folder);
  await rm(previous(folder), { recursive: true, force: true });
}

/** Brings back the old folder when a swap stopped between its two renames, else clears what it left. */
export async function repairSwap(folder: string): Promise<void> {
  if (!(await exists(previous(folder)))) return;
  if (await exists(folder)) await rm(previous(folder), { recursive: true, force: true });
  else await rename(previous(folder), folder);
}

const exists = (path: string) => stat(path).then(() => true, () => false);

/** The text of a file, or undefined when there is none. */
export async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
