/**
 * The whole story: files in; checked articles, what is left of each, their links, the report and every issue out.
 * The only module that names each step. Pure; with the memory of the run before, what did not change is not worked out again.
 */
import type { Article, Source } from './article.ts';
import { checkFigures, type Figure } from './figures.ts';
import { type Files, type Known, noFiles, readFiles } from './files.ts';
import { type Issue, sortIssues } from './issue.ts';
import { brokenBy, type Result } from './laws.ts';
import { applyDecisions, decidedEntry, decisions, type LedgerMemory, ledgerMemory } from './ledger.ts';
import { contradictions, findLookalikes } from './lookalikes.ts';
import { References } from './references.ts';
import { type Moved, movedOf, type Related, relatedArticles, type RelatedMemory } from './related.ts';
import { type Remainder, remainder } from './remainder.ts';
import { makeReport, type Report, type Told, tellOf } from './report.ts';
import { settle, type SettleMemory, settleMemory } from './settle.ts';
import type { DedupeSettings } from './shelf.ts';
import type { Outline } from './statements.ts';
import type { Entry, Verdicts } from './verdict.ts';

/** An article after the work: what its page shows. */
export interface Finished {
  article: Article;
  /** The file's text without the statements that are said elsewhere. */
  text: string;
  /** What `text` says. */
  outline: Outline;
  moved: Moved[];
  related: Related[];
}

export interface Outcome {
  /** By id. Only articles without errors. */
  articles: Finished[];
  report: Report;
  /** The drawings that these articles show, by file name. */
  figures: ReadonlyMap<string, Figure>;
  /** Sorted. An error among them means: do not publish. */
  issues: Issue[];
  /** Text of every file that could be read, for code frames. */
  texts: ReadonlyMap<string, string>;
  /** Laws of the engine that this run broke; anything here is a bug of ours. */
  brokenLaws: string[];
}

/** What one run may reuse of the run before: each step keeps what it made, and of which articles. Lists are aligned with the articles. */
export interface Memory {
  /** A run has begun and not ended: what is here may be of two runs. */
  open: boolean;
  files: Files;
  ledger: LedgerMemory;
  references: References;
  settled: SettleMemory;
  left: readonly Remainder[];
  moved: readonly Moved[][];
  told: readonly Told[];
  broken: ReadonlyArray<readonly string[]>;
  related: RelatedMemory;
  finished: readonly Finished[];
}
export const newMemory = (): Memory => ({ open: false, files: noFiles, ledger: ledgerMemory(), references: new References(), settled: settleMemory(), left: [], moved: [], told: [], broken: [], related: {}, finished: [] });

export interface Settings extends DedupeSettings {
  /** Leave drafts out, as a published site does. */
  publishing: boolean;
  /** Look for statements that are almost the same, and for contradictions. */
  lookalikes?: boolean;
  /** What a person decided: `decisions.yaml` of the content folder. */
  ledger?: Source;
  /** The content folder's drawings. */
  images?: readonly Source[];
  /** The last day that has begun anywhere, YYYY-MM-DD; the engine has no clock. Without it, any day may be named. */
  latestDay?: string | undefined;
}

/** `sources` in any order; `found` are issues of the folder itself. */
export function run(sources: readonly Source[], settings: Settings, memory: Memory = newMemory(), found: readonly Issue[] = []): Outcome {
  if (memory.open) Object.assign(memory, newMemory());
  memory.open = true;
  const { files, byId, clashes } = (memory.files = readFiles(sources, settings.latestDay, memory.files));
  const texts = new Map<string, string>();
  for (const { path, text } of files) if (text !== undefined) texts.set(path, text);
  const { decided, ledger } = decisions(settings.ledger, byPath(files, byId), memory.ledger);
  if (ledger) texts.set(ledger.path, ledger.text);
  const entries: Entry[] = [];
  for (const at of byId) {
    const { entry } = files[at] as Known;
    if (entry && !(settings.publishing && entry.article.data.draft)) entries.push(decidedEntry(entry, decided));
  }
  const references = memory.references.check(entries, files.flatMap(({ unready }) => unready ?? []));
  const drawn = checkFigures(entries.map(({ article }) => article), settings.images ?? []);
  for (const [path, text] of drawn.texts) texts.set(path, text);
  const { verdicts, distinct, stirred } = settle(entries, settings, memory.settled);
  /** A list of the last run, made anew for the articles of which something may be otherwise. */
  const renewed = <T>(list: readonly T[], make: (at: number) => T): T[] => {
    const now = list.slice(0, entries.length);
    for (const at of stirred) now[at] = make(at);
    return now;
  };
  const left = (memory.left = renewed(memory.left, (at) => remainder(entries[at] as Entry, verdicts[at] as Verdicts, (outline) => applyDecisions(outline, decided))));
  const moved = (memory.moved = renewed(memory.moved, (at) => movedOf(entries, verdicts, at)));
  const told = (memory.told = renewed(memory.told, (at) => tellOf(entries, verdicts, at)));
  const resultOf = (at: number): Result | undefined => entries[at] && { entry: entries[at], text: left[at]!.text, after: left[at]!.outline };
  const broken = (memory.broken = renewed(memory.broken, (at) => brokenBy(at, resultOf, verdicts[at] as Verdicts)));
  const alike = settings.lookalikes ? findLookalikes(entries, decided.apart) : [];
  const related = relatedArticles(entries, moved, memory.related);
  const articles = (memory.finished = entries.map(({ article }, at) => finished(memory.finished[at], article, left[at] as Remainder, moved[at] as Moved[], related[at] as Related[])));
  memory.open = false;
  return {
    articles: [...articles],
    figures: drawn.figures,
    report: makeReport(entries, { verdicts, distinct }, alike, told),
    issues: sortIssues([...found, ...files.flatMap(({ issues }) => issues), ...clashes, ...references, ...(ledger?.issues ?? []), ...decided.issues, ...drawn.issues, ...contradictions(entries, alike)]),
    texts,
    brokenLaws: broken.flat(),
  };
}

/** The entries that have their address for themselves, in the order of their paths. */
function byPath(files: readonly Known[], byId: readonly number[]): Entry[] {
  return [...byId].sort((a, b) => a - b).flatMap((at) => files[at]!.entry ?? []);
}

/** The same object as before when it says the same. */
function finished(before: Finished | undefined, article: Article, { text, outline }: Remainder, moved: Moved[], related: Related[]): Finished {
  return before?.article === article && before.outline === outline && before.moved === moved && before.related === related ? before : { article, text, outline, moved, related };
}
