/**
 * What lies in a published site and what each part of it was made from, so that the next build makes only what has changed. Kept beside the
 * packages, by the site's folder. Without it, or when a file is not as it was left, things are made again: it can only save time.
 */
import { createHash, hash } from 'node:crypto';
import { constants, copyFileSync, linkSync, statSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { keep, nameOf, recall } from '../kb/disk-cache.ts';
import type { Compared } from '../seo/gate.ts';
import { type Columns, fromColumns, toColumns } from './columns.ts';
import { makeFolder } from './folders.ts';
import type { Tree } from '../verify/tree.ts';
import type { Made, Stamp } from './work.ts';

/** What was made of an article, and the digest of all it was made from. */
export interface Kept extends Made {
  key: string;
}

export interface State {
  /** The key of the compiled pages that all was made with. */
  templates?: string;
  articles: Map<string, Kept>;
  /** All of the site, as it was built. */
  tree?: Tree;
  /** The search index, and the digest of all that can be searched. */
  search?: { key: string; files: Stamp[] };
}

/** Where earlier work lies, and what is known of it. */
export interface Before {
  folder: string;
  state: State;
}

/** Goes up when what is kept changes its form. */
const FORM = 4;
const FOLDER = resolve('node_modules', '.cache', 'winnow', 'sites');
const nameOfSite = (out: string) => nameOf(String(FORM), resolve(out)).slice(0, 32);
/** Many times what a site of ten thousand articles needs. */
const MOST = 2 ** 30;
/** Files for the articles of a site, by their ids, beside one for the rest: an edit writes few of them. */
const PARTS = 32;
const REST = 'rest';
/** Of so many sites it is kept: those that were built last. */
const MOST_SITES = 8;
const COMPARED = 'compared';
const partOf = (id: string) => hash('md5', id, 'buffer')[0]! % PARTS;
/** What a file is kept under: one that lies in the place of another is not believed. */
const nameIn = (out: string, part: number | string) => `${nameOfSite(out)}-${part}`;

/** `folder`: where the states of sites are kept. Each part holds by itself: what is told of an article is compared with its files. */
export const loadState = async (out: string, folder = FOLDER): Promise<State> => ({ ...(await loadRest(out, folder)), articles: await loadArticles(out, folder) });

/** All but the articles, which are most of it. */
export async function loadRest(out: string, folder = FOLDER): Promise<Omit<State, 'articles'>> {
  const rest = await recall(folder, nameIn(out, REST), MOST);
  return rest ? (deserialize(rest) as Omit<State, 'articles'>) : {};
}

export async function loadArticles(out: string, folder = FOLDER): Promise<State['articles']> {
  const articles = new Map<string, Kept>();
  for (let part = 0; part < PARTS; part++) {
    const bytes = await recall(folder, nameIn(out, part), MOST);
    if (bytes) for (const kept of fromColumns<Kept>(deserialize(bytes) as Columns)) articles.set(kept.id, kept);
  }
  return articles;
}

/** Best effort: without it the next build makes everything. `before`: what was loaded; parts that say the same are not written again. */
export async function saveState(out: string, { articles, ...rest }: State, before: State = { articles: new Map() }, folder = FOLDER): Promise<void> {
  const changed = new Set<number>();
  for (const [id, { key, files }] of articles) {
    const known = before.articles.get(id);
    if (known?.key !== key || known.files !== files) changed.add(partOf(id));
  }
  for (const id of before.articles.keys()) if (!articles.has(id)) changed.add(partOf(id));
  const parts = Map.groupBy([...articles.values()].filter(({ id }) => changed.has(partOf(id))), ({ id }) => partOf(id));
  for (const part of changed) await keep(folder, nameIn(out, part), serialize(toColumns(parts.get(part) ?? [])));
  await keep(folder, nameIn(out, REST), serialize(rest));
  await keepLatestSites(folder);
}

/** A site is as old as the file that each build writes; what has none was left by an earlier form, or by a build that was ended. */
async function keepLatestSites(folder: string): Promise<void> {
  const files = Map.groupBy(await readdir(folder).catch(() => []), (name) => /^[\da-f]{32}(?=-)/.exec(name)?.[0]);
  files.delete(undefined);
  const used = await Promise.all([...files.keys()].map((site) => stat(join(folder, `${site}-${REST}`)).then(({ mtimeMs }) => ({ site, time: mtimeMs }), () => ({ site, time: 0 }))));
  for (const { site } of used.sort((a, b) => b.time - a.time).slice(MOST_SITES)) for (const name of files.get(site)!) await rm(join(folder, name), { force: true });
}

/** What the gate compared, kept by itself: it is as large as all else. `key` names what it was compared by. */
export async function loadCompared(out: string, key: string, folder = FOLDER): Promise<Compared> {
  const bytes = await recall(folder, nameIn(out, COMPARED), MOST);
  const kept = bytes && (deserialize(bytes) as KeptCompared);
  if (kept?.key !== key) return { texts: new Map() };
  return { texts: new Map(kept.ids.map((id, at) => [id, { digest: kept.digests[at]!, runs: kept.runs.subarray(kept.ends[at - 1] ?? 0, kept.ends[at]), ...(kept.twins.has(id) ? { twin: kept.twins.get(id)! } : {}) }])) };
}

export async function saveCompared(out: string, key: string, { texts }: Compared, folder = FOLDER): Promise<void> {
  const all = [...texts.values()];
  let end = 0;
  const ends = Uint32Array.from(all, ({ runs }) => (end += runs.length));
  const joined = new Uint32Array(end);
  for (const [at, { runs }] of all.entries()) joined.set(runs, ends[at - 1] ?? 0);
  const twins = new Map([...texts].flatMap(([id, { twin }]) => (twin ? [[id, twin] as const] : [])));
  await keep(folder, nameIn(out, COMPARED), serialize({ key, ids: [...texts.keys()], digests: all.map(({ digest }) => digest), ends, runs: joined, twins } satisfies KeptCompared));
}

interface KeptCompared {
  key: string;
  ids: string[];
  digests: string[];
  ends: Uint32Array;
  runs: Uint32Array;
  twins: Map<string, { id: string; index: number }>;
}

/** Do all the files lie in `folder` as they were left? */
export const isAsLeft = (folder: string, files: readonly Stamp[]) =>
  files.every(([file, size, changed]) => {
    const found = statSync(join(folder, file), { throwIfNoEntry: false });
    return found?.size === size && found.mtimeMs === changed;
  });

/**
 * The same files in another folder, but for those in `there`; by a second name where the file system can, for nothing ever writes into a published
 * file. Returns how they lie now: a copy is younger.
 */
export function carryOver(from: string, to: string, files: readonly Stamp[], there: ReadonlySet<string> = new Set()): readonly Stamp[] {
  let copied: Stamp[] | undefined;
  for (const [at, [file, size, , digest]] of files.entries()) {
    if (there.has(file)) continue;
    const target = join(to, file);
    makeFolder(dirname(target));
    try {
      linkSync(join(from, file), target);
    } catch {
      // Never into a file that is there: it may be the one to copy.
      copyFileSync(join(from, file), target, constants.COPYFILE_EXCL);
      copied ??= [...files];
      copied[at] = [file, size, statSync(target).mtimeMs, digest];
    }
  }
  return copied ?? files;
}

/** A digest of anything that JSON can say. */
export const digest = (...values: readonly unknown[]) => {
  const all = createHash('sha256');
  for (const value of values) all.update(typeof value === 'string' ? value : JSON.stringify(value)).update('\0');
  return all.digest('base64url');
};
