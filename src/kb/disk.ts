/**
 * The engine's only reading of files: a content folder, whole and as it stands. Nothing is followed out of the folder that was
 * named, nothing is waited for, nothing is read beyond its limit, and what cannot be read is an issue.
 * Who reads and writes finds the writing here too, from disk-write.ts, disk-folders.ts and disk-lock.ts.
 * Read one after the other: for small files, asking the system for a promise takes thirty times as long as the answer.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from './article.ts';
import { compare, type Issue } from './issue.ts';
import { nearest } from './nearest.ts';
import { LIMITS } from './policy.ts';
import { REDIRECTS_FILE } from './redirects.ts';

export { clearDead, moveFolder, repairSwap, swapFolders } from './disk-folders.ts';
export { lockFolder } from './disk-lock.ts';
export { writeNew, writeWhole } from './disk-write.ts';

export interface Content {
  /** By path, in the same order on every machine. */
  sources: Source[];
  /** `decisions.yaml`, when there is one. */
  ledger?: Source;
  /** `redirects.yaml`, when there is one. */
  redirects?: Source;
  /** The lists beside the articles, by name; the ledger and the redirects are among them. */
  companions: ReadonlyMap<string, Source>;
  /** Drawings: the `.svg` files of its folder `images`. */
  images: Source[];
  issues: Issue[];
}

/** Files that look like articles but are not read as such; leaving them out in silence would lose them. */
const IMPORTABLE = /\.(?:md|markdown|txt|html?|docx)$/i;

/** Where a person's decisions about repeats stand, in the content folder itself, and the other lists there; each with the most bytes it may have. */
const LEDGER = 'decisions.yaml';
const COMPANIONS: Readonly<Record<string, number>> = { [LEDGER]: LIMITS.articleBytes, [REDIRECTS_FILE]: LIMITS.redirectsBytes, 'synonyms.yaml': LIMITS.articleBytes };

/** Why a file of the content folder has no effect; a name that is nearly right is the likeliest reason. */
function unread(path: string): { message: string; hint: string } {
  if (/\.(?:png|jpe?g|gif|webp|avif|bmp|tiff?|heic|svg)$/i.test(path)) return { message: 'this picture cannot be shown', hint: 'A <Figure> shows drawings: .svg files in the folder images itself.' };
  const meant = /\.ya?ml$/i.test(path) ? nearest(path.replace(/\.yml$/i, '.yaml'), Object.keys(COMPANIONS)) : undefined;
  return { message: 'nothing reads this file', hint: meant ? `Did you mean ${meant}?` : 'Keep it outside the content folder.' };
}

/** As a shell takes a name. */
const quoted = (name: string) => (/^[\w.-]+$/.test(name) ? name : `"${name}"`);

const IMAGE = /^images\/[^/]+\.svg$/i;
/** What a folder may hold besides without being told of. */
const QUIET = /^(?:(?:readme|licen[cs]e|notice|contributing)(?:\.\w+)?|thumbs\.db|desktop\.ini)$/i;

