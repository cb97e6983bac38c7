/**
 * How often the engine is wrong, what it misses, and how fast it is; beside three simpler methods in the same run.
 * Reads hand-labelled pairs and a public help center from `--data` where they are; generates the rest.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { markdownToMdast } from 'satteri';
import type { Root } from 'mdast';
import type { Article, Source } from '../../src/kb/article.ts';
import { canonical } from '../../src/kb/canonical.ts';
import { lineStarts } from '../../src/kb/issue.ts';
import { findLookalikes, type FoundLookalike } from '../../src/kb/lookalikes.ts';
import { newMemory, run } from '../../src/kb/pipeline.ts';
import { type Report, reportOf, tellOf } from '../../src/kb/report.ts';
import { parseArticle, releaseTree } from '../../src/kb/parse.ts';
import { settle, type Settled } from '../../src/kb/settle.ts';
import { settleMany } from '../../src/kb/settle-many.ts';
import { outline } from '../../src/kb/statements.ts';
import type { Entry, Verdicts } from '../../src/kb/verdict.ts';
import { site } from '../../src/site.ts';
import { group, options, progress, progressDone } from '../terminal.ts';
import { jaccard, simhashDistance } from './baselines.ts';
import { articles, generate } from './generate.ts';

type Row = Record<string, string | number>;

const USAGE = `Usage: npm run bench -- dedupe [--data DIR] [--articles 1000,10000] [--statements 10000000]
  --data        folder with labelled/ and corpora/ (../shared)
  --articles    how many generated articles, several sizes joined by commas
  --statements  how many statements with only numbers kept in memory; several joined by commas`;

export async function bench(args: readonly string[]): Promise<void> {
  const { values } = options({ args: [...args], options: { data: { type: 'string', default: '../shared' }, articles: { type: 'string', default: '100,1000,10000' }, statements: { type: 'string' } } }, USAGE);
  const { data } = values;
  const sizes = values.articles.split(',').filter(Boolean).map(Number);
  const labelled = join(data, 'labelled');
  if (existsSync(labelled)) {
    console.log('Identity: hand-labelled pairs of public documentation');
    console.table(identity(readLines(join(labelled, 'identity.jsonl'))));
  } else console.log(`No labelled pairs at ${labelled}; give their folder with --data.`);
  const corpus = join(data, 'corpora/arduino-help-center/content');
  if (existsSync(corpus)) {
    console.log('\nPlacement: a public help center as it is, default settings');
    console.table([placement(corpus, existsSync(labelled) ? readLines(join(labelled, 'placement.jsonl')) : [])]);
  }
  console.log(`\nSpeed: generated articles, the median of ${PASSES} passes; ms on the clock, and in brackets of the processor, all threads`);
  console.table(sizes.map(speed));
  if (!values.statements) return;
  console.log('\nMore than fits in memory: only numbers are kept');
  const rows: Row[] = [];
  for (const size of values.statements.split(',')) rows.push(await many(Number(size)));
  console.table(rows);
}

const readLines = (file: string): Array<Record<string, unknown>> => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function identity(pairs: ReadonlyArray<Record<string, unknown>>): Record<string, Row> {
  const methods: Record<string, (a: string, b: string) => boolean> = {
    'canonical form (Winnow)': (a, b) => canonical(a) === canonical(b),
    'exact match': (a, b) => a === b,
    'word sets, Jaccard >= .8': (a, b) => jaccard(a, b) >= 0.8,
    'SimHash, <= 3 of 64 bits': (a, b) => simhashDistance(a, b) <= 3,
  };
  return Object.fromEntries(
    Object.entries(methods).map(([name, merges]) => {
      let [right, wrong, same] = [0, 0, 0];
      for (const { a, b, label } of pairs) {
        if (label === 'same') same++;
        if (!merges(String(a), String(b))) continue;
        if (label === 'same') right++;
        else wrong++;
      }
      return [name, { pairs: pairs.length, merged: right + wrong, wrong, precision: percent(right, right + wrong), recall: percent(right, same) }];
    }),
  );
}

/** The corpus is Markdown, not MDX: it is read with the same parser's other mode and judged by the same engine. */
function readCorpus(folder: string): Entry[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.md'));
  return files.map((file) => {
    const path = join(file.parentPath, file.name).slice(folder.length + 1);
    const text = readFileSync(join(folder, path), 'utf8');
    const title = /^title:\s*"?(.*?)"?\s*$/m.exec(text)?.[1] ?? path;
    const data = { title, description: '', topic: 'computer', author: 'editorial-team', published: '2026-01-01', updated: '2026-01-01', queries: [], platforms: [], sources: [], related: [], draft: false, dedupe: 'on' } as unknown as Article['data'];
    const article: Article = { id: path.replace(/\.md$/, ''), path, text, bodyStart: 0, data, tree: markdownToMdast(text) as Root, lines: lineStarts(text) };
    return { article, outline: outline(article) };
  });
}

function placement(folder: string, labels: ReadonlyArray<Record<string, unknown>>): Row {
  const entries = readCorpus(folder);
  const { totals, articles } = report(entries, settle(entries, site.dedupe), findLookalikes(entries));
  const gone = new Set(articles.flatMap(({ path, removed }) => removed.map(({ text }) => `${path} ${text}`)));
  const needed = labels.filter(({ corpus, label }) => corpus === 'arduino' && label === 'needed-here');
  const harmed = needed.filter(({ path, text }) => gone.has(`${String(path).replace(/^content\//, '')} ${String(text)}`));
  return { articles: totals.articles, statements: group(totals.statements), 'removed on page': totals.removed - totals.moved, 'moved to another page': totals.moved, 'repeats kept': totals.keptRepeats, lookalikes: totals.lookalikes, contradictions: totals.contradictions, 'labelled needed, removed': `${harmed.length} of ${needed.length}` };
}

