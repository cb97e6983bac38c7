/**
 * `npm run bench -- pages [--out DIR] [--runs N] [--only TEXT] [--alone]`: one page of each template under Lighthouse's mobile settings, from a server that
 * packs and caches as a static host does; in the same run the same article in Starlight. Exit 1 when a page falls short of what is demanded.
 */
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { site } from '../../src/site.ts';
import { launch } from '../chromium.ts';
import { serveFolder } from '../static-server.ts';
import { options, progress, progressDone } from '../terminal.ts';
import { CATEGORIES, freePort, measure, type Measured } from './lighthouse.ts';
import { buildStarlight } from './starlight.ts';
import { ARTICLE, TEMPLATES } from './templates.ts';

const USAGE = `Usage: npm run bench -- pages [--out DIR] [--runs N] [--only TEXT] [--alone]
  --out    folder of the built site (dist)
  --runs   how often each page is measured; the median counts (3)
  --only   measure only the templates whose name holds this
  --alone  without Starlight, which npm has to fetch`;

/** A shift is 0 as Lighthouse shows it, to two places: a paragraph of which half has arrived is wrapped anew. */
const MOST = { lcpMs: 1200, cls: 0.005 };

export async function bench(args: readonly string[]): Promise<void> {
  const { values } = options({ args: [...args], options: { out: { type: 'string', default: 'dist' }, runs: { type: 'string', default: '3' }, only: { type: 'string', default: '' }, alone: { type: 'boolean', default: false } } }, USAGE);
  const [out, runs] = [resolve(values.out), Math.max(1, Number(values.runs) || 1)];
  const twin = join(out, `${ARTICLE}.md`);
  await readFile(twin).catch(() => Promise.reject(new Error(`there is no built site in ${values.out}; npm run build makes one`)));
  const templates = TEMPLATES.filter(({ name }) => name.includes(values.only));
  if (templates.length === 0) throw new Error(`no template has “${values.only}” in its name`);
  progress('Building the same article in Starlight');
  const peer = values.alone ? undefined : await buildStarlight(twin, ARTICLE, site.description, site.name);
  const server = await serveFolder(out);
  const short: string[] = [];
  const notes: string[] = [];
  try {
    for (const { name, path, excuse } of templates) {
      const measured = await inBrowser(name, (port) => measure(server, path, port, runs, excuse ? [excuse.audit] : []));
      if (name === templates[0]?.name) console.log(`${versions(measured, runs)}\n\n${HEAD}`);
      console.log(row(name, measured));
      if (excuse) notes.push(`${name}: SEO ${measured.scores.seo}, and ${measured.excused.seo} without ${excuse.audit}: ${excuse.why}, for ${excuse.because}.`);
      for (const { category, audit, says } of measured.faults) if (audit !== excuse?.audit) notes.push(`${name}: ${category}, ${audit}: ${says}`);
      short.push(...shortfalls(name, measured));
    }
    if (peer) {
      const other = await serveFolder(peer.out);
      const measured = await inBrowser(peer.name, (port) => measure(other, `/${ARTICLE}/`, port, runs, []));
      console.log(row(`the article in ${peer.name}`, measured));
      for (const { category, audit, says } of measured.faults) notes.push(`${peer.name}: ${category}, ${audit}: ${says}`);
      await other.close();
    }
  } finally {
    await server.close();
    if (peer) await rm(peer.work, { recursive: true, force: true });
    progressDone();
  }
  if (notes.length > 0) console.log(`\n${notes.map((note) => `- ${note}`).join('\n')}`);
  console.log(short.length === 0 ? `\nEvery template has 100 four times, LCP <= ${MOST.lcpMs / 1000} s, no shift.` : `\nFalls short:\n${short.map((line) => `- ${line}`).join('\n')}`);
  if (short.length > 0) process.exitCode = 1;
}

/** A browser of its own for each page: what one left behind costs no other. */
async function inBrowser(name: string, work: (port: number) => Promise<Measured>): Promise<Measured> {
  progress(`Lighthouse: ${name}`);
  const port = await freePort();
  const browser = await launch(`--remote-debugging-port=${port}`);
  try {
    return await work(port);
  } finally {
    await browser.close();
    progressDone();
  }
}

function shortfalls(name: string, { excused, lcpMs, cls }: Measured): string[] {
  return [
    ...CATEGORIES.filter((category) => excused[category] < 100).map((category) => `${name}: ${category} ${excused[category]}`),
    ...(lcpMs > MOST.lcpMs ? [`${name}: LCP ${Math.round(lcpMs)} ms`] : []),
    ...(cls > MOST.cls ? [`${name}: CLS ${cls.toFixed(3)}`] : []),
  ];
}

const HEAD = ['| template | perf | a11y | best | SEO | LCP | CLS | TBT | bytes | requests | of it JS |', '| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |'].join('\n');

const versions = ({ version, browser, benchmark }: Measured, runs: number) => `Lighthouse ${version}, mobile, median of ${runs}; ${browser}; benchmark index of the machine ${Math.round(benchmark)}`;

function row(name: string, { scores, excused, lcpMs, cls, tbtMs, bytes, requests, scriptBytes }: Measured): string {
  const four = CATEGORIES.map((category) => (scores[category] === excused[category] ? scores[category] : `${scores[category]} (${excused[category]})`));
  return `| ${[name, ...four, `${(lcpMs / 1000).toFixed(2)} s`, cls.toFixed(3), `${Math.round(tbtMs)} ms`, bytes, requests, scriptBytes].join(' | ')} |`;
}
