/**
 * A content folder as it was read, and files that may be others now -> the folder as it is. An article that was edited, has come beside others or has
 * gone is read alone; for anything else all is read again, which of ten thousand articles takes as long as all the rest of an edit.
 */
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { type Content, readAgain, readContent } from '../kb/disk.ts';
import { compare } from '../kb/issue.ts';

/** @param paths below the folder */
export function reread(folder: string, content: Content, paths: Iterable<string>): Content {
  let now: Content | undefined = content;
  for (const path of paths) now = now && (readAgain(folder, now, path) ?? beside(folder, now, path) ?? without(folder, now, path));
  return now ?? readContent(folder);
}

/** With an article that is new, in a folder where others are known to be read. */
function beside(folder: string, content: Content, path: string): Content | undefined {
  const { sources } = content;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!/^[^.\ufffd][^\ufffd]*\.mdx$/i.test(name) || isTold(content, path) || sources.some((source) => source.path === path)) return undefined;
  if (!sources.some((source) => dirname(source.path) === dirname(path))) return undefined;
  const after = sources.findIndex((source) => inOrder(path, source.path) < 0);
  return readAgain(folder, { ...content, sources: sources.toSpliced(after < 0 ? sources.length : after, 0, { path, bytes: new Uint8Array() }) }, path);
}

/** Without an article that has gone, unless it was the last. */
function without(folder: string, content: Content, path: string): Content | undefined {
  const at = content.sources.findIndex((source) => source.path === path);
  if (at < 0 || content.sources.length === 1 || isTold(content, path) || isThere(join(folder, path))) return undefined;
  return { ...content, sources: content.sources.toSpliced(at, 1) };
}

/** Of the path itself, or of the whole folder. */
const isTold = ({ issues }: Content, path: string) => issues.some((issue) => issue.path === path || issue.path === '.');

const isThere = (file: string) => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** As folders are walked: name by name. */
function inOrder(one: string, two: string): number {
  const [own, other] = [one.split('/'), two.split('/')];
  const at = own.findIndex((name, number) => name !== other[number]);
  return at < 0 ? 0 : compare(own[at] as string, other[at] ?? '');
}
