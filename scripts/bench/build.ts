/**
 * `npm run bench -- build [--sizes 100,1000] [--peers Hugo,Starlight|none] [--keep] [--parts] [--work DIR]`: the same generated articles built with
 * Winnow and with other systems, in turn on this machine: from nothing, again, and after one article was edited. Ratios travel, seconds do not.
 * Winnow's figures are those of the pages with deduplication and report (`build --only pages`); `--parts` times a whole build by its phases.
 */
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { group, options } from '../terminal.ts';
import { type Generated, generateArticles, winnowFile } from './articles.ts';
import { measure, type Run, sizeOf } from './measure.ts';
import { install, PEERS, type Peer, versionOf, write } from './peers.ts';

const USAGE = 'Usage: npm run bench -- build [--sizes 100,1000] [--peers Hugo,Starlight|none] [--keep] [--parts] [--work DIR]';
const TABLE = 'docs/speed.md';

interface Row {
  system: string;
  articles: number;
  cold: Run;
  unchanged: Run;
  edited: Run;
  files: number;
  bytes: number;
}

export async function bench(args: readonly string[]): Promise<void> {
  const { values } = options({ args: [...args], options: { sizes: { type: 'string', default: '100,1000' }, peers: { type: 'string', default: PEERS.map(({ name }) => name).join() }, keep: { type: 'boolean', default: false }, parts: { type: 'boolean', default: false }, work: { type: 'string' } } }, USAGE);
  const work = values.work ? resolve(values.work) : mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  try {
    const peers = PEERS.filter(({ name }) => values.peers.split(',').includes(name));
    const systems = [winnow(work), ...peers.filter((peer) => install(peer, folderOf(work, peer))).map((peer) => other(work, peer))];
    const rows: Row[] = [];
    for (const size of values.sizes.split(',').map(Number)) {
      for (const system of systems) {
        rows.push(await times(system, size));
        console.log(line(rows.at(-1) as Row, rows));
      }
      if (values.parts) console.log(await parts(work, size));
    }
    if (values.keep) keep(rows);
  } finally {
    if (!values.work) rmSync(work, { recursive: true, force: true });
  }
}

interface System {
  name: string;
  /** Writes the articles. */
  fill: (articles: Iterable<Generated>) => void;
  /** Rewrites one of them. */
  edit: (article: Generated) => void;
  /** Moves away what earlier builds left; deleting it before a timed run would slow down the file system. */
  clear: () => void;
  build: () => Promise<Run>;
  out: string;
}

async function times({ name, fill, edit, clear, build, out }: System, size: number): Promise<Row> {
  fill(generateArticles(size));
  clear();
  const cold = await build();
  const unchanged = await build();
  const [first] = generateArticles(1);
  const article = first as Generated;
  edit({ ...article, body: article.body.replace('\n\n## ', ' One more sentence stands here since this morning.\n\n## ') });
  const edited = await build();
  return { system: name, articles: size, cold, unchanged, edited, ...sizeOf(out) };
}

let moved = 0;
/** Out of the way, on the same file system. */
function moveAway(path: string, to: string): void {
  if (!existsSync(path)) return;
  mkdirSync(to, { recursive: true });
  renameSync(path, join(to, `${process.pid}-${moved++}`));
}

function winnow(work: string): System {
  const [content, out, aside] = [join(work, 'winnow', 'content'), join(work, 'winnow', 'dist'), join(work, 'aside')];
  const put = (article: Generated) => writeFileSync(join(content, `${article.id}.mdx`), winnowFile(article));
  return {
    name: 'Winnow',
    fill(articles) {
      moveAway(content, aside);
      mkdirSync(content, { recursive: true });
      for (const article of articles) put(article);
    },
    edit: put,
    clear() {
      moveAway(out, aside);
      moveAway(resolve('node_modules/.cache/winnow'), resolve('node_modules/.cache/aside'));
      rmSync(resolve('node_modules/.cache/aside'), { recursive: true, force: true });
    },
    build: () => measure([process.execPath, 'scripts/build.ts', '--only', 'pages', '--content', content, '--out', out], process.cwd(), { ...process.env, WINNOW_TODAY: '2026-11-22' }),
    out,
  };
}

const folderOf = (work: string, { name }: Peer) => join(work, name.toLowerCase().replace(/\W/g, '-'));

function other(work: string, peer: Peer): System {
  const folder = folderOf(work, peer);
  const aside = join(work, 'aside');
  return {
    name: `${peer.name} ${versionOf(peer, folder)}`,
    fill(articles) {
      moveAway(join(folder, peer.article('x').split('/')[0] as string), aside);
      write(peer, folder, articles);
    },
    edit: (article) => write(peer, folder, [article]),
    clear: () => [peer.out, ...peer.caches].forEach((path) => moveAway(join(folder, path), aside)),
    build: () => measure(peer.command, folder, { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '--max-old-space-size=8192' }),
    out: join(folder, peer.out),
  };
}

/** A whole build from nothing, phase by phase. */
async function parts(work: string, size: number): Promise<string> {
  const system = winnow(work);
  system.fill(generateArticles(size));
  system.clear();
  const file = join(work, 'times.json');
  const run = await measure([process.execPath, 'scripts/build.ts', '--content', join(work, 'winnow', 'content'), '--out', system.out, '--times', file], process.cwd(), { ...process.env, WINNOW_TODAY: '2026-11-22' });
  const phases = JSON.parse(readFileSync(file, 'utf8')) as Array<[string, number, number]>;
  const index = existsSync(join(system.out, 'pagefind')) ? sizeOf(join(system.out, 'pagefind')) : { files: 0, bytes: 0 };
  return `Whole build of ${group(size)}: ${run.seconds.toFixed(1)} s, ${Math.round(run.peak)} MiB; ${phases.map(([name, wall, cpu]) => `${name.toLowerCase()} ${(wall / 1000).toFixed(2)} (${(cpu / 1000).toFixed(2)})`).join(', ')}; full-text index ${group(index.files)} files, ${group(Math.round(index.bytes / 1024))} KiB`;
}

const HEAD = '| articles | system | cold s | unchanged s | one edited s | cold CPU s | largest process MiB | all MiB | files | MiB | cold, Winnow = 1 |\n|---|---|---|---|---|---|---|---|---|---|---|';

function line({ system, articles, cold, unchanged, edited, files, bytes }: Row, rows: readonly Row[]): string {
  const own = rows.find((row) => row.articles === articles)?.cold.seconds ?? cold.seconds;
  const fixed = (value: number) => value.toFixed(value < 10 ? 2 : 1);
  return `| ${[group(articles), system, fixed(cold.seconds), fixed(unchanged.seconds), fixed(edited.seconds), fixed(cold.cpu), Math.round(cold.peak), Math.round(cold.sum), group(files), fixed(bytes / 2 ** 20), fixed(cold.seconds / own)].join(' | ')} |`;
}

/** Adds the table to those of earlier days. */
function keep(rows: readonly Row[]): void {
  const day = new Date().toISOString().slice(0, 10);
  appendFileSync(TABLE, `\n## ${day}, Node ${process.version.slice(1)}, ${availableParallelism()} cores\n\n${HEAD}\n${rows.map((row) => line(row, rows)).join('\n')}\n`);
}
