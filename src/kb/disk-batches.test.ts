/** Articles that are read some at a time are known as if they had been read at one go. */
import { expect, test } from 'vitest';
import type { Source } from './article.ts';
import { readInBatches, runInBatches } from './disk-batches.ts';
import { newMemory, type Outcome, run, type Settings } from './pipeline.ts';

const SETTINGS: Settings = { across: 'link', standsAlone: 0.6, publishing: false };
const source = (at: number, more = '', folder = ''): Source => ({ path: `${folder}jar-${at}.mdx`, bytes: new TextEncoder().encode(`---\ntitle: Jar ${at}\ndescription: A line.\ntopic: icloud\nauthor: editorial-team\npublished: 2025-01-01\nupdated: 2025-01-01\n---\n\n## Open it\n\n- Turn the big red wheel of jar ${at} to the left.\n- Lift the small green lever of each jar with care.\n${more}`) });

const FOLDERS: ReadonlyArray<[name: string, sources: Source[]]> = [
  ['nothing', []],
  ['fewer than are read at one go', Array.from({ length: 3 }, (_, at) => source(at))],
  ['many, some of them broken, two of one name', [...Array.from({ length: 600 }, (_, at) => source(at, at % 97 === 0 ? '\n{x}\n' : '')), source(5, '', 'other/')]],
];
const told = (sources: readonly Source[], files = newMemory().files) => toldOf(run(sources, SETTINGS, { ...newMemory(), files }));
const toldOf = ({ articles, issues, report }: Outcome) => ({ texts: articles.map(({ article, text }) => [article.path, text]), issues, totals: report.totals });

test.each(FOLDERS)('%s', async (_name, sources) => {
  const files = await readInBatches(sources, undefined, newMemory().files);
  expect(told(sources, files)).toEqual(told(sources));
  expect(toldOf(await runInBatches(sources, SETTINGS, { ...newMemory(), files }, []))).toEqual(told(sources));
});

test('what is known already is not read again', async () => {
  const [, [, few]] = FOLDERS as [unknown, [string, Source[]]];
  const known = await readInBatches(few, undefined, newMemory().files);
  const all = await readInBatches([...few, source(9)], undefined, known);
  expect(all.files.length).toBe(4);
  for (const file of known.files) expect(all.files).toContain(file);
});

test('every folder was read', () => expect(FOLDERS).toHaveLength(3));
