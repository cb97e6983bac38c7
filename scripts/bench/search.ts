/**
 * `npm run bench -- search [--out DIR] [--content DIR] [--list tuned|held] [--quick] [--misses]`: how well search answers the frozen queries,
 * through the real page in Chromium, with its parts taken away one by one, and beside other engines over the same articles.
 */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { launch } from '../chromium.ts';
import { answers, answersOf } from './search-answers.ts';
import { costs, typing } from './search-costs.ts';
import { withPeers } from './search-peers.ts';
import { type Query, QUERY_FILES, readQueries, withTypo } from './search-queries.ts';
import { type Quality, qualityOf, type Shown } from './search-quality.ts';
import { serveSite } from './search-server.ts';
import { readRecords, variants } from './search-variants.ts';

const PORT = 4741;

type Row = readonly [name: string, quality: Quality];

export async function bench(args: readonly string[]): Promise<void> {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ args: [...args], options: { out: { type: 'string', default: 'dist' }, content: { type: 'string', default: 'content' }, list: { type: 'string' }, misses: flag, quick: flag } });
  const lists = (Object.keys(QUERY_FILES) as Array<keyof typeof QUERY_FILES>).filter((list) => !values.list || list === values.list);
  const server = await serveSite(resolve(values.out), PORT);
  const browser = await launch();
  try {
    for (const list of lists) {
      const queries = readQueries(list);
      const rows: Row[] = [];
      const ours = await answers(browser, server, queries);
      rows.push(['this search', qualityOf(queries, ours)]);
      // Half a word, or one with an error in it already, is a harder question than the one asked here.
      const typos = queries.filter(({ kind }) => kind !== 'prefix' && kind !== 'typo' && kind !== 'two-typos').map((query) => ({ ...query, query: withTypo(query.query) }));
      rows.push(['  with one typing error', qualityOf(typos, await answers(browser, server, typos))]);
      for (const [name, files] of values.quick ? [] : (await variants(values.content)).slice(1)) {
        server.change = new Map([...files].map(([path, file]) => [path, file === undefined ? undefined : new TextEncoder().encode(JSON.stringify(file))]));
        rows.push([`  ${name}`, qualityOf(queries, await answers(browser, server, queries))]);
        if (name === 'without spelling') rows.push([`  ${name}, one error`, qualityOf(typos, await answers(browser, server, typos))]);
      }
      server.change = new Map();
      if (!values.quick) {
        await withPeers(await readRecords(values.content), browser, server, async (peers) => {
          for (const peer of peers) {
            rows.push([peer.name, qualityOf(queries, await answersOf(peer, queries))]);
            rows.push(['  with one typing error', qualityOf(typos, await answersOf(peer, typos))]);
          }
        });
      }
      console.log(`\n${QUERY_FILES[list]}: ${queries.length} queries\n${table(rows)}`);
      if (values.misses) tellMisses(queries, ours);
    }
    console.log(`\n${await typing(browser, server, readQueries('tuned'))}`);
    console.log(await costs(browser, server));
  } finally {
    await browser.close();
    server.close();
  }
}

function tellMisses(queries: readonly Query[], shown: readonly Shown[]): void {
  for (const [at, { query, pages, kind, sections }] of queries.entries()) {
    const { pages: found, strong, sections: own } = shown[at] as Shown;
    const rank = found.findIndex((page) => pages.includes(page)) + 1;
    const page = pages.find((id) => own.has(id));
    const section = sections.length === 0 || !page || (own.get(page) as readonly string[]).some((id) => sections.includes(id));
    if (kind === 'outside' ? strong : rank !== 1 || !strong || !section) console.log(`${kind}  ${query}  rank ${rank}${strong ? '' : ' weak'}${section ? '' : ` sections ${own.get(page as string)?.join(' ')}`}  ${found.slice(0, 3).join(' ')}`);
  }
}

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`);

function table(rows: readonly Row[]): string {
  const head = ['', 'success@1', '@3', 'MRR', 'zero', 'section@1', '@3', 'false alarms', 'outside told'];
  const cells = rows.map(([name, quality]) => [name, percent(quality.first), percent(quality.three), quality.mrr.toFixed(3), percent(quality.zero), percent(quality.sectionFirst), percent(quality.section), percent(quality.falseAlarms), percent(quality.outside)]);
  const widths = head.map((title, at) => Math.max(title.length, ...cells.map((row) => (row[at] as string).length)));
  return [head, ...cells].map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] as number) : cell.padStart(widths[at] as number))).join('  ')).join('\n');
}
