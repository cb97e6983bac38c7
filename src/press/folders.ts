/** Folders for many files that are written one after the other: each is asked for once, and the one around it comes with it. */
import { mkdirSync } from 'node:fs';

let latest = '';

export function makeFolder(folder: string): void {
  if (latest === folder || latest.startsWith(`${folder}/`)) return;
  mkdirSync(folder, { recursive: true });
  latest = folder;
}
