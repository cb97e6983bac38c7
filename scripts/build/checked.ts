/** A content folder, read once -> the engine's result and what leads where; or nothing, after telling the author what to mend. */
import { type Content, readContent } from '../../src/kb/disk.ts';
import { readInBatches, runInBatches } from '../../src/kb/disk-batches.ts';
import { openReadings } from '../../src/kb/disk-readings.ts';
import { forward, statesOf } from '../../src/kb/forwarding.ts';
import { newMemory, type Outcome } from '../../src/kb/pipeline.ts';
import { REDIRECTS_FILE, type Redirects, redirectsOf } from '../../src/kb/redirects.ts';
import type { Report } from '../../src/kb/report.ts';
import { searchRecord, searchText } from '../../src/search/record.ts';
import { readSynonyms, SYNONYMS_PATH, textOf } from '../../src/search/synonym-list.ts';
import type { RedirectTable } from '../../src/seo/redirects.ts';
import { site } from '../../src/site.ts';
import { count, tell } from '../terminal.ts';
import { collect, MANY } from './collect.ts';
import { type Lean, lean } from './lean.ts';

/** What a build has to know of the engine's result until its end. */
export interface Checked extends Pick<Outcome, 'figures'> {
  /** The folder that was read. */
  content: string;
  articles: Lean[];
  totals: Report['totals'];
  /** The lines of `redirects.yaml`. */
  old: Redirects;
  redirects: RedirectTable;
  /** Text of `synonyms.yaml`, when there is one. */
  synonyms: string | undefined;
}

/** `found` is told how many articles there are: before the engine begins, as there is room for others beside it, or with many when it has done the most. */
export async function checked(content: string, latestDay: string | undefined, found: (count: number) => void): Promise<Checked | undefined> {
  const folder = readContent(content);
  const { sources, images, ledger, redirects, issues } = folder;
  const isMany = sources.length > MANY;
  if (!isMany) found(sources.length);
  const readings = openReadings(content);
  const recalled = await readings.recall(sources, latestDay);
  /** Many were parsed, and the parser leaves much behind. */
  const muchRead = sources.length - recalled.files.length > MANY;
  const memory = { ...newMemory(), files: await readInBatches(sources, latestDay, recalled) };
  if (muchRead) collect();
  const { files, known } = await runInBatches(sources, { ...site.dedupe, publishing: true, ledger, images, redirects, latestDay }, memory, issues).then((outcome) => {
    const { files } = memory;
    // There is no other run, and what it would have been told is as much as all articles.
    Object.assign(memory, newMemory());
    if (muchRead) collect();
    return { files, known: judged(content, folder, outcome) };
  });
  // Of the engine's result, what is kept of it is left.
  if (muchRead) collect();
  if (isMany) found(sources.length);
  await readings.keep(files);
  return known;
}

/** Undefined after telling the author what to mend. */
function judged(content: string, { sources, redirects, companions }: Content, outcome: Outcome): Checked | undefined {
  if (outcome.brokenLaws.length > 0) throw new Error(`a law of the engine is broken, nothing was published:\n  ${outcome.brokenLaws.join('\n  ')}`);
  if (outcome.articles.length === 0 && outcome.issues.length === 0) {
    outcome.issues.push({ path: '.', line: 1, column: 1, severity: 'error', rule: 'no-articles', message: 'every article is a draft', hint: 'Remove draft: true from the articles to publish.' });
  }
  const synonyms = textOf(companions.get(SYNONYMS_PATH));
  // The words of all articles are only looked at when there are synonyms to compare them with.
  const { issues: misnamed } = readSynonyms(synonyms, synonyms === undefined ? [] : outcome.articles.map(({ article: { id, data }, text }) => searchText(searchRecord({ id, data, text }))));
  const old = redirectsOf(redirects);
  const forwarding = forward(old, site.redirects, statesOf(sources, outcome.articles.map(({ article }) => article.id)));
  const texts = new Map([...outcome.texts, [SYNONYMS_PATH, synonyms ?? ''], [REDIRECTS_FILE, old.text]]);
  const drafts = sources.length - outcome.articles.length;
  if (!tell([...outcome.issues, ...misnamed, ...forwarding.issues], texts)) {
    // Whoever has imported a folder and sees one article published wants to know why.
    if (drafts > 0) console.log(`${count(drafts, 'draft')} left out; an article is published without the line draft: true`);
    return { content, articles: lean(outcome.articles), figures: outcome.figures, totals: outcome.report.totals, old, redirects: forwarding.table, synonyms };
  }
  console.error('Nothing was published.');
  return undefined;
}
