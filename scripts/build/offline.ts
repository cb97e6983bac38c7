/** `offline.json`, written last: what a reader can save is told by the files that are there, so that none is forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../src/kb/disk.ts';
import { savedList } from '../../src/offline/saved.ts';
import { site } from '../../src/site.ts';

export async function offlineList(folder: string): Promise<void> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'));
  await writeWhole(join(folder, 'offline.json'), JSON.stringify(savedList(names, (name) => readFileSync(join(folder, name)), site.offline)));
}
