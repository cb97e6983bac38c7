/**
 * `npm run build -- [--content DIR] [--out DIR] [--changed FILE]`: content -> a published site, all or nothing.
 * Built beside the old site, verified, then swapped in with two renames.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { clearDead, digestOf, lockFolder, moveFolder, readContent, readText, repairSwap, swapFolders, writeNew, writeWhole } from '../src/kb/disk.ts';
import { forward, statesOf } from '../src/kb/forwarding.ts';
import type { Issue } from '../src/kb/issue.ts';
import { type Outcome, run } from '../src/kb/pipeline.ts';
import { buildBegins } from '../src/print/cache.ts';
import { isSaved, savedList } from '../src/offline/saved.ts';
import { REDIRECTS_FILE, type Redirects, redirectsOf } from '../src/kb/redirects.ts';
import { sheetIssues } from '../src/print/issues.ts';
import { searchSynonyms } from '../src/search/content.ts';
import { buildSearchIndex } from '../src/search/index.ts';
import { searchRecord } from '../src/search/record.ts';
import { SYNONYMS_PATH } from '../src/search/synonym-list.ts';
import { changesBetween, indexNow } from '../src/seo/changes.ts';
import { gate } from '../src/seo/gate.ts';
import { HEADERS, hostHeaders, nginx, spelledOut, vercel } from '../src/seo/headers.ts';
import { hostRedirects, redirectFile, redirectPage, type RedirectTable, takenIssue } from '../src/seo/redirects.ts';
import { site } from '../src/site.ts';
import { formatFinding, verify } from '../src/verify/rules.ts';
import { readSite } from '../src/verify/site.ts';
import { latestDay, today } from './clock.ts';
import { count, group, main, options, progress, progressDone, tell } from './terminal.ts';

const USAGE = `Usage: npm run build -- [--content DIR] [--out DIR] [--changed FILE]
  --content  folder of articles (content)
  --out      folder of the site (dist)
  --changed  where to write which pages changed since the site was last published, as IndexNow wants to be told`;

await main(async () => {
  const { values } = options({ options: { content: { type: 'string', default: 'content' }, out: { type: 'string', default: 'dist' }, changed: { type: 'string' } } }, USAGE);
  const out = resolve(values.out);
  const next = `${out}.next`;
  const times: Array<[string, number]> = [];
  const phase = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    progress(name);
    const start = performance.now();
    const result = await work();
    times.push([name, performance.now() - start]);
    return result;
  };

  // All of a build goes by one day: on which reviews have to be fresh, and after which none can have been.
  const latest = latestDay();
  const day = (process.env['WINNOW_TODAY'] = today());
  const unlock = await lockFolder(out);
  if (typeof unlock === 'number') {
    tell([{ path: relative('', `${out}.lock`), line: 1, column: 1, severity: 'error', rule: 'busy', message: `process ${unlock} is building into the same folder`, hint: 'Wait until it has ended, or build elsewhere with --out. When there is no such build, delete this file.' }], new Map());
    return;
  }
  try {
    await repairSwap(out);
    const outcome = await phase('Articles', () => checked(values.content, latest));
    if (!outcome) return;
    const clearSheets = buildBegins();
    if (!(await phase('Sheets', () => sheets(outcome)))) return;
    await clear(next);
    await phase('Pages', () => pages(values.content, next));
    await phase('Search', () => search(outcome, next));
    if (!(await redirectPages(next, outcome))) return;
    await hostFiles(next, outcome);
    await offlineList(next);
    const built = await phase('Verify', async () => {
      const found = await readSite(next, outcome.articles.map(({ article }) => article.id));
      return { ...found, findings: verify(found) };
    });
    progressDone();
    const errors = built.findings.filter(({ severity }) => severity === 'error');
    for (const finding of errors) console.error(formatFinding(finding));
    if (errors.length > 0) throw new Error('the built site breaks its contract; the published one was left as it is');
    const changes = changesBetween((await readText(join(out, 'sitemap.xml'))) ?? '', built.texts.get('sitemap.xml') ?? '', new Set(built.pages.map(({ url }) => url)), outcome.redirects);
    await phase('Publish', () => swapFolders(next, out));
    await clearSheets();
    if (values.changed) await writeWhole(resolve(values.changed), `${JSON.stringify(indexNow(changes), null, 2)}\n`);
    progressDone();
    summary(outcome, gate(outcome.articles, day), changes.lost, built, values.out, times);
  } finally {
    await clear(next).catch(() => undefined);
    await unlock();
  }
});

/** Removes what a build, this one or one that was killed, made on its way. */
async function clear(next: string): Promise<void> {
  for (const folder of [next, cacheOf(next), join(workshops(), String(process.pid))]) await rm(folder, { recursive: true, force: true });
  await clearDead(workshops());
}

/** Where builds that go out of the project work, each in a folder named by its process. */
function workshops(): string {
  return resolve('.astro', 'builds');
}

/** Astro's own cache: one a build, so that two builds cannot mix and a damaged one is never read. */
function cacheOf(next: string): string {
  return `${next}.cache`;
}

/** The engine's result, the lines of `redirects.yaml`, and what leads where. */
type Checked = Outcome & { old: Redirects; redirects: RedirectTable };

