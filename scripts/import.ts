/** `npm run import -- FILE|FOLDER... --topic ID [--content DIR]`: files of other systems become drafts. Never overwrites. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readContent, readText, reason, writeNew, writeWhole } from '../src/kb/disk.ts';
import { decodeOld } from '../src/kb/import/encoding.ts';
import { type DraftSettings, idOfPage, makeDraft } from '../src/kb/import/draft.ts';
import { type Placed, resolveLinks } from '../src/kb/import/links.ts';
import { addRedirects } from '../src/kb/import/redirects.ts';
import { READERS, readPages } from '../src/kb/import/readers.ts';
import { compare, type Issue } from '../src/kb/issue.ts';
import { run } from '../src/kb/pipeline.ts';
import { readRedirects, REDIRECTS_FILE } from '../src/kb/redirects.ts';
import { site } from '../src/site.ts';
import { count, main, options, progress, progressDone, tell, usage } from './terminal.ts';

const USAGE = `Usage: npm run import -- FILE|FOLDER... --topic ID [--content DIR]
${READERS.map(({ ending, kind }) => `  ${String(ending).replace(/^\/\\\.(?:\(\?:)?|\)?\$\/i$/g, '').replaceAll('|', ' ').replace('l?', ' html').padEnd(18)} ${kind}`).join('\n')}
  --topic            one of ${Object.keys(site.topics).join(', ')}
  A folder is read with all folders in it; files of other kinds in it are passed over and counted.`;

await main(async () => {
  const { values, positionals } = options({ allowPositionals: true, options: { topic: { type: 'string' }, content: { type: 'string', default: 'content' } } }, USAGE);
  const topic = values.topic;
  if (positionals.length === 0) usage('Which files?', USAGE);
  if (!topic || !Object.hasOwn(site.topics, topic)) usage(topic ? `There is no topic “${topic}”.` : 'Which topic do the articles belong to?', USAGE);

  const issues: Issue[] = [];
  const texts = new Map<string, string>();
  const placed = await read(positionals, issues, texts);
  const redirectsFile = join(values.content, REDIRECTS_FILE);
  const before = (await readText(redirectsFile)) ?? '';
  const known = readRedirects(before);
  issues.push(...known.issues.map((issue) => ({ ...issue, path: redirectsFile })));
  resolveLinks(placed, new Map(known.lines.map(({ from, to }) => [from, to])));
  const { written, same, lines } = await write(placed, values.content, { topic, author: Object.keys(site.people)[0] as string, today: new Date().toISOString().slice(0, 10) }, issues);
  if (known.issues.length === 0) await keepAddresses(placed, before, redirectsFile, issues);
  progressDone();
  tell(issues, texts);
  console.log(`${count(written.length, 'draft')} written, ${count(lines, 'line')} in, each in its draft or named above.${same > 0 ? ` ${count(same, 'draft')} ${same === 1 ? 'was' : 'were'} there already and ${same === 1 ? 'is' : 'are'} the same.` : ''}`);
  if (written.length > 0) await repeats(values.content);
});

/** Pages of all files with the ids they will have; two that want the same id are told of, and the first has it. */
async function read(names: readonly string[], issues: Issue[], texts: Map<string, string>): Promise<Placed[]> {
  const files = await filesOf(names, issues);
  const placed: Placed[] = [];
  const taken = new Map<string, string>();
  for (const [at, file] of files.entries()) {
    progress(`Reading ${at + 1} of ${files.length}: ${file}`);
    let bytes: Uint8Array;
    try {
      bytes = await readFile(file);
    } catch (error) {
      const none = (error as NodeJS.ErrnoException).code === 'ENOENT';
      issues.push({ path: file, line: 1, column: 1, severity: 'error', rule: 'unreadable', message: none ? 'there is no such file or folder' : `the file cannot be read: ${reason(error)}`, hint: none ? 'Check how it is written; a name with spaces needs quotes around it.' : 'Check its permissions.' });
      continue;
    }
    const result = await readPages(file, bytes);
    issues.push(...result.issues);
    if (!/\.docx$/i.test(file) && bytes.length < 2 ** 22) texts.set(file, decodeOld(bytes)?.text ?? '');
    for (const page of result.pages) {
      const id = idOfPage(page);
      const other = taken.get(id);
      if (other) {
        issues.push({ path: file, line: page.line, column: 1, severity: 'error', rule: 'id-shared', message: `“${page.title}” was not written: ${other} has its address /${id}/ already`, hint: 'Give one of them another title.' });
        continue;
      }
      taken.set(id, file);
      placed.push({ page, id });
    }
  }
  return placed;
}

