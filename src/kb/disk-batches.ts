/**
 * Articles that nobody has read yet, some at a time; and what is left of them, when it is read. The parser's memory is given back when the event
 * loop turns, and not before: ten thousand articles at one go hold half a gigabyte that nobody needs.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Source } from './article.ts';
import { type Files, readFiles } from './files.ts';
import { type Outcome, running } from './pipeline.ts';

/** Articles read at one go: few enough for the memory, many enough for the time that putting them in order takes. */
const BATCH = 250;

/** @param known what is known of some of them; @returns what is known of all */
export async function readInBatches(sources: readonly Source[], latestDay: string | undefined, known: Files): Promise<Files> {
  const unread = sources.filter(({ path }) => !known.places.has(path));
  const read = sources.filter(({ path }) => known.places.has(path));
  let files = known;
  for (let from = 0; from < unread.length; from += BATCH) {
    read.push(...unread.slice(from, from + BATCH));
    files = readFiles(read, latestDay, files);
    await breathe();
  }
  return files;
}

/** The whole story, as `run` tells it, some articles at a time. */
export async function runInBatches(...given: Parameters<typeof running>): Promise<Outcome> {
  const steps = running(...given);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await breathe();
  }
}
