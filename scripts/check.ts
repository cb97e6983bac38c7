/** `npm run check -- [--content DIR] [--format text|json|sarif|github] [--fix] [--external]`: every issue of the articles, before any build. */
import { join, relative } from 'node:path';
import { type Answer, checkExternal } from '../src/kb/check/external.ts';
import { fixed } from '../src/kb/check/fix.ts';
import { toGithub, toJson, toSarif } from '../src/kb/check/formats.ts';
import { readContent, writeWhole } from '../src/kb/disk.ts';
import { type Issue, sortIssues } from '../src/kb/issue.ts';
import { site } from '../src/site.ts';
import { checkContent } from '../src/verify/content.ts';
import { latestDay, today } from './clock.ts';
import { count, group, main, options, progress, progressDone, tell, usage } from './terminal.ts';

const FORMATS: Readonly<Record<string, (issues: readonly Issue[], folder: string) => string>> = { json: toJson, sarif: toSarif, github: toGithub };
const USAGE = `Usage: npm run check -- [--content DIR] [--format text|json|sarif|github] [--fix] [--external]
  --content   folder of articles (content)
  --format    text for people (default), json or sarif for programs, github for notes in a pull request, on standard output
  --fix       mends what needs no judgement: spaces at line ends, the case of component names, http to this site
  --external  also asks every other site that is linked to; needs the network
  --patience  seconds that a site has for its answer (10, as long as a reader would wait)
Each rule, with an example: docs/rules.md`;

await main(async () => {
  const { values } = options({ options: { content: { type: 'string', default: 'content' }, format: { type: 'string', default: 'text' }, fix: { type: 'boolean', default: false }, external: { type: 'boolean', default: false }, patience: { type: 'string', default: '10' } } }, USAGE);
  const patience = Number(values.patience);
  if (!(patience > 0 && patience <= 120)) usage('--patience is a number of seconds, at most 120.', USAGE);
  const format = FORMATS[values.format];
  if (values.format !== 'text' && !format) usage(`There is no format “${values.format}”.`, USAGE);
  progress('Reading articles');
  if (values.fix) await fix(values.content);
  const content = readContent(values.content);
  const { articles, issues, texts } = await checkContent(content, { today: today(), latest: latestDay() }, (doing, done, all) => progress(`${doing}: ${group(done)} of ${count(all, 'article')}`));
  if (values.external && !Object.hasOwn(site.check.off, 'link-external')) {
    progress('Asking other sites');
    issues.push(...(await checkExternal(articles, (url) => ask(url, patience))));
  }
  progressDone();
  const sorted = sortIssues(issues);
  if (!format) {
    if (!tell(sorted, texts)) console.log(`${count(content.sources.length, 'article')} checked, no errors.`);
    return;
  }
  process.stdout.write(format(sorted, relative('.', values.content) || '.'));
  if (sorted.some(({ severity }) => severity === 'error')) process.exitCode = 1;
});

/** Mends each file that can be mended; the rest is told of as ever. */
async function fix(content: string): Promise<void> {
  const { sources } = readContent(content);
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
async function ask(url: string, patience: number): Promise<Answer> {
  try {
    const request = (method: string) => fetch(url, { method, redirect: 'manual', signal: AbortSignal.timeout(patience * 1000), headers: { 'user-agent': 'winnow link check' } });
    let response = await request('HEAD');
    if (response.status === 405 || response.status === 501 || response.status === 403 || response.status === 404) response = await request('GET');
    const target = response.headers.get('location');
    return { status: response.status, ...((response.status === 301 || response.status === 308) && target ? { movedTo: new URL(target, url).href } : {}) };
  } catch (error) {
    return { failed: error instanceof Error && error.name === 'TimeoutError' ? `nothing for ${patience} ${patience === 1 ? 'second' : 'seconds'}` : ((error as Error & { cause?: { code?: string } }).cause?.code ?? (error as Error).message) };
  }
}
