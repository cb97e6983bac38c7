/**
 * The site that stood before the present one, kept: the next build brings it up to date, file by file that differs, and puts it in the place of
 * the present one. Most of its files are those of the present site under a second name. It lies with the packages, where nobody publishes it;
 * on another disk, or without its seal, it is not kept.
 *
 * The seal tells all of it as it was built. It is broken before the folder is touched, and a folder that is not as its seal tells is thrown away:
 * whatever ends a build, no file of unknown origin gets into a site.
 */
import { existsSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { keep, keepLatest, nameOf, recall } from '../kb/disk-cache.ts';
import { readText, writeWhole } from '../kb/disk.ts';
import { isAsItLay, type Tree } from '../verify/tree.ts';

const FOLDER = resolve('node_modules', '.cache', 'winnow', 'spares');
/** Names the form of the seal. */
const SEAL = 'seal-1';
const SITE = 'site';
/** Whose it is: a spare of a site that is gone would take room for nothing. */
const OWNER = 'of';
const MOST_BYTES = 2 ** 28;
/** Spares of so many sites are kept. */
const MOST = 4;

const placeOf = (out: string, root: string) => join(root, nameOf(resolve(out)).slice(0, 32));

/** Moves the spare of a site to `next`, and says what is in it; undefined when there is none that can be trusted. */
export async function takeSpare(out: string, next: string, root = FOLDER): Promise<Tree | undefined> {
  const place = placeOf(out, root);
  const bytes = await recall(place, SEAL, MOST_BYTES);
  await rm(join(place, SEAL), { force: true });
  if (bytes) {
    const tree = deserialize(bytes) as Tree;
    const moved = await rename(join(place, SITE), next).then(() => true, () => false);
    if (moved && isAsItLay(next, tree)) return tree;
    await rm(next, { recursive: true, force: true });
  }
  await rm(join(place, SITE), { recursive: true, force: true });
  return undefined;
}

/** Keeps a site that was replaced, which no longer has a name of its own. `tree` tells it as it was built. Best effort: what cannot be kept is gone. */
export async function keepSpare(out: string, replaced: string, tree: Tree | undefined, root = FOLDER): Promise<void> {
  const place = placeOf(out, root);
  try {
    if (!tree) return;
    await clearForsaken(root);
    await rm(place, { recursive: true, force: true });
    await mkdir(place, { recursive: true });
    await writeWhole(join(place, OWNER), resolve(out));
    await rename(replaced, join(place, SITE));
    await keep(place, SEAL, serialize(tree));
    await keepLatest(root, MOST);
  } catch {
    // Another disk: there it could not be swapped with two renames either.
  } finally {
    await rm(replaced, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The spares of sites that are no longer there. */
async function clearForsaken(root: string): Promise<void> {
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    const owner = await readText(join(root, name, OWNER)).catch(() => undefined);
    if (owner === undefined || !existsSync(owner)) await rm(join(root, name), { recursive: true, force: true });
  }
}

/** Leaves of a folder the files that `stays` names, each with size and time, and says which they are. Folders that are left empty go too. */
export function clearBut(root: string, { files, sizes, times }: Tree, stays: ReadonlyMap<string, readonly [size: number, time: number]>): Set<string> {
  const left = new Set<string>();
  for (const [at, file] of files.entries()) {
    const wanted = stays.get(file);
    if (wanted && wanted[0] === sizes[at] && wanted[1] === times[at]) left.add(file);
    else {
      unlinkSync(join(root, file));
      for (let folder = dirname(file); folder !== '.' && removed(join(root, folder)); folder = dirname(folder));
    }
  }
  return left;
}

/** Is an empty folder, and gone now. */
function removed(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
