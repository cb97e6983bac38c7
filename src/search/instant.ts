/**
 * The instant tier in the browser: a plan -> each page's score and which of the plan's terms it answers; pages -> what a result shows.
 * Fetches no more than the parts that the typed words are in; the fetching itself is given from outside.
 */
import { blockName, type InstantHead, type InstantPart, partName } from './instant-parts.ts';
import { BEST, type Hits, openHits, openKeys, partOf } from './postings.ts';
import { isPair, pairsOf } from './pairs.ts';
import type { Plan } from './planner.ts';
import type { Brief } from './record.ts';
import { errorShare, prefixShare } from './scores.ts';
import { distance, editsFor } from './spelling.ts';
import { WEIGHTS } from './weights.ts';
import { stem } from './words.ts';

/** Page -> its score, and for each term of the plan that it answers how well, as a share of the best score of any word. */
export type InstantHits = Map<number, { score: number; terms: Map<number, number> }>;

export interface Instant {
  /** `sure`: the vocabulary has judged the words, so that none is read for a similar one. */
  ask: (plan: Plan, sure: boolean) => Promise<InstantHits>;
  briefs: (pages: readonly number[]) => Promise<Brief[]>;
}

interface Part {
  keys: readonly string[];
  hits: (key: string) => Hits;
}

/** Words of earlier keys are not asked again. */
const MOST_ASKED = 500;

/** `load` fetches a file by its name, once, and again after it failed. */
export function openInstant(head: InstantHead, load: (name: string) => Promise<unknown>): Instant {
  const parts = new Map<number, Part>();
  const part = async (at: number) => {
    const known = parts.get(at);
    if (known) return known;
    const name = partName(at);
    const made = openPart((head.inside[name] ?? (await load(name))) as InstantPart);
    parts.set(at, made);
    return made;
  };
  const asked = new Map<string, Hits>();

  async function word(typed: string, prefix: boolean, fuzzy: boolean): Promise<Hits> {
    const mark = `${typed}${prefix ? '*' : ''}${fuzzy ? '~' : ''}`;
    const known = asked.get(mark);
    if (known) return known;
    const key = stem(typed);
    const first = partOf(head.starts, prefix && typed < key ? typed : key);
    const found = await part(first);
    const hits = new Map(found.hits(key));
    const add = (other: Hits, share: number) => {
      for (const [page, score] of other) hits.set(page, Math.max(hits.get(page) ?? 0, score * share));
    };
    if (prefix) {
      for (const other of found.keys) if (other !== key && !isPair(other) && begins(other, typed)) add(found.hits(other), prefixShare(typed.length, Math.max(1, other.length - typed.length)));
    }
    if (fuzzy) {
      const most = editsFor(typed.length);
      for (const other of found.keys) {
        if (other === key || isPair(other) || Math.abs(other.length - key.length) > most) continue;
        const edits = distance(key, other, most);
        if (edits <= most) add(found.hits(other), errorShare(key.length, edits));
      }
    }
    if (asked.size > MOST_ASKED) asked.clear();
    asked.set(mark, hits);
    return hits;
  }

  /** A phrase is answered by the pages that hold all its words. */
  async function phrase(words: readonly string[], prefix: boolean, fuzzy: boolean): Promise<Hits> {
    const [first, ...others] = await Promise.all(words.map((one) => word(one, prefix, fuzzy)));
    if (!first || others.length === 0) return first ?? new Map();
    return new Map([...first].filter(([page]) => others.every((hits) => hits.has(page))).map(([page, score]) => [page, others.reduce((sum, hits) => sum + (hits.get(page) as number), score)]));
  }

  return {
    async ask({ terms }, sure) {
      const found: InstantHits = new Map();
      const answers = await Promise.all(
        terms.map((term) => Promise.all(term.ways.map(async ({ words, weight }, way) => ({ weight, hits: await phrase(words, way === 0 && term.prefix, way === 0 && !sure && (words[0]?.length ?? 0) >= WEIGHTS.oneEditFrom) })))),
      );
      for (const [at, ways] of answers.entries()) {
        const best = new Map<number, number>();
        for (const { hits, weight } of ways) for (const [page, score] of hits) best.set(page, Math.max(best.get(page) ?? 0, score * weight));
        for (const [page, score] of best) {
          const own = found.get(page) ?? { score: 0, terms: new Map<number, number>() };
          own.score += score;
          own.terms.set(at, score / BEST);
          found.set(page, own);
        }
      }
      for (const page of found.values()) page.score *= page.terms.size / terms.length;
      const pairs = new Set(pairsOf(terms.map(({ ways }) => stem(ways[0]?.words[0] ?? ''))));
      for (const hits of await Promise.all([...pairs].map(async (key) => (await part(partOf(head.starts, key))).hits(key)))) {
        for (const [page, score] of hits) (found.get(page) ?? { score: 0 }).score += score;
      }
      return found;
    },
    async briefs(pages) {
      const names = new Map([...new Set(pages.map((page) => Math.floor(page / head.block)))].map((at) => [at, blockName(at)]));
      const blocks = new Map(await Promise.all([...names].map(async ([at, name]) => [at, (head.inside[name] ?? (await load(name))) as readonly Brief[]] as const)));
      return pages.flatMap((page) => blocks.get(Math.floor(page / head.block))?.[page % head.block] ?? []);
    },
  };
}

function openPart({ keys, hits }: InstantPart): Part {
  const list = openKeys(keys);
  const packed = hits.split(' ');
  const places = new Map(list.map((key, at) => [key, at]));
  const opened = new Map<string, Hits>();
  return {
    keys: list,
    hits(key) {
      const known = opened.get(key);
      if (known) return known;
      const at = places.get(key);
      const made = openHits(at === undefined ? '' : (packed[at] ?? ''));
      opened.set(key, made);
      return made;
    },
  };
}

/** Does a word with this stem begin with the letters? The letters may reach into the ending that the stem has lost. */
const begins = (key: string, letters: string) => key.startsWith(letters) || (key.length >= WEIGHTS.oneEditFrom && letters.startsWith(key) && letters.length - key.length <= 4);
