/** A folder with a built site -> what the rules look at. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compare } from '../kb/issue.ts';
import type { BuiltSite } from './rule.ts';
import { readPage } from './rules.ts';
import type { Seen } from './seen.ts';

/** Files that the rules read; `.md` are the articles as Markdown. */
const TEXT = /^(?:[^/]+\.(?:xml|txt|md|webmanifest)|_headers|_redirects)$/;

/** `articles`: ids that must be there; without them, whatever is there counts. */
export async function readSite(folder: string, articles: readonly string[]): Promise<BuiltSite & { bytes: number; indexBytes: number }> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, number>();
  const [pages, redirects]: [Seen[], Seen[]] = [[], []];
  const texts = new Map<string, string>();
  const images = new Map<string, { width: number; height: number }>();
  let [bytes, indexBytes] = [0, 0];
  for (const file of names.map((name) => name.slice(folder.length + 1).replaceAll('\\', '/')).sort(compare)) {
    const path = join(folder, file);
    const { size } = await stat(path);
    files.set(file, size);
    bytes += size;
    if (file.startsWith('pagefind/')) indexBytes += size;
    else if (file.endsWith('.html')) {
      const page = readPage(file, await readFile(path, 'utf8'));
      (page.redirect ? redirects : pages).push(page);
    } else if (TEXT.test(file)) texts.set(file, await readFile(path, 'utf8'));
    else if (file.endsWith('.png')) {
      const head = await readFile(path);
      if (head.length >= 24) images.set(file, { width: head.readUInt32BE(16), height: head.readUInt32BE(20) });
    }
  }
  return { pages, redirects, files, texts, images, articles, bytes, indexBytes };
}
