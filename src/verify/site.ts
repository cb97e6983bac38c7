/** A folder with a built site -> what the rules look at. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compare } from '../kb/issue.ts';
import { type Page, readPage } from './page.ts';
import type { BuiltSite } from './rules.ts';

export async function readSite(folder: string, articles: readonly string[]): Promise<BuiltSite & { bytes: number; indexBytes: number }> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = names.map((name) => name.slice(folder.length + 1).replaceAll('\\', '/')).sort(compare);
  const pages: Page[] = [];
  let [bytes, indexBytes] = [0, 0];
  for (const file of files) {
    const { size } = await stat(join(folder, file));
    bytes += size;
    if (file.startsWith('pagefind/')) indexBytes += size;
    else if (file.endsWith('.html')) pages.push(readPage(file, await readFile(join(folder, file), 'utf8')));
  }
  const sitemap = files.includes('sitemap.xml') ? await readFile(join(folder, 'sitemap.xml'), 'utf8') : '';
  return { pages, files: new Set(files), sitemap, articles, bytes, indexBytes };
}
