/**
 * The whole story: files in; checked articles, what is left of each, their links, the report and every issue out.
 * The only module that names each step. Pure; remembers articles by their bytes so that an unchanged one is not parsed again.
 */
import type { Article, Source } from './article.ts';
import type { DedupeSettings } from './shelf.ts';
import { checkFigures, type Figure } from './figures.ts';
import type { Entry, Verdicts } from './verdict.ts';
import { compare, type Issue, lineStarts, pointAt, sortIssues } from './issue.ts';
import { brokenLaws } from './laws.ts';
import { applyDecisions, type Decided, decide, readLedger } from './ledger.ts';
import { contradictions, findLookalikes } from './lookalikes.ts';
import { idOf, parseArticle, releaseTree } from './parse.ts';
import { checkReferences, linksIn, linksOf, type Unready } from './references.ts';
import { type Moved, movedOf, type Related, relatedArticles, type RelatedMemory } from './related.ts';
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

/** What is known of one file: an article that can be worked with, or one that has issues of its own. */
interface Known {
  entry?: Entry;
  unready?: Unready;
  text?: string;
  issues: Issue[];
}

/** What one run may reuse of the run before: parsed articles by path, valid while the bytes are the same, and what was decided about them. */
export interface Memory {
  files: Map<string, Known & { bytes: Uint8Array; latestDay: string | undefined }>;
  settled: SettleMemory;
  related: RelatedMemory;
}
export const newMemory = (): Memory => ({ files: new Map(), settled: settleMemory(), related: {} });

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
  const read = [...sources].sort((a, b) => compare(a.path, b.path)).map((source) => ({ path: source.path, ...remembered(source, memory, settings.latestDay) }));
  const texts = new Map(read.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const])));
  const { unique, clashes } = separate(read);
  const { decided, issues: ledgerIssues } = decisions(settings.ledger, unique, texts);
  const entries = unique
    .filter(({ article }) => !settings.publishing || !article.data.draft)
    .map(({ article, outline }) => ({ article, outline: applyDecisions(outline, decided) }))
    .sort((a, b) => compare(a.article.id, b.article.id));
  const references = checkReferences(entries, read.flatMap(({ unready }) => unready ?? []));
  const drawn = checkFigures(entries.map(({ article }) => article), settings.images ?? []);
  for (const [path, text] of drawn.texts) texts.set(path, text);
  const settled = settle(entries, settings, memory.settled);
  const { verdicts } = settled;
  const left = entries.map((entry, at) => remainder(entry, verdicts[at] as Verdicts, (outline) => applyDecisions(outline, decided)));
  const alike = settings.lookalikes ? findLookalikes(entries, decided.apart) : [];
  const moved = entries.map((_, at) => movedOf(entries, verdicts, at));
  const related = relatedArticles(entries, moved, memory.related);
  const articles = entries.map(({ article }, at): Finished => ({ article, ...(left[at] as Remainder), moved: moved[at] as Moved[], related: related[at] as Related[] }));
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

function remembered(source: Source, memory: Memory, latestDay: string | undefined): Known {
  const known = memory.files.get(source.path);
  if (known && known.latestDay === latestDay && sameBytes(known.bytes, source.bytes)) return known;
  const { article, tree, text, issues } = parseArticle(source, latestDay);
  const entry = article && { article, outline: outline(article) };
  if (article) {
    linksIn(article);
    releaseTree(article);
  }
  const unready = article ? undefined : { id: idOf(source.path), path: source.path, links: tree ? linksOf(tree) : [], lines: lineStarts(text ?? '') };
  const fresh = { bytes: source.bytes, latestDay, issues: [...issues, ...(entry ? idleKeeps(entry) : [])], text, entry, unready };
  memory.files.set(source.path, fresh);
  return fresh;
}

/** Keep comments that keep nothing: the author would learn it too late. */
function idleKeeps({ article: { path, lines }, outline }: Entry): Issue[] {
  return outline.idleKeeps.map((offset) => ({ path, ...pointAt(lines, offset), severity: 'error', rule: 'keep-idle', message: 'this keep comment stands before no paragraph and no list', hint: 'Write {/* keep */} on a line of its own, right before the paragraph or list that is to stay.' }));
}

/** The same array, or equal bytes. */
const sameBytes = (a: Uint8Array, b: Uint8Array) => a === b || (a.length === b.length && Buffer.compare(a, b) === 0);

/** Two files with one id would take each other's address, on some machines even if one is in capitals: both are named, the first stays to be worked on. */
function separate(read: ReadonlyArray<{ path: string; entry?: Entry }>): { unique: Entry[]; clashes: Issue[] } {
  const first = new Map<string, string>();
  const unique: Entry[] = [];
  const clashes: Issue[] = [];
  for (const { path, entry } of read) {
    const id = idOf(path);
    const twin = first.get(id.toLowerCase());
    if (twin) clashes.push({ path, line: 1, column: 1, severity: 'error', rule: 'id-shared', message: `${twin} has the same address /${id}/`, hint: 'Rename one of the two files.' });
    else {
      first.set(id.toLowerCase(), path);
      if (entry) unique.push(entry);
    }
  }
  return { unique, clashes };
}
