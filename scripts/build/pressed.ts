/** The site's files the quick way: articles that have changed on all cores, the others carried over, the lists from compiled pages. */
import { cp } from 'node:fs/promises';
import { hand, type Handed, type Part } from '../../src/press/handed.ts';
import { type Plan, plan } from '../../src/press/plan.ts';
import type { Pool } from '../../src/press/pool.ts';
import type { Press } from '../../src/press/press.ts';
import { readShards, type Shard, shareOf, writeShard } from '../../src/press/shard.ts';
import { carryOver, type Kept, type State } from '../../src/press/store.ts';
import { clearBut, takeSpare } from '../../src/press/spare.ts';
import type { Templates } from '../../src/press/templates.ts';
import { isOfArticle, printInto } from '../../src/press/work.ts';
import type { Tree } from '../../src/verify/tree.ts';
import { makeArticles } from './articles.ts';
import type { Checked } from './checked.ts';
import { collect, MANY } from './collect.ts';
import { isSearch, search } from './search.ts';
import type { Phases } from './summary.ts';

export interface Pressing {
  outcome: Checked;
  given: Omit<Handed, 'derived'>;
  templates: Templates;
  /** Of this thread. */
  press: Press;
  pool: Pool;
  before: State;
  out: string;
  next: string;
  merge: string | undefined;
  shard: Shard | undefined;
  phase: Phases['phase'];
}

export interface Pressed {
  state: State;
  /** Articles that were made, and those carried over. */
  made: number;
  kept: Plan['kept'];
  /** What lay where the site is built, before anything was made. */
  lying: Tree | undefined;
}

/** Undefined after telling the author what cannot be made. With a shard: only the files of its articles, and what a merge wants to know of them. */
export async function pressed({ outcome, given, templates: { key, client, server }, press, pool, before, out, next, merge, shard, phase }: Pressing): Promise<Pressed | undefined> {
  const { keys, changed, kept, derived } = await phase('Plan', () => plan(given, key, [...(merge ? readShards(merge) : []), { folder: out, state: before }]));
  const handed: Handed = { ...given, derived };
  const wanted = new Set(changed);
  const own = shard ? shareOf([...keys.keys()], shard).filter((id) => wanted.has(id)) : changed;
  // Before anything is made: what is there is what stays.
  const [lying, carried] = await phase('Carry over', () => carry(kept, out, next));
  await phase('Threads', () => pool.open({ folder: next, server, handed, ids: own }));
  const made = await makeArticles(outcome, pool, handed, phase);
  if (!made) return undefined;
  const fresh = made.map((article): Kept => ({ ...article, key: keys.get(article.id) as string }));
  const state: State = { templates: key, articles: new Map([...carried, ...fresh].map((article) => [article.id, article])) };
  const whole: Handed = { ...handed, derived: new Map([...state.articles].map(([id, article]) => [id, article.derived])) };
  hand(whole);
  const ofSite = shard ? [] : await press.pages((route) => !isOfArticle(route) && !isSearch(route) && isMade(route, given.parts));
  const heavy = ofSite.filter(([route]) => isHeavy(route));
  // Before the pages that tell how large a pack is.
  if (heavy.length > 0) await phase('Packs', () => pool.print(whole, heavy));
  await pool.close();
  // The memory of the threads goes back, and what was needed to make pages.
  if (made.length > MANY) collect();
  if (shard) {
    await phase('Shard', () => writeShard(next, fresh));
    return { state, made: made.length, kept, lying: undefined };
  }
  await cp(client, next, { recursive: true });
  await phase('Lists', () => printInto(next, press, ofSite.filter((page) => !heavy.includes(page))));
  const searchable = given.parts.includes('search') ? await phase('Search', () => search(outcome, before.search, out, next, press, key)) : undefined;
  return { state: { ...state, ...(searchable ? { search: searchable } : {}) }, made: made.length, kept, lying };
}

/** Into `next`: what is kept, from the site before the present one where it has the same files; and what is known of the folder. */
async function carry(kept: Plan['kept'], out: string, next: string): Promise<[lying: Tree | undefined, carried: Kept[]]> {
  const lying = await takeSpare(out, next);
  const there = lying && clearBut(next, lying, new Map(kept.flatMap(({ files }) => files.map(([file, size, changed]) => [file, [size, changed]] as const))));
  return [lying, kept.map(({ folder, ...article }) => ({ ...article, files: carryOver(folder, next, article.files, there) }))];
}

/** Does a build of these parts make what the route gives? */
const isMade = (route: string, parts: readonly Part[]) => (parts.includes('sheets') || !route.endsWith('.pdf')) && (parts.includes('images') || !route.endsWith('.png'));

/** Sheets of many articles in one file, and images: a second of work for what takes a page a hundredth. */
const isHeavy = (route: string) => /\.(?:pdf|png)$/.test(route);