/** Files as named, and those below the folders that are named. */
async function filesOf(names: readonly string[], issues: Issue[]): Promise<string[]> {
  const files: string[] = [];
  for (const name of names) {
    const found = await stat(name).catch(() => undefined);
    if (!found?.isDirectory()) {
      files.push(name);
      continue;
    }
    const entries = (await readdir(name, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((file) => !/(?:^|[\\/])(?:\.[^\\/]+|node_modules)(?:[\\/]|$)/.test(file.slice(name.length))).sort(compare);
    const readable = entries.filter((file) => READERS.some(({ ending }) => ending.test(file)));
    files.push(...readable);
    const others = entries.length - readable.length;
    if (others > 0) {
      const kinds = [...new Set(entries.filter((file) => !readable.includes(file)).map((file) => /\.[^.\\/]*$/.exec(file)?.[0] ?? 'none'))].sort(compare);
      issues.push({ path: name, line: 1, column: 1, severity: 'warning', rule: 'import-kind', message: `${count(others, 'file')} of other kinds ${others === 1 ? 'was' : 'were'} passed over (${kinds.slice(0, 8).join(' ')})`, hint: 'Pictures and style sheets are not articles.' });
    }
    if (readable.length === 0) issues.push({ path: name, line: 1, column: 1, severity: 'error', rule: 'import-kind', message: 'there is no file in the folder that can be imported' });
  }
  return files;
}

async function write(placed: readonly Placed[], content: string, settings: DraftSettings, issues: Issue[]): Promise<{ written: string[]; same: number; lines: number }> {
  const written: string[] = [];
  let [same, lines] = [0, 0];
  for (const [at, { page, id }] of placed.entries()) {
    progress(`Writing ${at + 1} of ${placed.length}: ${id}`);
    const imported = makeDraft(page, id, settings);
    issues.push(...imported.issues);
    lines += imported.lines;
    if (imported.mdx === undefined) continue;
    const target = join(content, `${id}.mdx`);
    if (await writeNew(target, imported.mdx)) {
      written.push(target);
      if (placed.length <= 20) {
        progressDone();
        console.log(`${target}  ${count(imported.lines, 'line')} of ${page.path}`);
      }
    } else if (undated((await readText(target)) ?? '') === undated(imported.mdx)) same++;
    else issues.push({ path: page.path, line: page.line, column: 1, severity: 'error', rule: 'import-exists', message: `${target} exists already, says something else and was left as it is`, hint: 'Rename or remove it to import this file again.' });
  }
  return { written, same, lines };
}

/** A draft but for the days on it, which may be those of an earlier import. */
function undated(mdx: string): string {
  return mdx.replace(/^(?:published|updated): .*$/gm, '');
}

/** Old addresses go on answering; an address that leads elsewhere already is not taken away. */
async function keepAddresses(placed: readonly Placed[], before: string, file: string, issues: Issue[]): Promise<void> {
  const { text, added, taken, refused } = addRedirects(before, placed.flatMap(({ page, id }) => page.addresses.map((address) => [address, id] as const)));
  for (const { address, id, by } of taken) issues.push({ path: file, line: 1, column: 1, severity: 'error', rule: 'redirects', message: `${address} leads to ${by} already, and now ${id} had it too`, hint: 'Decide which article answers there.' });
  for (const { address, id } of refused) issues.push({ path: file, line: 1, column: 1, severity: 'warning', rule: 'redirects', message: `${id} stood at ${address}, which cannot be kept as an address`, hint: 'Whoever comes from there finds the page for wrong addresses.' });
  if (added === 0) return;
  await writeWhole(file, text);
  progressDone();
  console.log(`${file}  ${count(added, 'old address')}`.replace(/addresss$/, 'addresses'));
}

/** The first look at what repeats. */
async function repeats(content: string): Promise<void> {
  progress('Looking for what repeats');
  const { sources, images, issues } = readContent(content);
  const { report, issues: found } = run(sources, { ...site.dedupe, publishing: false, images }, undefined, issues);
  progressDone();
  const { articles, statements, distinct } = report.totals;
  console.log(`${count(articles, 'article')}, ${count(statements, 'statement')}, ${count(statements - distinct, 'repeat')}. What of it can go: npm run dedupe -- --content ${content}`);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) console.log(`${count(errors, 'issue')} to mend before that: npm run check -- --content ${content}`);
}
