/** `offline.json`, written last: what a reader can save is told by the files that are there, so that none is forgotten. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../src/kb/disk.ts';
import { contentDigest } from '../../src/kb/disk-cache.ts';
import { savedList } from '../../src/offline/saved.ts';
import type { Stamp } from '../../src/press/work.ts';
import { site } from '../../src/site.ts';

/** `names`: all files of the folder; `stamps`: of files that were just written, or are as they were left, and so need not be read. */
export async function offlineList(folder: string, names: readonly string[], stamps: Iterable<Stamp>): Promise<void> {
  const known = new Map([...stamps].map(([file, size, , digest]) => [file, { size, digest }]));
  const read = (file: string) => {
    const bytes = readFileSync(join(folder, file));
    return { size: bytes.length, digest: contentDigest(bytes) };
  };
  await writeWhole(join(folder, 'offline.json'), JSON.stringify(savedList(names, (file) => known.get(file) ?? read(file), site.offline)));
}
