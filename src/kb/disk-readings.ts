/**
 * What was read of articles, kept from run to run, so that an article whose bytes are the same is not read again. In some files by the
 * paths of the articles: an edit writes one of them. What was kept by another engine, or is not as it was left, is read again.
 */
import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Source } from './article.ts';
import { contentDigest, digestOfFiles, filesBelow, keep as keepBytes, keepLatest, LOCKS, recall as recallBytes } from './disk-cache.ts';
import { type Files, filesOf, type Known } from './files.ts';
import { compare } from './issue.ts';
import { goneOf, type Reading, readingOf, takeUp } from './reading.ts';

interface Kept {
  /** Of the file's bytes. */
  digest: string;
  /** No day in it comes after this one; without, nobody has looked. */
  latestDay: string | undefined;
  reading: Reading;
}

const FOLDER = resolve('node_modules', '.cache', 'winnow', 'readings');
/** Files for one content folder. */
const PARTS = 64;
/** Beside the parts, a file that is written by every run. */
const USED = 'used';
/** Of so many content folders, or engines, something is kept. */
const MOST = 4;

/** Everything that a reading depends on besides the file. */
const engine = () => digestOfFiles('.', [...filesBelow('src/kb/**/*.ts', ['**/*.test.ts']), ...filesBelow(LOCKS, []), 'src/site.ts'], process.version);
const partOf = (path: string) => hash('md5', path, 'buffer')[0]! % PARTS;

export interface Readings {
  /** What is known of those of the files that are as they were. */
  recall: (sources: readonly Source[], latestDay?: string) => Promise<Files>;
  /** Keeps what a run has read; of what has not changed, nothing is written. */
  keep: (files: Files) => Promise<void>;
}

/** `content`: the folder of the articles. */
export function openReadings(content: string, root = FOLDER): Readings {
  const folder = join(root, hash('sha256', `${engine()} ${resolve(content)}`).slice(0, 32));
  const parts: Array<Map<string, Kept>> = Array.from({ length: PARTS }, () => new Map());
  return {
    async recall(sources, latestDay) {
      for (const part of new Set(sources.map(({ path }) => partOf(path)))) {
        const bytes = await recallBytes(folder, String(part));
        if (bytes) parts[part] = deserialize(zstdDecompressSync(bytes)) as Map<string, Kept>;
      }
      const known = sources.flatMap((source) => {
        const kept = parts[partOf(source.path)]!.get(source.path);
        return kept?.digest === contentDigest(source.bytes) && isChecked(kept, latestDay) ? [takeUp(kept.reading, source, latestDay)] : [];
      });
      return filesOf(known.sort((a, b) => compare(a.path, b.path)), known, latestDay);
    },
    async keep({ files, places }) {
      const own = Map.groupBy(files, ({ path }) => partOf(path));
      for (const [number, part] of parts.entries()) {
        let changed = false;
        for (const path of part.keys()) if (!places.has(path) && part.delete(path)) changed = true;
        for (const known of own.get(number) ?? []) {
          const before = part.get(known.path);
          const kept = keptOf(known, before);
          if (kept === before) continue;
          if (kept) part.set(known.path, kept);
          else part.delete(known.path);
          changed = true;
        }
        // One part after the other: whoever asks something meanwhile is not kept waiting for all of them.
        if (changed) await keepBytes(folder, String(number), zstdCompressSync(serialize(part)));
      }
      // A folder is as old as the last file that was put there.
      await keepBytes(folder, USED, new Uint8Array());
      await keepLatest(root, MOST);
    },
  };
}

/** What is to be kept of a file; the same object as before when nothing about it changed. */
function keptOf(known: Known, before: Kept | undefined): Kept | undefined {
  const digest = contentDigest(known.bytes);
  if (before?.digest === digest && isChecked(before, known.latestDay) && before.reading.cut?.gone.join() === goneOf(known)?.join()) return before;
  const reading = readingOf(known);
  return reading && { digest, latestDay: known.latestDay, reading };
}

/** A day that had begun then has begun now. */
const isChecked = (kept: Kept, latestDay: string | undefined) => latestDay === undefined || (kept.latestDay !== undefined && kept.latestDay <= latestDay);
