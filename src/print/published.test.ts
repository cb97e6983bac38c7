/** Which packs a site has: a file of so many sheets that nobody would print them is not made, and nothing leads to it. */
import { afterAll, expect, test } from 'vitest';
import { getStaticPaths as ofAll } from '../pages/checklists/all-[paper].pdf.ts';
import { getStaticPaths as ofTopics } from '../pages/topics/[topic]/checklists-[paper].pdf.ts';
import type { ArticleData } from '../library.ts';
import { type Entry, hand } from '../press/handed.ts';
import { site } from '../site.ts';
import { MOST_IN_PACK } from './published.ts';

const [first, second] = Object.keys(site.topics) as [string, string];
const entries = (count: number, topic: string): Entry[] => Array.from({ length: count }, (_, at) => ({ id: `${topic}-${at}`, data: { state: 'ready', title: `Lid ${at}`, topic } as ArticleData, body: '' }));

const SITES: ReadonlyArray<[name: string, counts: readonly [number, number], all: boolean, topics: readonly string[]]> = [
  ['two small topics', [1, 2], true, [first, second]],
  ['one topic', [3, 0], true, [first]],
  ['as many as a pack holds', [MOST_IN_PACK - 1, 1], true, [first, second]],
  ['one more than that', [MOST_IN_PACK, 1], false, [first, second]],
  ['a topic with one too many', [MOST_IN_PACK + 1, 1], false, [second]],
  ['nothing at all', [0, 0], false, []],
];
afterAll(() => hand({ entries: [], topics: [], parts: [] }));

let ran = 0;
test.each(SITES)('%s', async (_name, [ones, twos], all, topics) => {
  hand({ entries: [...entries(ones, first), ...entries(twos, second)], topics: [], parts: ['sheets'] });
  const paths: Array<{ params: { topic: string } }> = await ofTopics();
  expect([(await ofAll()).length, [...new Set(paths.map(({ params }) => params.topic))]]).toEqual([all ? 2 : 0, topics]);
  ran++;
});
test('every site was asked', () => expect(ran).toBe(6));
