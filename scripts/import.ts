/** `npm run import -- FILE... --topic ID [--content DIR]`: files of other systems become drafts. Never overwrites. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { reason, writeNew } from '../src/kb/disk.ts';
import { importText } from '../src/kb/import/draft.ts';
import type { Issue } from '../src/kb/issue.ts';
import { site } from '../src/site.ts';
import { count, main, options, progress, progressDone, tell, usage } from './terminal.ts';

const USAGE = `Usage: npm run import -- FILE... --topic ID [--content DIR]
  FILE     .txt: a title line, an introduction, headings, bullets that start with “- ”, paragraphs
  --topic  one of ${Object.keys(site.topics).join(', ')}`;

await main(async () => {
  const { values, positionals } = options({ allowPositionals: true, options: { topic: { type: 'string' }, content: { type: 'string', default: 'content' } } }, USAGE);
  const topic = values.topic;
  if (positionals.length === 0) usage('Which files?', USAGE);
  if (!topic || !Object.hasOwn(site.topics, topic)) usage(topic ? `There is no topic “${topic}”.` : 'Which topic do the articles belong to?', USAGE);

  const issues: Issue[] = [];
  const texts = new Map<string, string>();
  let written = 0;
  let lines = 0;
  for (const [at, file] of positionals.entries()) {
    progress(`Importing ${at + 1} of ${positionals.length}: ${basename(file)}`);
    const note = (rule: string, message: string, hint: string) => issues.push({ path: file, line: 1, column: 1, severity: 'error', rule, message, hint });
    if (!/\.txt$/i.test(file)) {
      note('import-kind', 'this kind of file cannot be imported', 'Save it as plain text with the ending .txt.');
      continue;
    }
    let bytes: Uint8Array;
    try {
      bytes = await readFile(file);
    } catch (error) {
      note('unreadable', `the file cannot be read: ${reason(error)}`, 'Check the name and its permissions.');
      continue;
    }
    const imported = importText(file, bytes, { topic, author: Object.keys(site.people)[0] as string, today: new Date().toISOString().slice(0, 10) });
    issues.push(...imported.issues);
    if (imported.issues.length > 0) texts.set(file, new TextDecoder().decode(bytes));
    if (!imported.id || imported.mdx === undefined) continue;
    const target = join(values.content, `${imported.id}.mdx`);
    if (!(await writeNew(target, imported.mdx))) {
      note('import-exists', `${target} exists already and was left as it is`, 'Rename or remove it to import this file again.');
      continue;
    }
    progressDone();
    console.log(`${target}  ${count(imported.lines, 'line')} of ${file}, all accounted for`);
    written++;
    lines += imported.lines;
  }
  progressDone();
  tell(issues, texts);
  console.log(`${count(written, 'draft')} written, ${count(lines, 'line')} in.${written > 0 ? ' See what repeats: npm run dedupe' : ''}`);
});
