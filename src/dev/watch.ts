/**
 * A folder -> which of its files changed, as soon as it is still. Each folder below is watched, and no file: to look at ten thousand of them first, as
 * the dev server's own watcher does, takes longer than to read them. Where somebody asks for polling, that watcher is used.
 */
import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** How long the folder has to be still before it is read: longer than an editor takes to write a file, shorter than a person notices. */
const STILL_MS = 20;

/** What editors put beside a file while they work on it. */
const ASIDE = /^\.(?!.*\.mdx$)|~$/i;

interface Polling {
  add: (path: string) => unknown;
  on: (event: 'all', told: (event: string, file: string) => void) => unknown;
  off: (event: 'all', told: (event: string, file: string) => void) => unknown;
}

/** `changed` is told paths below the folder. */
export function watchFolder(root: string, polling: Polling, changed: (paths: string[]) => void): { stop: () => void } {
  let paths = new Set<string>();
  let waiting: NodeJS.Timeout | undefined;
  const tell = () => {
    const told = [...paths];
    paths = new Set();
    // What is no article may be a folder. Followed before it is read, so that nothing comes unseen in between.
    if (told.some((path) => !path.endsWith('.mdx'))) again();
    changed(told);
  };
  const note = (path: string) => {
    if (path.startsWith('..') || ASIDE.test(basename(path))) return;
    paths.add(path.replaceAll('\\', '/'));
    clearTimeout(waiting);
    waiting = setTimeout(tell, STILL_MS);
  };
  let again = () => undefined as void;
  const polled = (_event: string, file: string) => note(relative(root, file));
  if (process.env['CHOKIDAR_USEPOLLING']) {
    polling.on('all', polled);
    polling.add(root);
    return { stop: () => void polling.off('all', polled) };
  }
  const watched = new Map<string, FSWatcher>();
  const leave = (folder: string) => {
    watched.get(folder)?.close();
    watched.delete(folder);
  };
  const follow = (folder: string) => {
    if (watched.has(folder)) return;
    try {
      const watcher = watch(join(root, folder), (_event, name) => note(join(folder, name ?? '')));
      watched.set(folder, watcher);
      watcher.on('error', () => leave(folder));
    } catch {
      // It has just gone, and that is told of by the folder around it.
    }
  };
  again = () => {
    const found = new Set(['', ...foldersBelow(root)]);
    for (const folder of watched.keys()) if (!found.has(folder)) leave(folder);
    for (const folder of found) follow(folder);
  };
  again();
  return { stop: () => [...watched.keys()].forEach(leave) };
}

function foldersBelow(root: string, below = ''): string[] {
  try {
    return readdirSync(join(root, below), { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).flatMap(({ name }) => [join(below, name), ...foldersBelow(root, join(below, name))]);
  } catch {
    return [];
  }
}
