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
import { CATEGORIES, measure, type Measured } from './lighthouse.ts';
import { buildStarlight } from './starlight.ts';

const USAGE = `Usage: npm run bench -- pages [--out DIR] [--runs N] [--only TEXT] [--alone]
  --out    folder of the built site (dist)
  --runs   how often each page is measured; the median counts (3)
  --only   measure only the templates whose name holds this
  --alone  without Starlight, which npm has to fetch`;

/** Where the browser listens for its debugger. */
const PORT = 4591;
const ARTICLE = site.mostNeeded[0];
const MOST = { lcpMs: 1200, cls: 0.0005 };

/** Audits that a template fails by design. The score without them is what has to be 100. */
const NOT_LISTED = { audit: 'is-crawlable', why: 'noindex on purpose' };
const TEMPLATES: ReadonlyArray<{ name: string; path: string; excuse?: typeof NOT_LISTED & { because: string } }> = [
  { name: 'home', path: '/' },
  { name: 'article', path: `/${ARTICLE}/` },
  { name: 'article, long', path: '/windows-iphone-not-recognized/' },
  { name: 'article, drawing', path: '/iphone-recovery-mode/' },
  { name: 'checklist', path: `/${ARTICLE}/checklist/`, excuse: { ...NOT_LISTED, because: 'it is another form of the article, which is the page to be found' } },
  { name: 'topics', path: '/topics/' },
  { name: 'topic', path: '/topics/icloud/' },
  { name: 'checklists', path: '/checklists/' },
  { name: 'search', path: '/search/', excuse: { ...NOT_LISTED, because: 'results of a search are no page to be found by another search' } },
  { name: 'people', path: '/people/' },
  { name: 'person', path: '/people/technical-review/' },
  { name: 'about', path: '/about/' },
  { name: '404', path: '/404.html', excuse: { ...NOT_LISTED, because: 'there is nothing to be found. Lighthouse refuses a page that answers 404, so the file is asked for by its name' } },
];

export async function bench(args: readonly string[]): Promise<void> {
  const { values } = options({ args: [...args], options: { out: { type: 'string', default: 'dist' }, runs: { type: 'string', default: '3' }, only: { type: 'string', default: '' }, alone: { type: 'boolean', default: false } } }, USAGE);
  const [out, runs] = [resolve(values.out), Math.max(1, Number(values.runs) || 1)];
  const twin = join(out, `${ARTICLE}.md`);
  await readFile(twin).catch(() => Promise.reject(new Error(`there is no built site in ${values.out}; npm run build makes one`)));
  progress('Building the same article in Starlight');
  const peer = values.alone ? undefined : await buildStarlight(twin, ARTICLE, site.description, site.name);
  const browser = await launch(`--remote-debugging-port=${PORT}`);
  const rows: Array<{ name: string; measured: Measured }> = [];
  const short: string[] = [];
  const notes: string[] = [];
  try {
    const server = await serveFolder(out);
    for (const { name, path, excuse } of TEMPLATES.filter(({ name }) => name.includes(values.only))) {
      progress(`Lighthouse: ${name}`);
      const measured = await measure(server, path, PORT, runs, excuse ? [excuse.audit] : []);
      rows.push({ name, measured });
      if (excuse) notes.push(`${name}: SEO ${measured.scores.seo}, and ${measured.excused.seo} without ${excuse.audit}: ${excuse.why}, for ${excuse.because}.`);
      for (const { category, audit, says } of measured.faults) if (audit !== excuse?.audit) notes.push(`${name}: ${category}, ${audit}: ${says}`);
      short.push(...shortfalls(name, measured));
    }
    await server.close();
    if (peer) {
      const other = await serveFolder(peer.out);
      progress(`Lighthouse: ${peer.name}`);
      const measured = await measure(other, `/${ARTICLE}/`, PORT, runs, []);
      rows.push({ name: `the article in ${peer.name}`, measured });
      for (const { category, audit, says } of measured.faults) notes.push(`${peer.name}: ${category}, ${audit}: ${says}`);
      await other.close();
    }
  } finally {
    await browser.close();
    if (peer) await rm(peer.work, { recursive: true, force: true });
    progressDone();
  }
  const first = rows[0]?.measured;
  if (!first) throw new Error(`no template has “${values.only}” in its name`);
  console.log(`Lighthouse ${first.version}, mobile, median of ${runs}; ${first.browser}; benchmark index of the machine ${Math.round(first.benchmark)}\n`);
  console.log(table(rows));
  if (notes.length > 0) console.log(`\n${notes.map((note) => `- ${note}`).join('\n')}`);
  console.log(short.length === 0 ? `\nEvery template has 100 four times, LCP <= ${MOST.lcpMs / 1000} s, no shift.` : `\nFalls short:\n${short.map((line) => `- ${line}`).join('\n')}`);
  if (short.length > 0) process.exitCode = 1;
}

function shortfalls(name: string, { excused, lcpMs, cls }: Measured): string[] {
  return [
    ...CATEGORIES.filter((category) => excused[category] < 100).map((category) => `${name}: ${category} ${excused[category]}`),
    ...(lcpMs > MOST.lcpMs ? [`${name}: LCP ${Math.round(lcpMs)} ms`] : []),
    ...(cls > MOST.cls ? [`${name}: CLS ${cls.toFixed(3)}`] : []),
  ];
}

function table(rows: ReadonlyArray<{ name: string; measured: Measured }>): string {
  const head = ['template', 'perf', 'a11y', 'best', 'SEO', 'LCP', 'CLS', 'TBT', 'bytes', 'requests', 'of it JS'];
  const lines = rows.map(({ name, measured: { scores, excused, lcpMs, cls, tbtMs, bytes, requests, scriptBytes } }) => [
    name,
    ...CATEGORIES.map((category) => (scores[category] === excused[category] ? String(scores[category]) : `${scores[category]} (${excused[category]})`)),
    `${(lcpMs / 1000).toFixed(2)} s`, cls.toFixed(3), `${Math.round(tbtMs)} ms`, String(bytes), String(requests), String(scriptBytes),
  ]);
  return ['head', 'rule', ...lines].map((line) => `| ${(line === 'head' ? head : line === 'rule' ? head.map((_, at) => (at === 0 ? '---' : '--:')) : line as string[]).join(' | ')} |`).join('\n');
}
