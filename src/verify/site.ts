/** A folder with a built site -> what the rules look at. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../kb/issue.ts';
import type { BuiltSite } from './rule.ts';
import { readPage } from './rules.ts';
import type { Seen } from './seen.ts';
import { survey, type Tree } from './tree.ts';

/** Files that the rules read; `.md` are the articles as Markdown. */
const TEXT = /^(?:[^/]+\.(?:xml|txt|md|webmanifest)|_headers|_redirects)$/;

/** What a build knows of its own files and need not find out again. */
export interface Known extends Pick<BuiltSite, 'twins' | 'compared'> {
  pages: ReadonlyMap<string, Seen>;
}
const NOTHING: Known = { pages: new Map(), twins: new Set(), compared: new Set() };

/** `articles`: ids that must be there; without them, whatever is there counts. `tree`: what is in the folder, where that is known. */
export function readSite(folder: string, articles: readonly string[], { pages: known, twins, compared }: Known = NOTHING, tree: Tree = survey(folder)): BuiltSite & { bytes: number; indexBytes: number } {
  const files = new Map<string, number>();
  const [pages, redirects]: [Seen[], Seen[]] = [[], []];
  const texts = new Map<string, string>();
  const images = new Map<string, { width: number; height: number }>();
  let [bytes, indexBytes] = [0, 0];
  const sizes = new Map(tree.files.map((file, at) => [file, tree.sizes[at] as number]));
  for (const file of tree.files.toSorted(compare)) {
    const path = join(folder, file);
    const size = sizes.get(file) as number;
    files.set(file, size);
    bytes += size;
    if (file.startsWith('pagefind/')) indexBytes += size;
    else if (file.endsWith('.html')) {
      const page = known.get(file) ?? readPage(file, readFileSync(path, 'utf8'));
      (page.redirect ? redirects : pages).push(page);
    } else if (TEXT.test(file) && !twins.has(file)) texts.set(file, readFileSync(path, 'utf8'));
    else if (file.endsWith('.png')) {
      const size = pngSize(path);
      if (size) images.set(file, size);
    }
  }
  return { pages, redirects, files, texts, twins, compared, images, articles, bytes, indexBytes };
}

/** Width and height stand in the first bytes. */
function pngSize(path: string): { width: number; height: number } | undefined {
  const head = Buffer.alloc(24);
  const file = openSync(path, 'r');
  try {
    return readSync(file, head, 0, 24, 0) === 24 ? { width: head.readUInt32BE(16), height: head.readUInt32BE(20) } : undefined;
  } finally {
    closeSync(file);
  }
}
