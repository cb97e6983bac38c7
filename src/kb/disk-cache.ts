/**
 * Bytes that took long to make, kept under the name of all that they depend on. Each file begins with the digest of its name and
 * its bytes: one that was cut short, changed, or put in the place of another is not read, and made again.
 */
import { createHash, hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
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

/** Files of a folder that match, by path from there, sorted, forward slashes. */
export function filesBelow(pattern: string, exclude: string[], folder = '.'): string[] {
  return globSync(pattern, { cwd: folder, exclude, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort();
}

/** What tells which packages are installed, whoever installed them. */
export const LOCKS = '{package-lock.json,npm-shrinkwrap.json,pnpm-lock.yaml,yarn.lock,bun.lock}';

/** Of the names and the bytes of files. */
export function digestOfFiles(folder: string, files: readonly string[], more = ''): string {
  const all = createHash('sha256').update(more);
  for (const file of files) {
    const bytes = readFileSync(join(folder, file));
    all.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return all.digest('hex').slice(0, 32);
}

/** Of the folders that are named by digests, those that were used last stay. */
export async function keepLatest(folder: string, count: number): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[\da-f]{32}$/.test(name));
  const used = await Promise.all(names.map((name) => stat(join(folder, name)).then(({ mtimeMs }) => ({ name, time: mtimeMs }), () => ({ name, time: 0 }))));
  for (const { name } of used.sort((a, b) => b.time - a.time).slice(count)) await rm(join(folder, name), { recursive: true, force: true });
}
