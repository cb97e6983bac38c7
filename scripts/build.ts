/**
 * `npm run build -- [--content DIR] [--out DIR] [--changed FILE] [--only pages]`: content -> a published site, all or nothing.
 * Built beside the old site from what has changed and what has not, verified, then swapped in with two renames.
 */
import { cp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readContent, readText, repairSwap, swapFolders, writeWhole } from '../src/kb/disk.ts';
import type { Issue } from '../src/kb/issue.ts';
import { type Outcome, run } from '../src/kb/pipeline.ts';
import { entriesOf } from '../src/press/entries.ts';
import { type Derived, hand, type Handed } from '../src/press/handed.ts';
import { PARTS, plan } from '../src/press/plan.ts';
import { openPool, type Pool } from '../src/press/pool.ts';
import { openPress } from '../src/press/press.ts';
import { carryOver, digest, isAsLeft, type Kept, loadState, saveState, type State } from '../src/press/store.ts';
import { templates } from '../src/press/templates.ts';
import { isOfArticle, type Made, put, type Stamp } from '../src/press/work.ts';
import { sheetIssues } from '../src/print/issues.ts';
import { searchSynonyms } from '../src/search/content.ts';
import { buildSearchIndex } from '../src/search/index.ts';
import { searchRecord } from '../src/search/record.ts';
import { SYNONYMS_PATH } from '../src/search/synonym-list.ts';
import { changesBetween, indexNow } from '../src/seo/changes.ts';
import { gate } from '../src/seo/gate.ts';
import { hostHeaders, hostRedirects, nginx, vercel } from '../src/seo/headers.ts';
import { site } from '../src/site.ts';
import { formatFinding, verify } from '../src/verify/rules.ts';
import { type Known, readSite } from '../src/verify/site.ts';
import { type Built, phases, summary } from './build/summary.ts';
import { main, options, progressDone, tell } from './terminal.ts';

const USAGE = `Usage: npm run build -- [--content DIR] [--out DIR] [--changed FILE] [--only pages] [--times FILE]
  --content  folder of articles (content)
  --out      folder of the site (dist)
  --changed  where to write which pages changed since the site was last published, as IndexNow wants to be told
  --only     pages: without sheets, images and search; to time them, not to publish
  --times    where to write how long each phase took: [name, milliseconds, milliseconds of processor time]`;

/** What the rules miss in a site that was built to time its pages alone. */
const LEFT_OUT = /\.pdf|\.png|pagefind|three images/;

await main(async () => {
  const { values } = options({ options: { content: { type: 'string', default: 'content' }, out: { type: 'string', default: 'dist' }, changed: { type: 'string' }, only: { type: 'string' }, times: { type: 'string' } } }, USAGE);
  const parts = values.only === 'pages' ? [] : PARTS;
  const out = resolve(values.out);
  const next = `${out}.next`;
  const { phase, times } = phases();
  process.env['WINNOW_CONTENT'] = values.content;

  // The only clock of a build: on which day reviews have to be fresh.
  const today = (process.env['WINNOW_TODAY'] ??= new Date().toISOString().slice(0, 10));
  await repairSwap(out);
  const compiling = templates();
  // Waited for below; until then the engine may have better reasons to stop.
  compiling.catch(() => undefined);
  const outcome = await phase('Articles', () => checked(values.content));
  if (!outcome) return;
  const closed = await phase('Gate', () => gate(outcome.articles, today));
  const entries = entriesOf(outcome, closed);
  const given: Omit<Handed, 'derived'> = { entries, topics: topicsOf(outcome), parts };
  const { key, client, server } = await phase('Templates', () => compiling);
  const before = loadState(out);
  const { keys, changed, kept, derived } = await phase('Plan', () => plan(given, key, before, out));
  const handed: Handed = { ...given, derived };
  const pool = openPool(next, () => Promise.resolve(server), handed, changed);
  try {
    await rm(next, { recursive: true, force: true });
    if (parts.includes('sheets') && !(await phase('Sheets', () => sheets(outcome, pool, derived)))) return;
    await cp(client, next, { recursive: true });
    const made = await phase('Pages', () => pool.make(['pages', ...(parts.includes('sheets') ? (['sheets'] as const) : [])]));
    if (parts.includes('images')) for (const [at, { files }] of (await phase('Images', () => pool.make(['images']))).entries()) (made[at] as Made).files.push(...files);
    for (const article of made) derived.set(article.id, article.derived);
    await phase('Carry over', () => kept.forEach(({ files }) => carryOver(out, next, files)));
    hand(handed);
    const press = await openPress(server);
    await phase('Lists', async () => {
      for await (const printed of press.print((route) => !isOfArticle(route) && !isSearch(route) && (parts.includes('sheets') || !route.endsWith('.pdf')) && (parts.includes('images') || !route.endsWith('.png')))) put(next, printed);
    });
    const searchable = parts.includes('search') ? await phase('Search', () => search(outcome, before.search, out, next, press, key)) : undefined;
    await hostFiles(next);
    const state: State = { articles: new Map<string, Kept>([...kept, ...made.map((article) => ({ ...article, key: keys.get(article.id) as string }))].map((article) => [article.id, article])), ...(searchable ? { search: searchable } : {}) };
    const built = await phase('Verify', async () => {
      const found = readSite(next, [...keys.keys()], knownOf(state));
      return { ...found, findings: verify(found).filter((finding) => parts.length > 0 || !LEFT_OUT.test(formatFinding(finding))) } satisfies Built;
    });
    progressDone();
    const errors = built.findings.filter(({ severity }) => severity === 'error');
    for (const finding of errors) console.error(formatFinding(finding));
    if (errors.length > 0) throw new Error('the built site breaks its contract; the published one was left as it is');
    const changes = changesBetween((await readText(join(out, 'sitemap.xml'))) ?? '', built.texts.get('sitemap.xml') ?? '', new Set(built.pages.map(({ url }) => url)));
    await phase('Publish', () => swapFolders(next, out));
    await phase('Remember', () => saveState(out, state));
    if (values.changed) await writeWhole(resolve(values.changed), `${JSON.stringify(indexNow(changes), null, 2)}\n`);
    if (values.times) await writeWhole(resolve(values.times), `${JSON.stringify(times)}\n`);
    progressDone();
    summary(outcome.report, closed, changes.lost, built, changed.length, values.out, times);
  } finally {
    await pool.close();
    await rm(next, { recursive: true, force: true });
  }
});

