/** Which files of a built site a reader saves for offline: articles, sheets and search, and what they need. Pure. */
import { createHash } from 'node:crypto';
import { compare } from '../kb/issue.ts';

export interface SavedList {
  /** Changes when any of the files does. */
  version: string;
  /** On the device. */
  bytes: number;
  paths: string[];
}

/** Pages with what they show and load. Sheets are saved as pages, which print; PDF files and images for shared links are not. */
const SAVED = /(?:\.html|^(?:search|pagefind)\/.*\.(?:js|json)|^_assets\/.*|\.svg|^site\.webmanifest)$/;
const LEFT = /^(?:404|500)\.html$/;

/** File -> its bytes; `enabled` is the switch in src/site.ts: nothing is to be saved once it is off. */
export function savedList(files: ReadonlyMap<string, Uint8Array>, enabled: boolean): SavedList {
  const chosen = [...files].filter(([file]) => enabled && isSaved(file)).sort(([a], [b]) => compare(a, b));
  const hash = createHash('sha256');
  for (const [file, bytes] of chosen) hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  return { version: hash.digest('hex').slice(0, 12), bytes: chosen.reduce((sum, [, { length }]) => sum + length, 0), paths: chosen.map(([file]) => `/${file.replace(/(?:^|(?<=\/))index\.html$/, '')}`) };
}

export const isSaved = (file: string) => SAVED.test(file) && !LEFT.test(file);