/** What `run` reports of entries that were read in another way. */
function report(entries: readonly Entry[], { verdicts, distinct }: Settled, alike: readonly FoundLookalike[] = []): Report {
  const byId = new Map(entries.map((entry) => [entry.article.id, entry]));
  return reportOf(entries, entries.map((entry, at) => tellOf(entry, verdicts[at] as Verdicts, (id) => byId.get(id) as Entry)), distinct, alike);
}

/** In ms: on the clock, and of the processor, ours and the system's for us in all threads, where other programs on the machine do not count. */
interface Cost {
  wall: number;
  cpu: number;
}

function cost(work: () => void): Cost {
  const start = process.cpuUsage();
  const from = performance.now();
  work();
  const wall = performance.now() - from;
  const { user, system } = process.cpuUsage(start);
  return { wall, cpu: (user + system) / 1000 };
}

const sum = (costs: readonly Cost[]): Cost => costs.reduce((all, { wall, cpu }) => ({ wall: all.wall + wall, cpu: all.cpu + cpu }), { wall: 0, cpu: 0 });
/** Of an odd number of figures. */
const middle = (figures: readonly number[]) => figures.toSorted((a, b) => a - b)[figures.length >> 1] as number;
const median = (costs: readonly Cost[]): Cost => ({ wall: middle(costs.map(({ wall }) => wall)), cpu: middle(costs.map(({ cpu }) => cpu)) });
const shown = ({ wall, cpu }: Cost) => `${Math.round(wall)} (${Math.round(cpu)})`;

const SETTINGS = { ...site.dedupe, publishing: false };
/** How often each size is run; the first time much of the engine's own code is compiled. */
const PASSES = 5;

function speed(count: number): Row {
  const sources = [...generate(count)];
  let statements = 0;
  const passes = Array.from({ length: PASSES }, () => {
    const whole = cost(() => (statements = run(sources, SETTINGS).report.totals.statements));
    return { whole, ...afterParsing(sources) };
  });
  const perSecond = passes.map(({ outlines, decisions }) => statements / ((outlines.wall + decisions.wall) / 1000));
  const memory = newMemory();
  run(sources, SETTINGS, memory);
  const again = [2, 3, 4, 5, 6].map((seed) => {
    const [changed] = generate(1, seed);
    return cost(() => run([{ path: sources[0]!.path, bytes: changed!.bytes }, ...sources.slice(1)], SETTINGS, memory));
  });
  return {
    articles: group(count),
    statements: group(statements),
    'all, ms': shown(median(passes.map(({ whole }) => whole))),
    'statements and keys, ms': shown(median(passes.map(({ outlines }) => outlines))),
    'decide and report, ms': shown(median(passes.map(({ decisions }) => decisions))),
    'statements/s after parsing': group(Math.round(middle(perSecond))),
    'in the first pass': group(Math.round(perSecond[0] as number)),
    'one article changed, ms': shown(median(again)),
    'memory, MiB': Math.round(process.memoryUsage.rss() / 2 ** 20),
  };
}

/** One after the other, as a run reads them: parsed, which is not counted, told by outline, and the tree is let go of; then decided. */
function afterParsing(sources: readonly Source[]): { outlines: Cost; decisions: Cost } {
  const outlines: Cost[] = [];
  const entries = sources.map((source): Entry => {
    const article = parseArticle(source).article as Article;
    let entry: Entry | undefined;
    outlines.push(cost(() => (entry = { article, outline: outline(article) })));
    releaseTree(article);
    return entry as Entry;
  });
  return { outlines: sum(outlines), decisions: cost(() => report(entries, settle(entries, SETTINGS))) };
}

/** More statements than fit in memory: articles are made and parsed again whenever they are needed, which is counted apart. */
async function many(statements: number): Promise<Row> {
  const count = Math.ceil(statements / PER_ARTICLE);
  const make = articles();
  let [loading, loads, removed, most] = [0, 0, 0, 0];
  const load = async (at: number): Promise<Entry> => {
    const from = performance.now();
    // The parser's buffers are freed when the event loop turns, as it does for whoever reads files.
    if (++loads % TURN === 0) await setImmediate();
    const { article } = parseArticle(make(at));
    const entry: Entry = { article: article as Article, outline: outline(article as Article) };
    loading += performance.now() - from;
    if (loads % 5000 === 0) {
      most = Math.max(most, process.memoryUsage.rss());
      progress(`${group(statements)} statements: ${group(loads)} articles read`);
    }
    return entry;
  };
  const start = performance.now();
  const distinct = await settleMany(Array.from({ length: count }, (_, at) => `article-${at}`), load, SETTINGS, (_, verdicts) => {
    for (const { action } of verdicts.values()) if (action !== 'keep') removed++;
  });
  const all = performance.now() - start;
  progressDone();
  return {
    statements: group(count * PER_ARTICLE),
    different: group(distinct),
    removed: group(removed),
    'made, parsed and read, s': seconds(loading),
    'times each': (loads / count).toFixed(1),
    'decided, s': seconds(all - loading),
    'decided, statements/s': group(Math.round((count * PER_ARTICLE) / ((all - loading) / 1000))),
    'memory at most, MiB': Math.round(Math.max(most, process.memoryUsage.rss()) / 2 ** 20),
  };
}

/** Articles read in one turn of the event loop. */
const TURN = 200;
/** Statements of a generated article. */
const PER_ARTICLE = 44;
const seconds = (ms: number) => (ms / 1000).toFixed(1);
