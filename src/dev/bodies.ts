/**
 * Texts of entries on their way from the engine's thread to the pages: as bytes, which change hands without being copied, and made a text again
 * only when a page asks for it. Ten thousand texts, each of them in both threads, were a fifth of a gigabyte, and held up every page while they came.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../press/handed.ts';

export type Bare = Omit<Entry, 'body'>;

const encoder = new TextEncoder();

/** Entries, and their texts one after the other; `ends` of each of them. Without bytes, the texts stand in the files of the articles. */
export interface Packed {
  entries: readonly Bare[];
  bytes?: Uint8Array<ArrayBuffer>;
  ends?: Uint32Array;
}

export function pack(entries: readonly Entry[]): Required<Packed> {
  const ends = new Uint32Array(entries.length);
  let end = 0;
  for (const [at, { body }] of entries.entries()) ends[at] = end += Buffer.byteLength(body);
  // Of its own, for a buffer may share its memory with others.
  const bytes = new Uint8Array(end);
  for (const [at, { body }] of entries.entries()) encoder.encodeInto(body, bytes.subarray(ends[at - 1] ?? 0));
  return { entries: entries.map(({ id, data }) => ({ id, data })), bytes, ends };
}

/** @param folder of the articles */
export function unpack({ entries, bytes, ends }: Packed, folder: string): Entry[] {
  return entries.map((entry, at) => {
    if (!bytes || !ends) return later(entry, () => textNow(join(folder, 'path' in entry.data ? entry.data.path : '')));
    const [start, end] = [ends[at - 1] ?? 0, ends[at] as number];
    return later(entry, () => Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString());
  });
}

const later = ({ id, data }: Bare, read: () => string): Entry => ({
  id,
  data,
  get body() {
    return read();
  },
});

/** What stands in a file now; nothing, when it has gone or cannot be read, which is told of as soon as all is judged. */
function textNow(file: string): string {
  try {
    return new TextDecoder().decode(readFileSync(file));
  } catch {
    return '';
  }
}
