/** Which packs a site has: a file of so many sheets that nobody would print them is not made, nor one of a single sheet, and nothing leads to it. */
import { afterAll, expect, test } from 'vitest';
import { getStaticPaths as ofAll } from '../pages/checklists/all-[paper].pdf.ts';
import { getStaticPaths as ofTopics } from '../pages/topics/[topic]/checklists-[paper].pdf.ts';
import type { ArticleData } from '../library.ts';
import { type Entry, hand } from '../press/handed.ts';
import { site } from '../site.ts';
import { MOST_IN_PACK } from './published.ts';

const [first, second] = Object.keys(site.topics) as [string, string];
const entries = (count: number, topic: string, body = '- [ ] Close the lid.'): Entry[] => Array.from({ length: count }, (_, at) => ({ id: `${topic}-${at}`, data: { state: 'ready', title: `Lid ${at}`, topic, moved: [] as ArticleData['moved'] } as ArticleData, body }));

const SITES: ReadonlyArray<[name: string, counts: readonly [number, number], all: boolean, topics: readonly string[]]> = [
  ['two small topics', [3, 2], true, [first, second]],
  ['one sheet in each', [1, 1], true, []],
  ['one sheet', [1, 0], false, []],
  ['one topic', [3, 0], true, [first]],
  ['as many as a pack holds', [MOST_IN_PACK - 2, 2], true, [first, second]],
  ['one more than that', [MOST_IN_PACK, 2], false, [first, second]],
  ['a topic with one too many', [MOST_IN_PACK + 1, 2], false, [second]],
  ['nothing at all', [0, 0], false, []],
];
afterAll(() => hand({ entries: [], topics: [], parts: [] }));

let ran = 0;
test.each(SITES)('%s', async (_name, [ones, twos], all, topics) => {
  hand({ entries: [...entries(ones, first), ...entries(twos, second), ...entries(2, second, 'An answer without a step.')], topics: [], parts: ['sheets'] });
  const paths: Array<{ params: { topic: string } }> = await ofTopics();
  expect([(await ofAll()).length, [...new Set(paths.map(({ params }) => params.topic))]]).toEqual([all ? 2 : 0, topics]);
  ran++;
});
test('every site was asked', () => expect(ran).toBe(8));
