/**
 * A part of a site, made elsewhere: the files of some articles, and beside them what was learnt of them. Files are known by their content,
 * for times do not survive a journey. What arrives damaged or from other sources is not used, and made again.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { writeWhole } from '../kb/disk.ts';
import { contentDigest } from '../kb/disk-cache.ts';
import { type Columns, fromColumns, toColumns } from './columns.ts';
import type { Before, Kept } from './store.ts';

/** Which part of how many. */
export interface Shard {
  at: number;
  of: number;
}

/** '2/4'; undefined for anything else. */
export function shardOf(text: string): Shard | undefined {
  const [, at = '', of = ''] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  return at !== '' && Number(at) <= Number(of) ? { at: Number(at), of: Number(of) } : undefined;
}

/** The ids that a shard makes; every id belongs to exactly one. */
export const shareOf = (ids: readonly string[], { at, of }: Shard) => ids.filter((_id, index) => index % of === at - 1);

const NAME = 'shard.bin';

export const writeShard = (folder: string, articles: readonly Kept[]) => writeWhole(join(folder, NAME), serialize(toColumns(articles)));

/** The shards that lie in the folders of `folder`. */
export function readShards(folder: string): Before[] {
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => readShard(join(folder, name))).filter(({ state }) => state.articles.size > 0);
}

function readShard(folder: string): Before {
  const articles = new Map<string, Kept>();
  try {
    for (const kept of fromColumns<Kept>(deserialize(readFileSync(join(folder, NAME))) as Columns)) {
      if (kept.files.every(([file, , , digest]) => contentDigest(readFileSync(join(folder, file))) === digest)) articles.set(kept.id, { ...kept, files: kept.files.map(([file, size, , digest]) => [file, size, statSync(join(folder, file)).mtimeMs, digest]) });
    }
  } catch {
    // Not a shard, or not a whole one: what it lacks is made again.
  }
  return { folder, state: { articles } };
}
