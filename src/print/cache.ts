/** PDFs by the hash of what they are made from. Lost entries are made again; a folder that cannot be written only costs time. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../kb/disk.ts';
import type { Fit } from './arrange.ts';
import { makersKey } from './typst.ts';

/** Inside node_modules, where `npm ci` clears it. */
const FOLDER = join(process.cwd(), 'node_modules', '.cache', 'winnow', 'sheets');

export interface Made {
  pdf: Buffer;
  /** Of a sheet; a pack has one for each of its own. */
  fit?: Fit;
  pages: number;
}

/** What `make` gives for `data`; a stored answer is a line of JSON and the PDF in one file, so that it is whole or not there. */
export async function remembered<T extends Made | undefined>(data: unknown, make: () => T | Promise<T>): Promise<T> {
  const file = join(FOLDER, createHash('sha256').update(makersKey()).update(JSON.stringify(data)).digest('hex'));
  const known = await readFile(file).catch(() => undefined);
  const found = known && read(known);
  if (found) return found as T;
  const made = await make();
  if (made) await writeWhole(file, Buffer.concat([Buffer.from(`${JSON.stringify({ fit: made.fit, pages: made.pages })}\n`), made.pdf])).catch(() => undefined);
  return made;
}

function read(file: Buffer): Made | undefined {
  const end = file.indexOf(10);
  const pdf = file.subarray(end + 1);
  if (end < 0 || !pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) return undefined;
  try {
    return { ...(JSON.parse(file.toString('utf8', 0, end)) as Omit<Made, 'pdf'>), pdf };
  } catch {
    return undefined;
  }
}
