/**
 * What was read of articles, kept from run to run, so that an article whose bytes are the same is not read again. In some files by the
 * paths of the articles: an edit writes one of them. What was kept by another engine, or is not as it was left, is read again.
 */
import { hash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompressSync } from 'node:zlib';
import type { Source } from './article.ts';
import { contentDigest, digestOfFiles, filesBelow, keep as keepBytes, keepLatest, LOCKS, recall as recallBytes } from './disk-cache.ts';
import { type Files, filesOf, type KnownFile } from './files.ts';
import { compare } from './issue.ts';
import { goneOf, isSound, type Reading, readingOf, type Sound, takeUp } from './reading.ts';

interface Kept extends Noted {
  reading: Reading;
}

/** Of what is kept, the little that tells whether it still holds: the readings themselves would be in memory a second time. */
interface Noted {
  /** Of the file's bytes. */
  digest: string;
  /** No day in it comes after this one; without, nobody has looked. */
  latestDay: string | undefined;
  /** Which statements were taken out of it, as one text. */
  gone: string | undefined;
}

const FOLDER = resolve('node_modules', '.cache', 'winnow', 'readings');
const compress = promisify(zstdCompress);
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
  const parts: Array<Map<string, Noted>> = Array.from({ length: PARTS }, () => new Map());
  return {
    async recall(sources, latestDay) {
      const known: KnownFile[] = [];
      for (const [number, own] of Map.groupBy(sources, ({ path }) => partOf(path))) {
        const bytes = await recallBytes(folder, String(number));
        const part = bytes ? (deserialize(zstdDecompressSync(bytes)) as Map<string, Kept>) : new Map<string, Kept>();
        parts[number] = new Map([...part].map(([path, { digest, latestDay: day, gone }]) => [path, { digest, latestDay: day, gone }]));
        for (const source of own) {
          const kept = part.get(source.path);
          if (kept?.digest === contentDigest(source.bytes) && isChecked(kept, latestDay)) known.push(takeUp(kept.reading, source, latestDay));
        }
      }
      return filesOf(known.sort((a, b) => compare(a.path, b.path)), known, latestDay);
    },
    async keep({ files }) {
      const own = Map.groupBy(files, ({ path }) => partOf(path));
      let written = Promise.resolve();
      for (const [number, before] of parts.entries()) {
        const sound = (own.get(number) ?? []).filter(isSound);
        const now = new Map(sound.map((known) => [known.path, noted(known, before.get(known.path))]));
        if (now.size === before.size && [...now].every(([path, note]) => before.get(path) === note)) continue;
        parts[number] = now;
        const part = new Map(sound.map((known) => [known.path, { ...now.get(known.path)!, reading: readingOf(known) } satisfies Kept]));
        const bytes = serialize(part);
        // One part after the other, so that whoever asks something meanwhile is not kept waiting for all of them; one is made smaller, in another thread, while the next is put together.
        await written;
        written = compress(bytes).then((smaller) => keepBytes(folder, String(number), smaller));
      }
      await written;
      // A folder is as old as the last file that was put there.
      await keepBytes(folder, USED, new Uint8Array());
      await keepLatest(root, MOST);
    },
  };
}

/** What is noted of a file; the same object as before when nothing about it changed. */
function noted(known: Sound, before: Noted | undefined): Noted {
  const digest = contentDigest(known.bytes);
  const gone = goneOf(known)?.join();
  return before?.digest === digest && isChecked(before, known.latestDay) && before.gone === gone ? before : { digest, latestDay: known.latestDay, gone };
}

/** A day that had begun then has begun now. */
const isChecked = (kept: Noted, latestDay: string | undefined) => latestDay === undefined || (kept.latestDay !== undefined && kept.latestDay <= latestDay);
