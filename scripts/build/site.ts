/** One build, step by step: what each step is, its own module tells. Whatever throws or is told on the way, the published site is as it was. */
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readText, repairSwap, swapFolders, writeWhole } from '../../src/kb/disk.ts';
import { contentDigest } from '../../src/kb/disk-cache.ts';
import { entriesOf, topicsOf } from '../../src/press/entries.ts';
import { type Handed, PARTS } from '../../src/press/handed.ts';
import { LEAST, openPool } from '../../src/press/pool.ts';
import { openPress, type Press, UnknownAstro } from '../../src/press/press.ts';
import type { Shard } from '../../src/press/shard.ts';
import { keepSpare } from '../../src/press/spare.ts';
import { loadArticles, loadCompared, loadRest, saveCompared, saveState, type State } from '../../src/press/store.ts';
import type { Compiling, Templates } from '../../src/press/templates.ts';
import { buildBegins } from '../../src/print/cache.ts';
import { changesBetween, indexNow } from '../../src/seo/changes.ts';
import { type Compared, gate } from '../../src/seo/gate.ts';
import { formatFinding, verify } from '../../src/verify/rules.ts';
import { type Known, readSite } from '../../src/verify/site.ts';
import { survey } from '../../src/verify/tree.ts';
import { latestDay, today } from '../clock.ts';
import { count, progressDone } from '../terminal.ts';
import { type Checked, checked } from './checked.ts';
import { collect, collectEarly, MANY } from './collect.ts';
import { hostFiles, redirectPages } from './hosts.ts';
import { offlineList } from './offline.ts';
import { ordinary } from './ordinary.ts';
import { type Pressed, pressed } from './pressed.ts';
import { type Built, type Phases, phases, summary } from './summary.ts';

export interface Wanted {
  content: string;
  /** Where the site goes, and where it is built. */
  out: string;
  next: string;
  /** `out` as the author wrote it. */
  shown: string;
  pagesOnly: boolean;
  /** Without it, Astro renders every page itself. */
  compiling: Compiling | undefined;
  shard: Shard | undefined;
  merge?: string | undefined;
  changed?: string | undefined;
  times?: string | undefined;
  /** Folder for compiled code. */
  code: string;
}

/** What the rules miss in a site that was built to time its pages alone. */
const LEFT_OUT = /\.pdf|\.png|pagefind|\/search\/\w+\.json|three images/;

