/**
 * `npm run build -- [--content DIR] [--out DIR] [--changed FILE] [--only pages]`: content -> a published site, all or nothing.
 * Built beside the old site from what has changed and what has not, verified, then swapped in with two renames.
 */
import { cp, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { lockFolder, readText, repairSwap, swapFolders, writeWhole } from '../src/kb/disk.ts';
import { entriesOf, topicsOf } from '../src/press/entries.ts';
import { hand, type Handed, type Part } from '../src/press/handed.ts';
import { PARTS, plan } from '../src/press/plan.ts';
import { openPool } from '../src/press/pool.ts';
import { openPress, type Press } from '../src/press/press.ts';
import { readShards, shardOf, shareOf, writeShard } from '../src/press/shard.ts';
import { carryOver, type Kept, loadState, saveState, type State } from '../src/press/store.ts';
import { startCompiling } from '../src/press/templates.ts';
import { isOfArticle, put } from '../src/press/work.ts';
import { buildBegins } from '../src/print/cache.ts';
import { changesBetween, indexNow } from '../src/seo/changes.ts';
import { gate } from '../src/seo/gate.ts';
import { formatFinding, verify } from '../src/verify/rules.ts';
import { type Known, readSite } from '../src/verify/site.ts';
import { makeArticles } from './build/articles.ts';
import { checked } from './build/checked.ts';
import { hostFiles, redirectPages } from './build/hosts.ts';
import { offlineList } from './build/offline.ts';
import { isSearch, search } from './build/search.ts';
import { type Built, phases, summary } from './build/summary.ts';
import { latestDay, today } from './clock.ts';
import { count, main, options, progressDone, tell, usage } from './terminal.ts';

const USAGE = `Usage: npm run build -- [--content DIR] [--out DIR] [--changed FILE] [--only pages] [--times FILE] [--shard 2/4 | --merge DIR]
  --content  folder of articles (content)
  --out      folder of the site (dist)
  --changed  where to write which pages changed since the site was last published, as IndexNow wants to be told
  --only     pages: without sheets, images and search; to time them, not to publish
  --times    where to write how long each phase took: [name, milliseconds, milliseconds of processor time]
  --shard    makes the files of one part of the articles into --out, for a machine of its own
  --merge    folder that holds the shards; what they made is not made again`;

/** What the rules miss in a site that was built to time its pages alone. */
const LEFT_OUT = /\.pdf|\.png|pagefind|\/search\/\w+\.json|three images/;

const { values } = options({ options: { content: { type: 'string', default: 'content' }, out: { type: 'string', default: 'dist' }, changed: { type: 'string' }, only: { type: 'string' }, times: { type: 'string' }, shard: { type: 'string' }, merge: { type: 'string' } } }, USAGE);
const parts = values.only === 'pages' ? [] : PARTS;
const shard = values.shard === undefined ? undefined : (shardOf(values.shard) ?? usage(`${values.shard} is not a part: write 2/4 for the second of four`, USAGE));
const out = resolve(values.out);
const next = `${out}.next`;

await main(async () => {
  const unlock = await lockFolder(out);
  if (typeof unlock === 'number') {
    tell([{ path: relative('', `${out}.lock`), line: 1, column: 1, severity: 'error', rule: 'busy', message: `process ${unlock} is building into the same folder`, hint: 'Wait until it has ended, or build elsewhere with --out. When there is no such build, delete this file.' }], new Map());
    return;
  }
  try {
    await build();
  } finally {
    await rm(next, { recursive: true, force: true }).catch(() => undefined);
    await unlock();
  }
});

async function build(): Promise<void> {
  const { phase, times } = phases();
  process.env['WINNOW_CONTENT'] = values.content;
  // All of a build goes by one day: on which reviews have to be fresh, and after which none can have been.
  const latest = latestDay();
  const day = (process.env['WINNOW_TODAY'] = today());
  await repairSwap(out);
  await rm(next, { recursive: true, force: true });
  const compiling = startCompiling();
  let close: () => unknown = compiling.stop;
  try {
    const outcome = await phase('Articles', () => checked(values.content, latest));
    if (!outcome) return;
    const clearSheets = buildBegins();
    const closed = await phase('Gate', () => gate(outcome.articles, day));
    const given: Omit<Handed, 'derived'> = { entries: entriesOf(outcome, closed), topics: topicsOf(outcome), synonyms: outcome.synonyms, parts };
    const { key, client, server } = await phase('Templates', () => compiling.made);
    const before = await loadState(out);
    const { keys, changed, kept, derived } = await phase('Plan', () => plan(given, key, [...(values.merge ? readShards(values.merge) : []), { folder: out, state: before }]));
    const handed: Handed = { ...given, derived };
    const own = shard ? shareOf([...keys.keys()], shard).filter((id) => changed.includes(id)) : changed;
    const pool = openPool(next, server, handed, own);
    close = pool.close;
    const made = await makeArticles(outcome, pool, handed, phase);
    if (!made) return;
    const articles = [...kept, ...made.map((article): Kept => ({ ...article, key: keys.get(article.id) as string }))];
    if (shard) {
      await phase('Publish', () => writeShard(next, articles.slice(kept.length)).then(() => swapFolders(next, out)));
      return console.log(`${count(made.length, 'article')}, part ${values.shard}, made in ${out}`);
    }
    await cp(client, next, { recursive: true });
    await phase('Carry over', () => kept.forEach(({ folder, files }) => carryOver(folder, next, files)));
    hand({ ...handed, derived: new Map(articles.map(({ id, derived: known }) => [id, known])) });
    const press = await openPress(server);
    await phase('Lists', () => printLists(press, parts, next));
    const searchable = parts.includes('search') ? await phase('Search', () => search(outcome, before.search, out, next, press, key)) : undefined;
    if (!(await redirectPages(next, outcome))) return;
    await hostFiles(next, outcome);
    await phase('Offline', () => offlineList(next));
    const state: State = { articles: new Map(articles.map((article) => [article.id, article])), ...(searchable ? { search: searchable } : {}) };
    const built = await phase('Verify', async () => {
      const found = readSite(next, [...keys.keys()], knownOf(state));
      return { ...found, findings: verify(found).filter((finding) => parts.length > 0 || !LEFT_OUT.test(formatFinding(finding))) } satisfies Built;
    });
    progressDone();
    const errors = built.findings.filter(({ severity }) => severity === 'error');
    for (const finding of errors) console.error(formatFinding(finding));
    if (errors.length > 0) throw new Error('the built site breaks its contract; the published one was left as it is');
    const changes = changesBetween((await readText(join(out, 'sitemap.xml'))) ?? '', built.texts.get('sitemap.xml') ?? '', new Set(built.pages.map(({ url }) => url)), outcome.redirects);
    await phase('Publish', () => swapFolders(next, out));
    // A build that made nothing asked for no sheet and so clears none.
    if (made.length > 0 && parts.includes('sheets')) await clearSheets(kept.flatMap(({ derived: known }) => known.entries));
    await phase('Remember', () => saveState(out, state));
    if (values.changed) await writeWhole(resolve(values.changed), `${JSON.stringify(indexNow(changes), null, 2)}\n`);
    if (values.times) await writeWhole(resolve(values.times), `${JSON.stringify(times)}\n`);
    progressDone();
    summary(outcome.report, closed, changes.lost, built, changed.length, values.out, times);
  } finally {
    await close();
  }
}

/** The pages that show the site and not one article, with what the parts that are made add to them. */
async function printLists(press: Press, parts: readonly Part[], folder: string): Promise<void> {
  const isMade = (route: string) => (parts.includes('sheets') || !route.endsWith('.pdf')) && (parts.includes('images') || !route.endsWith('.png'));
  for await (const printed of press.print((route) => !isOfArticle(route) && !isSearch(route) && isMade(route))) put(folder, printed);
}

/** What was learnt of files while they were made, or at an earlier build, and need not be read again. */
function knownOf({ articles }: State): Known {
  return new Map([...articles.values()].flatMap(({ pages }) => pages.map((page) => [page.file, page] as const)));
}
