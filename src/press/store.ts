/**
 * What lies in a published site and what each part of it was made from, so that the next build makes only what has changed. Kept beside the
 * packages, by the site's folder. Without it, or when a file is not as it was left, things are made again: it can only save time.
 */
import { createHash } from 'node:crypto';
import { constants, copyFileSync, linkSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { keep, nameOf, recall } from '../kb/disk-cache.ts';
import { makeFolder } from './folders.ts';
import type { Tree } from '../verify/tree.ts';
import type { Made, Stamp } from './work.ts';

/** What was made of an article, and the digest of all it was made from. */
export interface Kept extends Made {
  key: string;
}

export interface State {
  /** The key of the compiled pages that all was made with. */
  templates?: string;
  articles: Map<string, Kept>;
  /** All of the site, as it was built. */
  tree?: Tree;
  /** The search index, and the digest of all that can be searched. */
  search?: { key: string; files: Stamp[] };
}

/** Where earlier work lies, and what is known of it. */
export interface Before {
  folder: string;
  state: State;
}

/** Goes up when what is kept changes its form. */
const FORM = 3;
const FOLDER = resolve('node_modules', '.cache', 'winnow', 'sites');
const nameOfSite = (out: string) => nameOf(String(FORM), resolve(out)).slice(0, 32);
/** Many times what a site of ten thousand articles needs. */
const MOST = 2 ** 30;

/** `folder`: where the states of sites are kept. */
export async function loadState(out: string, folder = FOLDER): Promise<State> {
  const bytes = await recall(folder, nameOfSite(out), MOST);
  return bytes ? (deserialize(bytes) as State) : { articles: new Map() };
}

/** Best effort: without it the next build makes everything. */
export const saveState = (out: string, state: State, folder = FOLDER) => keep(folder, nameOfSite(out), serialize(state));

/** Do all the files lie in `folder` as they were left? */
export const isAsLeft = (folder: string, files: readonly Stamp[]) =>
  files.every(([file, size, changed]) => {
    const found = statSync(join(folder, file), { throwIfNoEntry: false });
    return found?.size === size && found.mtimeMs === changed;
  });

/**
 * The same files in another folder, but for those in `there`; by a second name where the file system can, for nothing ever writes into a published
 * file. Returns how they lie now: a copy is younger.
 */
export function carryOver(from: string, to: string, files: readonly Stamp[], there: ReadonlySet<string> = new Set()): readonly Stamp[] {
  let copied: Stamp[] | undefined;
  for (const [at, [file, size, , digest]] of files.entries()) {
    if (there.has(file)) continue;
    const target = join(to, file);
    makeFolder(dirname(target));
    try {
      linkSync(join(from, file), target);
    } catch {
      // Never into a file that is there: it may be the one to copy.
      copyFileSync(join(from, file), target, constants.COPYFILE_EXCL);
      copied ??= [...files];
      copied[at] = [file, size, statSync(target).mtimeMs, digest];
    }
  }
  return copied ?? files;
}

/** A digest of anything that JSON can say. */
export const digest = (...values: readonly unknown[]) => {
  const hash = createHash('sha256');
  for (const value of values) hash.update(typeof value === 'string' ? value : JSON.stringify(value)).update('\0');
  return hash.digest('base64url');
};