export async function buildSite(wanted: Wanted): Promise<void> {
  const { content, out, next, shown, pagesOnly, compiling, shard, merge, changed: told, times: timesFile, code } = wanted;
  collectEarly();
  const { phase, times } = phases();
  const parts = pagesOnly ? [] : PARTS;
  process.env['WINNOW_CONTENT'] = content;
  // All of a build goes by one day: on which reviews have to be fresh, and after which none can have been.
  const latest = latestDay();
  const day = (process.env['WINNOW_TODAY'] = today());
  await repairSwap(out);
  await rm(next, { recursive: true, force: true });
  const rest = await loadRest(out);
  const pool = openPool({ code, here: true, least: pagesOnly ? LEAST.pages : LEAST.whole });
  // Where nothing was built with these pages, every article will have to be made.
  const expect = (count: number) => void (compiling && rest.templates !== compiling.key && pool.expect(shard ? count / shard.of : count));
  try {
    // By the sources of the pages the gate's settings are named too.
    const key = compiling?.key ?? '';
    const judged = await judge(content, latest, day, phase, expect, () => loadCompared(out, key));
    if (!judged) return;
    const { outcome, closed, compared } = judged;
    collect();
    // Once the engine has done: nothing of this is held while it works.
    const before: State = { ...rest, articles: await phase('Recall', () => loadArticles(out)) };
    const clearSheets = buildBegins();
    const given: Omit<Handed, 'derived'> = { entries: entriesOf(outcome, closed), topics: topicsOf(outcome), synonyms: outcome.synonyms, parts };
    const ready = compiling && (await phase('Templates', () => readyPress(compiling, pagesOnly || shard !== undefined || merge !== undefined)));
    const done = ready ? await pressed({ outcome, given, ...ready, pool, before, out, next, merge, shard, phase }) : await ordinary(outcome, given, next, phase);
    if (!done) return;
    const { state, made, kept, lying } = done;
    if (shard) {
      await swapFolders(next, out);
      return console.log(`${count(made, 'article')}, part ${shard.at}/${shard.of}, made in ${out}`);
    }
    if (!(await redirectPages(next, outcome))) return;
    await hostFiles(next, outcome);
    const tree = await phase('Offline', async () => {
      const made = survey(next, lying);
      await offlineList(next, made.files, [...state.articles.values()].flatMap(({ files }) => files));
      return survey(next, made);
    });
    const built = await phase('Verify', () => {
      const found = readSite(next, outcome.articles.map(({ article }) => article.id), knownOf(state, kept, out), tree);
      return { ...found, findings: verify(found).filter((finding) => parts.length > 0 || !LEFT_OUT.test(formatFinding(finding))) } satisfies Built;
    });
    progressDone();
    const errors = built.findings.filter(({ severity }) => severity === 'error');
    for (const finding of errors) console.error(formatFinding(finding));
    if (errors.length > 0) throw new Error('the built site breaks its contract; the published one was left as it is');
    const changes = changesBetween((await readText(join(out, 'sitemap.xml'))) ?? '', built.texts.get('sitemap.xml') ?? '', new Set(built.pages.map(({ url }) => url)), outcome.redirects);
    await phase('Publish', () => swapFolders(next, out, (replaced) => keepSpare(out, replaced, before.tree)));
    // A build that made nothing asked for no sheet and so clears none.
    if (made > 0 && parts.includes('sheets')) await clearSheets(kept.flatMap(({ derived: known }) => known.entries));
    await phase('Remember', async () => {
      if (made > MANY) collect();
      if (compared !== judged.before) await saveCompared(out, key, compared);
      await saveState(out, { ...state, tree }, before);
    });
    if (told) await writeWhole(resolve(told), `${JSON.stringify(indexNow(changes), null, 2)}\n`);
    if (timesFile) await writeWhole(resolve(timesFile), `${JSON.stringify(times)}\n`);
    progressDone();
    summary(outcome.totals, closed, changes.lost, built, made, shown, times);
  } finally {
    await pool.close();
  }
}

/** The engine's result, and what the gate says of it. */
async function judge(content: string, latest: string | undefined, day: string, phase: Phases['phase'], expect: (count: number) => void, recall: () => Promise<Compared>): Promise<{ outcome: Checked; closed: Map<string, string[]>; before: Compared; compared: Compared } | undefined> {
  const outcome = await phase('Articles', () => checked(content, latest, expect));
  if (!outcome) return undefined;
  // The engine's own, and the articles as they were before it.
  collect();
  const before = await recall();
  const gated = await phase('Gate', () => gate(outcome.articles, day, before, contentDigest));
  return { outcome, before, ...gated };
}

/** The compiled pages and their press; undefined where Astro has to render the pages itself, which is told. `needed`: there is no other way to do what is wanted. */
async function readyPress({ made }: { made: Promise<Templates> }, needed: boolean): Promise<{ templates: Templates; press: Press } | undefined> {
  const templates = await made;
  try {
    return { templates, press: await openPress(templates.server) };
  } catch (error) {
    if (needed || !(error instanceof UnknownAstro)) throw error;
    console.error(`Astro is another than this build knows (${error.message}): it renders every page itself, which takes longer.`);
    return undefined;
  }
}

/** What was learnt of files while they were made, or at an earlier build, and need not be read again. */
function knownOf({ articles }: State, kept: Pressed['kept'], out: string): Known {
  return {
    pages: new Map([...articles.values()].flatMap(({ pages }) => pages.map((page) => [page.file, page] as const))),
    twins: new Set([...articles.values()].flatMap(({ id, twin }) => (twin ? [`${id}.md`] : []))),
    // A site was published only when no two of its pages are alike; parts from elsewhere were in none.
    compared: new Set(kept.flatMap(({ folder, pages }) => (folder === out ? pages : []))),
  };
}