/** Reads every `.mdx` below `folder`, its drawings and its lists. What cannot be read is an issue, never an exception and never silence. */
export function readContent(folder: string): Content {
  const sources: Source[] = [];
  const images: Source[] = [];
  const companions = new Map<string, Source>();
  const issues: Issue[] = [];
  const say = (severity: Issue['severity'], path: string, rule: string, message: string, hint?: string) => issues.push({ path, line: 1, column: 1, severity, rule, message, ...(hint ? { hint } : {}) });
  const note = (path: string, rule: string, message: string, hint?: string) => say('error', path, rule, message, hint);

  const walk = (below: string): void => {
    let names: string[];
    try {
      names = readdirSync(join(folder, below)).sort(compare);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (below) note(below, 'unreadable', `the folder cannot be read: ${reason(error)}`);
      else if (code === 'ENOENT') note('.', 'unreadable', `there is no folder ${folder}`, 'The articles are in content, or in the folder that --content names.');
      else if (code === 'ENOTDIR') note('.', 'unreadable', `${folder} is a file, not a folder`, 'Name the folder that the articles are in.');
      else note('.', 'unreadable', `the folder ${folder} cannot be read: ${reason(error)}`);
      return;
    }
    for (const name of names) {
      const path = below ? `${below}/${name}` : name;
      if (!name.startsWith('.')) visit(path, name);
      else if (/\.mdx$/i.test(name)) say('warning', path, 'hidden-file', 'a file whose name begins with a point is passed over', 'Name it without the point, or remove it.');
    }
  };

  const visit = (path: string, name: string): void => {
    const kind = /\.mdx$/i.test(name) ? 'article' : IMAGE.test(path) ? 'drawing' : Object.hasOwn(COMPANIONS, path) ? 'list' : 'other';
    try {
      if (name.includes('\ufffd')) return void note(path, 'file-name', 'the name is not valid UTF-8', 'Rename it in plain letters.');
      const found = lstatSync(join(folder, path));
      if (found.isSymbolicLink()) return void note(path, 'symlink', 'symbolic links are not followed', 'Put the file itself here.');
      if (found.isDirectory() && kind === 'other') return walk(path);
      if (found.isDirectory()) return void note(path, 'not-a-file', `a folder is named like ${kind === 'article' ? 'an article' : `a ${kind}`}`, 'Rename the folder.');
      if (!found.isFile()) return void note(path, 'not-a-file', 'this is not a regular file', 'Only regular files are read.');
      if (kind === 'article') {
        if (found.size > LIMITS.articleBytes) note(path, 'file-size', `the file is larger than ${LIMITS.articleBytes / 1024} KiB`, 'Split it into several articles.');
        else sources.push({ path, bytes: readRegular(join(folder, path), LIMITS.articleBytes) });
      } else if (kind === 'drawing') {
        if (found.size > LIMITS.imageBytes) note(path, 'image-size', `the drawing is larger than ${LIMITS.imageBytes / 1024} KiB`, 'Draw with fewer points, or leave details out.');
        else images.push({ path, bytes: readRegular(join(folder, path), LIMITS.imageBytes) });
      } else if (kind === 'list') {
        const most = COMPANIONS[path] as number;
        if (found.size > most) note(path, 'companion-size', `the list is larger than ${most / 1024} KiB`, 'Remove lines that no longer matter.');
        else companions.set(path, { path, bytes: readRegular(join(folder, path), most) });
      } else if (/\.mdx[\s.]+$/i.test(name)) note(path, 'file-name', 'the name ends in a point or a space, so it is not read as an article', 'Let the name end in .mdx.');
      else if (QUIET.test(name)) return;
      else if (IMPORTABLE.test(name)) note(path, 'not-imported', 'only .mdx files are articles', `Move it out of the folder of articles, then bring it in: npm run import -- ${quoted(name)} --topic ID`);
      else issues.push({ path, line: 1, column: 1, severity: 'warning', rule: 'file-unread', ...unread(path) });
    } catch (error) {
      note(path, 'unreadable', `the file cannot be read: ${reason(error)}`);
    }
  };

  walk('');
  if (sources.length === 0 && !issues.some(({ severity }) => severity === 'error')) note('.', 'no-articles', 'there are no articles here', 'An article is a file whose name ends in .mdx.');
  return { sources, images, issues, companions, ledger: companions.get(LEDGER), redirects: companions.get(REDIRECTS_FILE) };
}

/** `content` with one article read again, or undefined when that is not enough: the file is new, gone, or none to read. */
export function readAgain(folder: string, content: Content, path: string): Content | undefined {
  const at = content.sources.findIndex((source) => source.path === path);
  if (at < 0) return undefined;
  try {
    const found = lstatSync(join(folder, path));
    if (!found.isFile() || found.size > LIMITS.articleBytes) return undefined;
    return { ...content, sources: content.sources.with(at, { path, bytes: readRegular(join(folder, path), LIMITS.articleBytes) }) };
  } catch {
    return undefined;
  }
}

/** Times a file is read again that somebody writes to meanwhile. */
const TRIES = 3;

/** Opened without following a link and without waiting for a pipe; whole, though somebody may write meanwhile; never more than `most` and a byte. */
function readRegular(file: string, most: number): Uint8Array {
  const handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      const before = fstatSync(handle);
      if (!before.isFile()) throw new Error('it is not a regular file');
      const buffer = new Uint8Array(Math.min(before.size, most) + 1);
      let length = 0;
      for (let read = -1; read !== 0 && length < buffer.length; length += read) read = readSync(handle, buffer, length, buffer.length - length, length);
      const after = fstatSync(handle);
      if (length > most || (length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs)) return buffer.subarray(0, length);
    }
    throw new Error('somebody is writing to it');
  } finally {
    closeSync(handle);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'it is gone',
  ENOTDIR: 'it is not a folder',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ELOOP: 'it is a symbolic link',
  ENXIO: 'it is not a regular file',
  ENAMETOOLONG: 'the name is too long',
};
/** A file system's error in plain words. */
export const reason = (error: unknown) => REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message;

/** The bytes of a file, no more than `most` and one. A link, a pipe or a folder in its place is an error. */
export const readBytes = (file: string, most: number): Promise<Uint8Array> => Promise.try(readRegular, file, most);

/** Bytes; what is longer than any text of ours is not read into memory. */
const LONGEST_TEXT = 2 ** 28;

/** The text of a file, or undefined when there is none. A link, a pipe or a folder in its place is an error. */
export async function readText(file: string): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readRegular(file, LONGEST_TEXT));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
