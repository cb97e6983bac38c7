/** PDFs by the hash of what they are made from. Lost or damaged entries are made again. */
import { join } from 'node:path';
import { keep, nameOf, recall } from '../kb/disk-cache.ts';
import { makersKey } from './typst.ts';

/** Inside node_modules, where `npm ci` clears it. */
const FOLDER = join(process.cwd(), 'node_modules', '.cache', 'winnow', 'sheets');

export interface Made {
  pdf: Buffer;
  /** Of the text, in points; 0 for a pack. */
  size: number;
  pages: number;
}

/** What `make` gives for `data`; what is kept is a line of JSON and the PDF in one file, so that it is whole or not there. */
export async function remembered<T extends Made | undefined>(data: unknown, make: () => T | Promise<T>): Promise<T> {
  const name = nameOf(makersKey(), JSON.stringify(data));
  const known = await recall(FOLDER, name);
  if (known) {
    const end = known.indexOf(10);
    return { ...(JSON.parse(known.toString('utf8', 0, end)) as Omit<Made, 'pdf'>), pdf: known.subarray(end + 1) } as T;
  }
  const made = await make();
  if (made) await keep(FOLDER, name, Buffer.concat([Buffer.from(`${JSON.stringify({ size: made.size, pages: made.pages })}\n`), made.pdf]));
  return made;
}
