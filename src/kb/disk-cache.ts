/**
 * Bytes that took long to make, kept under the name of all that they depend on. Each file begins with the digest of its name and
 * its bytes: one that was cut short, changed, or put in the place of another is not read, and made again.
 */
import { createHash, hash } from 'node:crypto';
import { join } from 'node:path';
import { readBytes } from './disk.ts';
import { writeWhole } from './disk-write.ts';

/** Length of the digest, in hexadecimal, that stands before the bytes. */
const HEAD = 64;
const MOST = 2 ** 26;

const digestOf = (name: string, bytes: Uint8Array) => createHash('sha256').update(`${name} `).update(bytes).digest('hex');

/** The bytes kept under `name`, or undefined when there are none that can be trusted. */
export async function recall(folder: string, name: string, most = MOST): Promise<Buffer | undefined> {
  const file = await readBytes(join(folder, name), most).catch(() => undefined);
  if (!file || file.length <= HEAD) return undefined;
  const bytes = Buffer.from(file.buffer, file.byteOffset + HEAD, file.length - HEAD);
  return Buffer.from(file.subarray(0, HEAD)).toString('latin1') === digestOf(name, bytes) ? bytes : undefined;
}

/** Keeps them; a folder that cannot be written only costs time. */
export async function keep(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await writeWhole(join(folder, name), Buffer.concat([Buffer.from(digestOf(name, bytes), 'latin1'), bytes])).catch(() => undefined);
}

/** A name for a file from all that its bytes depend on. */
export const nameOf = (...parts: readonly string[]) => hash('sha256', JSON.stringify(parts));

/** Names bytes, and any others otherwise. */
export const contentDigest = (bytes: string | Uint8Array) => hash('sha256', bytes, 'base64url');
