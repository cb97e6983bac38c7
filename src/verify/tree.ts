/**
 * A folder as it lies -> every folder and file below it with the time of its last change, as columns. A name that comes or goes changes the
 * time of its folder, and nothing else does: two folders of the same time hold the same names, and need not be asked for them again.
 */
import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';

export interface Tree {
  /** By path from the root, which comes first as ''; one within another comes after it. */
  folders: string[];
  /** When each changed, in milliseconds. */
  changed: number[];
  /** Place of the folder around each. */
  parents: number[];
  /** Files, by path from the root with forward slashes: those of the first folder, then those of the next. */
  files: string[];
  /** Place after the last file of each folder. */
  ends: number[];
  sizes: number[];
  times: number[];
  /** What the file system calls the file: one that was put in its place is called otherwise. */
  nodes: number[];
}

/** `known`: the same folder a moment ago, or another that has been found to be so; what has changed since is looked at, and nothing else. */
export function survey(root: string, known?: Tree): Tree {
  const tree: Tree = { folders: [], changed: [], parents: [], files: [], ends: [], sizes: [], times: [], nodes: [] };
  const before = known && placesOf(known);
  const waiting: Array<[folder: string, parent: number]> = [['', -1]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [folder, parent] = next;
    const at = tree.folders.push(folder) - 1;
    const changed = lstatSync(join(root, folder)).mtimeMs;
    tree.changed.push(changed);
    tree.parents.push(parent);
    const place = before?.places.get(folder);
    if (known && place !== undefined && known.changed[place] === changed) {
      for (let file = known.ends[place - 1] ?? 0; file < known.ends[place]!; file++) add(tree, known.files[file]!, known.sizes[file]!, known.times[file]!, known.nodes[file]!);
      for (const child of before!.children[place] ?? []) waiting.push([known.folders[child]!, at]);
    } else {
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) waiting.push([path, at]);
        else if (entry.isFile()) addFound(tree, path, lstatSync(join(root, path)));
      }
    }
    tree.ends.push(tree.files.length);
  }
  return tree;
}

const addFound = (tree: Tree, path: string, { size, mtimeMs, ino }: Stats) => add(tree, path, size, mtimeMs, ino);

function add({ files, sizes, times, nodes }: Tree, path: string, size: number, time: number, node: number): void {
  files.push(path);
  sizes.push(size);
  times.push(time);
  nodes.push(node);
}

function placesOf({ folders, parents }: Tree): { places: Map<string, number>; children: Array<number[] | undefined> } {
  const children: Array<number[] | undefined> = folders.map(() => undefined);
  for (const [at, parent] of parents.entries()) if (parent >= 0) (children[parent] ??= []).push(at);
  return { places: new Map(folders.map((folder, at) => [folder, at])), children };
}

/** Does the folder lie as it did, file by file? */
export function isAsItLay(root: string, { folders, changed, files, sizes, times, nodes }: Tree): boolean {
  const found = (path: string) => lstatSync(join(root, path), { throwIfNoEntry: false });
  for (const [at, folder] of folders.entries()) if (found(folder)?.mtimeMs !== changed[at]) return false;
  for (const [at, file] of files.entries()) {
    const lies = found(file);
    if (!lies || lies.size !== sizes[at] || lies.mtimeMs !== times[at] || lies.ino !== nodes[at]) return false;
  }
  return true;
}