/** The engine's result, or undefined after telling the author what to mend. */
async function checked(content: string, latest: string | undefined): Promise<Checked | undefined> {
  const found = await readContent(content);
  const { sources, images, ledger, redirects, issues } = found;
  // Astro reads the folder again: what it reads has to be what was checked.
  process.env['WINNOW_DIGEST'] = digestOf(found);
  const outcome = run(sources, { ...site.dedupe, publishing: true, ledger, images, latestDay: latest }, undefined, issues);
  if (outcome.brokenLaws.length > 0) throw new Error(`a law of the engine is broken, nothing was published:\n  ${outcome.brokenLaws.join('\n  ')}`);
  if (outcome.articles.length === 0 && outcome.issues.length === 0) {
    outcome.issues.push({ path: '.', line: 1, column: 1, severity: 'error', rule: 'no-articles', message: 'every article is a draft', hint: 'Remove draft: true from the articles to publish.' });
  }
  const synonyms = await searchSynonyms(outcome.articles.map(({ article: { id, data }, text }) => searchRecord({ id, data, text })), content);
  const old = redirectsOf(redirects);
  const forwarding = forward(old, site.redirects, statesOf(sources, outcome.articles.map(({ article }) => article.id)));
  const texts = new Map([...outcome.texts, [SYNONYMS_PATH, synonyms.text ?? ''], [REDIRECTS_FILE, old.text]]);
  if (!tell([...outcome.issues, ...synonyms.issues, ...forwarding.issues], texts)) return { ...outcome, old, redirects: forwarding.table };
  console.error('Nothing was published.');
  return undefined;
}

/** Makes every printed sheet, which the pages then find made; false after telling which ones cannot be. */
async function sheets({ articles, texts }: Outcome): Promise<boolean> {
  const issues: Issue[] = [];
  for (const { article, text, moved } of articles) issues.push(...(await sheetIssues(article, { id: article.id, data: article.data, text, moved })));
  if (!tell(issues, texts)) return true;
  console.error('Nothing was published.');
  return false;
}

/** Astro renders the pages into `folder`. */
async function pages(content: string, folder: string): Promise<void> {
  process.env['WINNOW_CONTENT'] = content;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  // Vite believes these, and with another NODE_ENV pages come out without their policy: a published site does not depend on the shell.
  for (const name of ['VITEST', 'TEST', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL']) delete process.env[name];
  process.env['NODE_ENV'] = 'production';
  const { build } = await import('astro');
  // Outside the project, Astro would put its working files where every other build puts them too.
  const inside = !relative('', folder).startsWith('..');
  const outDir = inside ? folder : join(workshops(), String(process.pid));
  await build({ outDir, cacheDir: cacheOf(folder), logLevel: 'warn' });
  if (!inside) await moveFolder(outDir, folder);
}

/** A page at each old address, never in the place of another; false after telling which ones would be. */
async function redirectPages(folder: string, { redirects, old }: Checked): Promise<boolean> {
  const issues: Issue[] = [];
  for (const [from, to] of Object.entries(redirects)) if (!(await writeNew(join(folder, redirectFile(from)), redirectPage(to)))) issues.push(takenIssue(from, old));
  if (!tell(issues, new Map([[REDIRECTS_FILE, old.text]]))) return true;
  console.error('Nothing was published.');
  return false;
}

/** What hosts read: headers and redirects, in the forms of the common ones. */
async function hostFiles(folder: string, { articles, redirects }: Checked): Promise<void> {
  const names = { id: articles.map(({ article }) => article.id), topic: [...new Set(articles.map(({ article }) => article.data.topic))] };
  for (const [name, text] of [['_headers', hostHeaders(spelledOut(names))], ['_headers.cloudflare', hostHeaders(HEADERS)], ['_redirects', hostRedirects(redirects)], ['_nginx.conf', nginx(HEADERS, redirects)], ['vercel.json', vercel(HEADERS, redirects)]] as const) await writeWhole(join(folder, name), text);
}

/** What a reader can save for offline: told by the files that are there, so that none is forgotten. */
async function offlineList(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'));
  const files = new Map<string, Uint8Array>();
  for (const name of names.filter(isSaved)) files.set(name, await readFile(join(folder, name)));
  await writeWhole(join(folder, 'offline.json'), JSON.stringify(savedList(files, site.offline)));
}

async function search({ articles }: Outcome, folder: string): Promise<void> {
  const records = articles.map(({ article: { id, data }, text }) => searchRecord({ id, data, text }));
  for (const { path, content } of await buildSearchIndex(records)) await writeWhole(join(folder, path), content);
}

function summary({ report: { totals } }: Outcome, closed: ReadonlyMap<string, readonly string[]>, lost: readonly string[], built: { pages: readonly unknown[]; findings: readonly unknown[]; bytes: number; indexBytes: number }, out: string, times: ReadonlyArray<[string, number]>): void {
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
  const size = (bytes: number) => `${group(Math.round(bytes / 1024))} KiB`;
  console.log(
    [
      `${count(totals.articles, 'article')}, ${count(totals.statements, 'statement')}: ${group(totals.removed - totals.moved)} removed, ${group(totals.moved)} moved, ${count(totals.keptRepeats, 'repeat')} kept with a reason`,
      `${count(built.pages.length, 'page')}, ${size(built.bytes)}, of which search index ${size(built.indexBytes)}`,
      ...(closed.size > 0 ? [`${count(closed.size, 'article')} published noindex:`, ...[...closed].map(([id, reasons]) => `  /${id}/ ${reasons.join('; ')}`)] : []),
      ...(lost.length > 0 ? [`${count(lost.length, 'page')} gone without a line in redirects.yaml:`, ...lost.map((url) => `  ${url}`)] : []),
      ...(built.findings.length > 0 ? [`${count(built.findings.length, 'warning')} on the pages; npm run verify lists them`] : []),
      `${times.map(([name, time]) => `${name.toLowerCase()} ${seconds(time)}`).join(', ')}; ${seconds(times.reduce((sum, [, time]) => sum + time, 0))} in all`,
      `Published to ${out}`,
    ].join('\n'),
  );
}
