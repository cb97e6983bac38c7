/**
 * The whole story: files in; checked articles, what is left of each, their links, the report and every issue out.
 * The only module that names each step. Pure; remembers articles by their bytes so that an unchanged one is not parsed again.
 */
import type { Article, Source } from './article.ts';
import type { DedupeSettings } from './shelf.ts';
import { checkFigures, type Figure } from './figures.ts';
import type { Entry, Verdicts } from './verdict.ts';
import { compare, type Issue, pointAt, sortIssues } from './issue.ts';
import { brokenLaws } from './laws.ts';
import { applyDecisions, type Decided, decide, readLedger } from './ledger.ts';
import { contradictions, findLookalikes } from './lookalikes.ts';
import { parseArticle } from './parse.ts';
import { checkReferences } from './references.ts';
import { type Moved, movedOf, type Related, relatedArticles } from './related.ts';
import { makeReport, type Report } from './report.ts';
import { type Remainder, remainder } from './remainder.ts';
import { settle, type SettleMemory, settleMemory } from './settle.ts';
import { type Outline, outline } from './statements.ts';

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

/** What one run may reuse of the run before: parsed articles by path, valid while the bytes are the same, and what was decided about them. */
export interface Memory {
  files: Map<string, { bytes: Uint8Array; entry?: Entry; text?: string; issues: Issue[] }>;
  settled: SettleMemory;
}
export const newMemory = (): Memory => ({ files: new Map(), settled: settleMemory() });

export interface Settings extends DedupeSettings {
  /** Leave drafts out, as a published site does. */
  publishing: boolean;
  /** Look for statements that are almost the same, and for contradictions. */
  lookalikes?: boolean;
  /** What a person decided: `decisions.yaml` of the content folder. */
  ledger?: Source;
  /** The content folder's drawings. */
  images?: readonly Source[];
}

/** `sources` in any order; `found` are issues of the folder itself. */
export function run(sources: readonly Source[], settings: Settings, memory: Memory = newMemory(), found: readonly Issue[] = []): Outcome {
  const read = [...sources].sort((a, b) => compare(a.path, b.path)).map((source) => ({ path: source.path, ...remembered(source, memory) }));
  const texts = new Map(read.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const])));
  const { unique, clashes } = separate(read.flatMap(({ entry }) => (entry ? [entry] : [])));
  const { decided, issues: ledgerIssues } = decisions(settings.ledger, unique, texts);
  const entries = unique
    .filter(({ article }) => !settings.publishing || !article.data.draft)
    .map(({ article, outline }) => ({ article, outline: applyDecisions(outline, decided) }))
    .sort((a, b) => compare(a.article.id, b.article.id));
  // A link to a file that is there but broken is not a broken link: the file's own issues come first.
  const references = read.every(({ entry }) => entry) ? checkReferences(entries) : [];
  const drawn = checkFigures(entries.map(({ article }) => article), settings.images ?? []);
  for (const [path, text] of drawn.texts) texts.set(path, text);
  const settled = settle(entries, settings, memory.settled);
  const { verdicts } = settled;
  const left = entries.map((entry, at) => remainder(entry, verdicts[at] as Verdicts, (outline) => applyDecisions(outline, decided)));
  const alike = settings.lookalikes ? findLookalikes(entries, decided.apart) : [];
  const moved = entries.map((_, at) => movedOf(entries, verdicts, at));
  const related = relatedArticles(entries, moved);
  const articles = entries.map(({ article }, at): Finished => ({ article, ...(left[at] as Remainder), moved: moved[at] ?? [], related: related[at] ?? [] }));
  return {
    articles,
    figures: drawn.figures,
    report: makeReport(entries, settled, alike),
    issues: sortIssues([...found, ...read.flatMap(({ issues }) => issues), ...clashes, ...references, ...ledgerIssues, ...drawn.issues, ...contradictions(entries, alike)]),
    texts,
    brokenLaws: brokenLaws(entries.map((entry, at) => ({ entry, text: left[at]!.text, after: left[at]!.outline })), verdicts),
  };
}

/** What the ledger decides, and what is wrong with it; its text joins those that issues quote. */
function decisions(source: Source | undefined, entries: readonly Entry[], texts: Map<string, string>): { decided: Decided; issues: Issue[] } {
  if (!source) return { decided: { same: new Map(), keep: new Set(), apart: new Set(), issues: [] }, issues: [] };
  const ledger = readLedger(source);
  texts.set(ledger.path, ledger.text);
  const decided = decide(ledger, entries);
  return { decided, issues: [...ledger.issues, ...decided.issues] };
}

function remembered(source: Source, memory: Memory): { entry?: Entry; text?: string; issues: Issue[] } {
  const known = memory.files.get(source.path);
  if (known && sameBytes(known.bytes, source.bytes)) return known;
  const { article, text, issues } = parseArticle(source);
  const entry = article && { article, outline: outline(article) };
  const fresh = { bytes: source.bytes, issues: [...issues, ...(entry ? idleKeeps(entry) : [])], text, entry };
  memory.files.set(source.path, fresh);
  return fresh;
}

/** Keep comments that keep nothing: the author would learn it too late. */
function idleKeeps({ article: { path, lines }, outline }: Entry): Issue[] {
  return outline.idleKeeps.map((offset) => ({ path, ...pointAt(lines, offset), severity: 'error', rule: 'keep-idle', message: 'this keep comment stands before no paragraph and no list', hint: 'Write {/* keep */} on a line of its own, right before the paragraph or list that is to stay.' }));
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Two files with one id would take each other's address: both are named, the first stays to be worked on. */
function separate(entries: readonly Entry[]): { unique: Entry[]; clashes: Issue[] } {
  const first = new Map<string, Entry>();
  const clashes: Issue[] = [];
  for (const entry of entries) {
    const { id, path } = entry.article;
    const twin = first.get(id);
    if (twin) clashes.push({ path, line: 1, column: 1, severity: 'error', rule: 'id-shared', message: `${twin.article.path} has the same address /${id}/`, hint: 'Rename one of the two files.' });
    else first.set(id, entry);
  }
  return { unique: [...first.values()], clashes };
}
