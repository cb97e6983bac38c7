/** `npm run check -- [--content DIR] [--format text|json|sarif] [--fix] [--external]`: every issue of the articles, before any build. */
import { join } from 'node:path';
import { type Answer, checkExternal } from '../src/kb/check/external.ts';
import { fixed } from '../src/kb/check/fix.ts';
import { toJson, toSarif } from '../src/kb/check/formats.ts';
import { checkRules } from '../src/kb/check/rules.ts';
import { readContent, writeWhole } from '../src/kb/disk.ts';
import { sortIssues } from '../src/kb/issue.ts';
import { run } from '../src/kb/pipeline.ts';
import { outline } from '../src/kb/statements.ts';
import { site } from '../src/site.ts';
import { count, main, options, progress, progressDone, tell, usage } from './terminal.ts';

const FORMATS = ['text', 'json', 'sarif'];
const USAGE = `Usage: npm run check -- [--content DIR] [--format text|json|sarif] [--fix] [--external]
  --content   folder of articles (content)
  --format    text for people (default), json or sarif for programs, on standard output
  --fix       mends what needs no judgement: spaces at line ends, the case of component names, http to this site
  --external  also asks every other site that is linked to; needs the network
Each rule, with an example: docs/rules.md`;
/** As long as a reader would wait. */
const PATIENCE = 10_000;

await main(async () => {
  const { values } = options({ options: { content: { type: 'string', default: 'content' }, format: { type: 'string', default: 'text' }, fix: { type: 'boolean', default: false }, external: { type: 'boolean', default: false } } }, USAGE);
  if (!FORMATS.includes(values.format)) usage(`There is no format “${values.format}”.`, USAGE);
  progress('Reading articles');
  if (values.fix) await fix(values.content);
  const { sources, ledger, images, issues: found } = await readContent(values.content);
  progress(`Checking ${count(sources.length, 'article')}`);
  const outcome = run(sources, { ...site.dedupe, publishing: false, lookalikes: true, ledger, images }, undefined, found);
  const entries = outcome.articles.map(({ article }) => ({ article, outline: outline(article) }));
  const issues = [...outcome.issues, ...checkRules(entries, { today: new Date().toISOString().slice(0, 10), reviewEveryMonths: site.reviewEveryMonths, language: site.language, url: site.url, off: site.check.off })];
  if (values.external && !Object.hasOwn(site.check.off, 'link-external')) {
    progress('Asking other sites');
    issues.push(...(await checkExternal(entries, ask)));
  }
  progressDone();
  const sorted = sortIssues(issues);
  if (values.format === 'text') {
    if (!tell(sorted, outcome.texts)) console.log(`${count(sources.length, 'article')} checked, no errors.`);
    return;
  }
  process.stdout.write(values.format === 'json' ? toJson(sorted) : toSarif(sorted, values.content));
  if (sorted.some(({ severity }) => severity === 'error')) process.exitCode = 1;
});

/** Mends each file that can be mended; the rest is told of as ever. */
async function fix(content: string): Promise<void> {
  const { sources } = await readContent(content);
  let [edits, files] = [0, 0];
  for (const { path, bytes } of sources) {
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      continue;
    }
    const mended = fixed(path, text, site.url);
    if (mended.edits.length === 0) continue;
    await writeWhole(join(content, path), mended.text);
    edits += mended.edits.length;
    files++;
  }
  progressDone();
  console.error(`${count(edits, 'edit')} in ${count(files, 'file')}.`);
}

/** HEAD first, GET where that is refused. */
async function ask(url: string): Promise<Answer> {
  try {
    const request = (method: string) => fetch(url, { method, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE), headers: { 'user-agent': 'winnow link check' } });
    let response = await request('HEAD');
    if (response.status === 405 || response.status === 501 || response.status === 403 || response.status === 404) response = await request('GET');
    const target = response.headers.get('location');
    return { status: response.status, ...((response.status === 301 || response.status === 308) && target ? { movedTo: new URL(target, url).href } : {}) };
  } catch (error) {
    return { failed: error instanceof Error && error.name === 'TimeoutError' ? `nothing for ${PATIENCE / 1000} seconds` : ((error as Error & { cause?: { code?: string } }).cause?.code ?? (error as Error).message) };
  }
}
