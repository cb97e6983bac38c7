/**
 * Records -> the files of the instant tier: what titles, second-level headings, descriptions and target queries say, word by word, and what
 * a result shows. A small site has it all in one file; a large one has a head that stays small, and parts that are fetched as words are typed.
 */
import { compare } from '../kb/issue.ts';
import { blockName, HEAD, type InstantHead, type InstantPart, partName } from './instant-parts.ts';
import { pairsOf } from './pairs.ts';
import { cuts, packHits, packKeys } from './postings.ts';
import { type Brief, numbered, type SearchRecord } from './record.ts';
import { rarity, saturated } from './scores.ts';
import { WEIGHTS } from './weights.ts';
import { indexed, queryWords, stem } from './words.ts';

/** Name of each file -> what is in it; the head is `instant`. */
export function instantFiles(unsorted: readonly SearchRecord[], topics: InstantHead['topics'], synonyms: InstantHead['synonyms']): Map<string, InstantHead | InstantPart | readonly Brief[]> {
  const records = numbered(unsorted);
  const devices = [...new Set(records.flatMap(({ platforms }) => platforms))];
  const rows = [...scored(records)].sort(([a], [b]) => compare(a, b));
  const best = rows.reduce((most, [, hits]) => Math.max(most, ...hits.values()), 0);
  const packed = rows.map(([key, hits]) => [key, packHits(hits, best)] as const);
  const briefs = records.map(({ url, title, topic, description, headings }): Brief => ({ url, title, topic, description, headings }));

  const whole = JSON.stringify(briefs).length + packed.reduce((sum, [key, hits]) => sum + key.length + hits.length, 0) <= WEIGHTS.instantWhole;
  const starts = whole || packed.length === 0 ? [0] : cuts(packed.map(([key, hits]) => key.length + hits.length), WEIGHTS.partSize);
  const block = whole ? Math.max(1, records.length) : WEIGHTS.block;
  const files = new Map<string, InstantPart | readonly Brief[]>();
  for (const [at, start] of starts.entries()) {
    const part = packed.slice(start, starts[at + 1]);
    files.set(partName(at), { keys: packKeys(part.map(([key]) => key)), hits: part.map(([, hits]) => hits).join(' ') });
  }
  for (let start = 0; start === 0 || start < briefs.length; start += block) files.set(blockName(start / block), briefs.slice(start, start + block));

  const head: InstantHead = {
    topics,
    devices,
    topicOf: records.map(({ topic }) => topics.findIndex(([name]) => name === topic)),
    devicesOf: records.map(({ platforms }) => platforms.map((platform) => devices.indexOf(platform))),
    synonyms,
    starts: starts.map((start) => packed[start]?.[0] ?? ''),
    block,
    inside: whole ? Object.fromEntries(files) : {},
  };
  return new Map<string, InstantHead | InstantPart | readonly Brief[]>([[HEAD, head], ...(whole ? [] : files)]);
}

/** For each stem the pages that say it about themselves, and how well. */
function scored(records: readonly SearchRecord[]): Map<string, Map<number, number>> {
  const fields = Object.entries(WEIGHTS.instantFields) as Array<[keyof typeof WEIGHTS.instantFields, number]>;
  const sums = new Map<string, Map<number, number>>();
  for (const [field, boost] of fields) {
    const texts = records.map((record) => {
      const counts = new Map<string, number>();
      for (const word of indexed(textOf(record, field))) counts.set(stem(word), (counts.get(stem(word)) ?? 0) + 1);
      return counts;
    });
    if (field !== 'description') addPairs(sums, records.map((record) => textOf(record, field)), boost);
    const average = texts.reduce((sum, { size }) => sum + size, 0) / (texts.length || 1);
    const holding = new Map<string, number>();
    for (const counts of texts) for (const key of counts.keys()) holding.set(key, (holding.get(key) ?? 0) + 1);
    for (const [page, counts] of texts.entries()) {
      for (const [key, count] of counts) {
        const hits = sums.get(key) ?? new Map<number, number>();
        const score = boost * rarity(records.length, holding.get(key) as number) * saturated(count, counts.size, average);
        sums.set(key, hits.set(page, (hits.get(page) ?? 0) + score));
      }
    }
  }
  return sums;
}

/** Two words that stand near each other in one title, heading or search say more together than each for itself. */
function addPairs(sums: Map<string, Map<number, number>>, texts: readonly string[], boost: number): void {
  const found = texts.map((text) => new Set(text.split('\n').flatMap((line) => pairsOf(queryWords(line).map(({ text: word }) => stem(word))))));
  const holding = new Map<string, number>();
  for (const keys of found) for (const key of keys) holding.set(key, (holding.get(key) ?? 0) + 1);
  for (const [page, keys] of found.entries()) {
    for (const key of keys) {
      const hits = sums.get(key) ?? new Map<number, number>();
      sums.set(key, hits.set(page, Math.max(hits.get(page) ?? 0, WEIGHTS.pair * boost * rarity(texts.length, holding.get(key) as number))));
    }
  }
}

function textOf(record: SearchRecord, field: keyof typeof WEIGHTS.instantFields): string {
  if (field === 'headings') return record.headings.map(([, text]) => text).join('\n');
  return field === 'queries' ? record.queries.join('\n') : record[field];
}
