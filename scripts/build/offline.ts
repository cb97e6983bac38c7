/** `offline.json`, written last: what a reader can save is told by the files that are there, so that none is forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../src/kb/disk.ts';
import { contentDigest } from '../../src/kb/disk-cache.ts';
import { savedList } from '../../src/offline/saved.ts';
import type { Stamp } from '../../src/press/work.ts';
import { site } from '../../src/site.ts';

/** `stamps`: of files that were just written, or are as they were left, and so need not be read. */
export async function offlineList(folder: string, stamps: Iterable<Stamp>): Promise<void> {
  const known = new Map([...stamps].map(([file, size, , digest]) => [file, { size, digest }]));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'));
  const read = (file: string) => {
    const bytes = readFileSync(join(folder, file));
    return { size: bytes.length, digest: contentDigest(bytes) };
  };
  await writeWhole(join(folder, 'offline.json'), JSON.stringify(savedList(names, (file) => known.get(file) ?? read(file), site.offline)));
}
