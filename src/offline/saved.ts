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

/** `read` is asked for one file after the other, so that no more than one is held; `enabled` is the switch in src/site.ts: nothing is to be saved once it is off. */
export function savedList(files: readonly string[], read: (file: string) => Uint8Array, enabled: boolean): SavedList {
  const chosen = files.filter((file) => enabled && isSaved(file)).sort(compare);
  const hash = createHash('sha256');
  let bytes = 0;
  for (const file of chosen) {
    const found = read(file);
    bytes += found.length;
    hash.update(`${file}\0${found.length}\0`).update(found);
  }
  return { version: hash.digest('hex').slice(0, 12), bytes, paths: chosen.map((file) => `/${file.replace(/(?:^|(?<=\/))index\.html$/, '')}`) };
}

const isSaved = (file: string) => SAVED.test(file) && !LEFT.test(file);
