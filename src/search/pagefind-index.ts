/**
 * The files that Pagefind writes -> which pages hold a word, how often, and in what. Pagefind's own reader is 85 KB of script and WebAssembly,
 * and finds only the pages that hold every word; search asks word by word and needs one number for each page.
 * Throws when a file is not in the form of the Pagefind that package.json names.
 */
import { gunzipSync } from 'node:zlib';
import { readCbor } from './cbor.ts';

export interface PagefindFile {
  path: string;
  content: Uint8Array;
}

/** One page's use of one word. */
export interface Use {
  page: number;
  /** Times in the body; a word in a heading counts more. */
  body: number;
  /** Name of a meta field -> times in it. */
  meta: Readonly<Record<string, number>>;
}

export interface Text {
  url: string;
  content: string;
  /** Elements with an id; `location` is the number of words before. */
  anchors: ReadonlyArray<{ element: string; id: string; text: string; location: number }>;
}

export interface PagefindIndex {
  pages: ReadonlyArray<Text & { words: number }>;
  /** As Pagefind splits and lowers them. */
  words: ReadonlyMap<string, readonly Use[]>;
}

const SIGNATURE = 'pagefind_dcd';
/** What Pagefind gives to a word of plain text; a weight of 0 is written as -1. */
const PLAIN = 24;

type Page = [distance: number, locations: number[], meta: number[]];
type Word = [word: string, pages: Page[], variants: Array<[string, Page[]]>];
type Meta = [version: string, pages: Array<[hash: string, words: number, ...rest: unknown[]]>, chunks: unknown, filters: unknown, sorts: unknown, fields: string[]];

export function readPagefind(files: readonly PagefindFile[]): PagefindIndex {
  const meta = files.find(({ path }) => path.endsWith('.pf_meta'));
  if (!meta) throw new Error('Pagefind wrote no .pf_meta file');
  const [, listed, , , , fields] = readCbor(opened(meta)) as Meta;
  const pages = listed.map(([hash, words]) => {
    const file = files.find(({ path }) => path === `fragment/${hash}.pf_fragment`);
    if (!file) throw new Error(`Pagefind wrote no text for ${hash}`);
    return { ...(JSON.parse(new TextDecoder().decode(opened(file))) as Text), words };
  });
  const words = new Map<string, Use[]>();
  for (const file of files.filter(({ path }) => path.endsWith('.pf_index'))) {
    const [rows] = readCbor(opened(file)) as [Word[]];
    for (const [word, own, variants] of rows) for (const list of [own, ...variants.map(([, variant]) => variant)]) words.set(word, [...(words.get(word) ?? []), ...uses(list, fields)]);
  }
  return { pages, words };
}

function opened({ path, content }: PagefindFile): Uint8Array {
  const bytes = gunzipSync(content);
  if (new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length)) !== SIGNATURE) throw new Error(`Pagefind (${path}): the file is not as expected`);
  return bytes.subarray(SIGNATURE.length);
}

/** Pages are written by their distance; among the places, a negative number sets the weight, or the field, of those that follow. */
function uses(list: readonly Page[], fields: readonly string[]): Use[] {
  let page = 0;
  return list.map(([distance, locations, metaLocations]) => {
    page += distance;
    let [body, weight] = [0, 1];
    for (const place of locations) {
      if (place < 0) weight = (-place - 1) / PLAIN;
      else body += weight;
    }
    const meta: Record<string, number> = {};
    let field = '';
    for (const place of metaLocations) {
      if (place < 0) field = fields[-place - 1] ?? '';
      else meta[field] = (meta[field] ?? 0) + 1;
    }
    return { page, body, meta };
  });
}