/** The engine's result, or undefined after telling the author what to mend. */
async function checked(content: string): Promise<Outcome | undefined> {
  const { sources, images, ledger, issues } = await readContent(content);
  const outcome = run(sources, { ...site.dedupe, publishing: true, ledger, images }, new Map(), issues);
  if (outcome.brokenLaws.length > 0) throw new Error(`a law of the engine is broken, nothing was published:\n  ${outcome.brokenLaws.join('\n  ')}`);
  if (outcome.articles.length === 0 && outcome.issues.length === 0) {
    outcome.issues.push({ path: '.', line: 1, column: 1, severity: 'error', rule: 'no-articles', message: 'every article is a draft', hint: 'Remove draft: true from the articles to publish.' });
  }
  // The texts of all articles are only asked for when there are synonyms to compare them with.
  const synonyms = (await readText(join(content, SYNONYMS_PATH))) === undefined ? { text: '', issues: [] } : await searchSynonyms(outcome.articles.map(({ article: { id, data }, text }) => searchRecord({ id, data, text })), content);
  const texts = new Map([...outcome.texts, [SYNONYMS_PATH, synonyms.text ?? '']]);
  if (!tell([...outcome.issues, ...synonyms.issues], texts)) return outcome;
  console.error('Nothing was published.');
  return undefined;
}

/** The topics that have articles, in the order of `src/site.ts`. */
function topicsOf({ articles }: Outcome): Handed['topics'] {
  const used = new Set<string>(articles.map(({ article }) => article.data.topic));
  return (Object.keys(site.topics) as Array<keyof typeof site.topics>).filter((topic) => used.has(topic));
}

/** Makes every printed sheet that is to change, which the pages then find made; false after telling which ones cannot be. */
async function sheets({ articles, texts }: Outcome, pool: Pool, derived: Map<string, Derived>): Promise<boolean> {
  const byId = new Map(articles.map((finished) => [finished.article.id, finished]));
  const issues: Issue[] = [];
  for (const [id, sizes] of await pool.sheets()) {
    const { article, text, moved } = byId.get(id)!;
    if (sizes) derived.set(id, { steps: 0, sheets: sizes });
    else issues.push(...(await sheetIssues(article, { id, data: article.data, text, moved })));
  }
  if (!tell(issues, texts)) return true;
  console.error('Nothing was published.');
  return false;
}

/** What hosts read: headers and redirects, in the forms of the common ones. */
async function hostFiles(folder: string): Promise<void> {
  for (const [name, text] of [['_headers', hostHeaders()], ['_redirects', hostRedirects()], ['_nginx.conf', nginx()], ['vercel.json', vercel()]] as const) await writeWhole(join(folder, name), text);
}

/** Routes whose files are made from the text of all articles. */
function isSearch(route: string): boolean {
  return /^\/search\/.+\.json$/.test(route);
}

/** The search index: made again only when something that can be searched is not as it was. */
async function search({ articles }: Outcome, before: State['search'], out: string, next: string, press: Awaited<ReturnType<typeof openPress>>, templatesKey: string): Promise<State['search']> {
  const key = digest(templatesKey, (await readText(join(process.env['WINNOW_CONTENT'] as string, SYNONYMS_PATH))) ?? '', articles.map(({ article: { id, data: { title, description, topic, platforms, queries } }, text }) => [id, title, description, topic, platforms, queries, text]));
  if (before?.key === key && isAsLeft(out, before.files)) {
    carryOver(out, next, before.files);
    return before;
  }
  const files: Stamp[] = [];
  for await (const printed of press.print(isSearch)) files.push(put(next, printed));
  const records = articles.map(({ article: { id, data }, text }) => searchRecord({ id, data, text }));
  for (const { path, content } of await buildSearchIndex(records, site.language)) files.push(put(next, { file: path, bytes: content }));
  return { key, files };
}

/** What was learnt of files while they were made, or at an earlier build, and need not be read again. */
function knownOf({ articles }: State): Known {
  return new Map([...articles.values()].flatMap(({ pages }) => pages.map((page) => [page.file, page] as const)));
}
