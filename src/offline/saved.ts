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

/** What a list has to know of a file. */
export interface Lying {
  size: number;
  digest: string;
}

/** `lying` is asked for one file after the other; `enabled` is the switch in src/site.ts: nothing is to be saved once it is off. */
export function savedList(files: readonly string[], lying: (file: string) => Lying, enabled: boolean): SavedList {
  const chosen = files.filter((file) => enabled && isSaved(file)).sort(compare);
  const hash = createHash('sha256');
  let bytes = 0;
  for (const file of chosen) {
    const { size, digest } = lying(file);
    bytes += size;
    hash.update(`${file}\0${size}\0${digest}\0`);
  }
  return { version: hash.digest('hex').slice(0, 12), bytes, paths: chosen.map((file) => `/${file.replace(/(?:^|(?<=\/))index\.html$/, '')}`) };
}

const isSaved = (file: string) => SAVED.test(file) && !LEFT.test(file);
