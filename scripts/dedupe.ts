/** `npm run dedupe -- [--content DIR] [--out DIR] [--json]`: says each thing once, writes the result and tells what it did. */
import { join } from 'node:path';
import type { Source } from '../src/kb/article.ts';
import { readContent, writeWhole } from '../src/kb/disk.ts';
import { type Outcome, run } from '../src/kb/pipeline.ts';
import { KEPT } from '../src/kb/placement.ts';
import type { ArticleReport, Report } from '../src/kb/report.ts';
import { site } from '../src/site.ts';
import { count, group, main, options, progress, progressDone, tell } from './terminal.ts';

const USAGE = `Usage: npm run dedupe -- [--content DIR] [--out DIR] [--json]
  --content  folder of articles (content)
  --out      where articles/ and report.json are written (.generated)
  --json     prints the report as JSON instead of the story`;

await main(async () => {
  const { values } = options({ options: { content: { type: 'string', default: 'content' }, out: { type: 'string', default: '.generated' }, json: { type: 'boolean', default: false } } }, USAGE);
  progress('Reading articles');
  const { sources, images, ledger, issues } = readContent(values.content);
  progress(`Comparing ${count(sources.length, 'article')}`);
  const outcome = run(sources, { ...site.dedupe, publishing: false, lookalikes: true, ledger, images }, undefined, issues);
  progressDone();
  if (outcome.brokenLaws.length > 0) throw new Error(`a law of the engine is broken, nothing was written:\n  ${outcome.brokenLaws.join('\n  ')}`);
  if (tell(outcome.issues, outcome.texts)) {
    console.error('Nothing was written.');
    return;
  }
  await write(values.out, outcome, ledger);
  if (values.json) console.log(JSON.stringify(outcome.report, null, 2));
  else story(outcome.report, values.out);
});

/** The articles with what they need to be read again: their drawings and the ledger. */
async function write(out: string, { articles, figures, report }: Outcome, ledger: Source | undefined): Promise<void> {
  for (const { article, text } of articles) await writeWhole(join(out, 'articles', article.path), text);
  for (const [name, { svg }] of figures) await writeWhole(join(out, 'articles', 'images', name), svg);
  if (ledger) await writeWhole(join(out, 'articles', ledger.path), ledger.bytes);
  await writeWhole(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
}

/** Statement by statement: what went, from where, and where it is said now. */
function story({ totals, articles }: Report, out: string): void {
  for (const article of articles) if (article.removed.length + article.keptRepeats.length > 0) tellOf(article);
  console.log(
    [
      `${count(totals.articles, 'article')}, ${count(totals.statements, 'statement')}, ${group(totals.distinct)} of them different.`,
      `${group(totals.removed)} removed: ${group(totals.removed - totals.moved)} said elsewhere on the page, ${group(totals.moved)} moved to another article and linked.`,
      `${count(totals.keptRepeats, 'repeat')} kept, each with its reason. Words: ${group(totals.wordsBefore)} before, ${group(totals.wordsAfter)} after.`,
      `Written to ${join(out, 'articles')} and ${join(out, 'report.json')}.`,
    ].join('\n'),
  );
}

function tellOf({ path, statements, removed, keptRepeats }: ArticleReport): void {
  console.log(`${path}  ${count(statements, 'statement')}, ${removed.length} removed, ${count(keptRepeats.length, 'repeat')} kept`);
  for (const { line, column, rule, text, section, keptAt } of removed) {
    const verb = rule === 'said-elsewhere' ? 'moved  ' : 'removed';
    console.log(`  ${verb}  ${path}:${line}:${column}  “${text}”\n           was in “${section}”, is said at ${keptAt.path}:${keptAt.line}:${keptAt.column} in “${keptAt.section}”`);
  }
  for (const { line, column, reason, text, twin } of keptRepeats) {
    console.log(`  kept     ${path}:${line}:${column}  “${text}”\n           also at ${twin.path}:${twin.line}:${twin.column}; kept because ${KEPT[reason]}`);
  }
  console.log('');
}
