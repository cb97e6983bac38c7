/**
 * The whole story: files in; checked articles, what is left of each, their links, the report and every issue out.
 * The only module that names each step. Pure; with the memory of the run before, what did not change is not worked out again.
 */
import type { Article, Source } from './article.ts';
import { checkFigures, type Figure, figuresIn } from './figures.ts';
import { type Files, type KnownFile, noFiles, readFiles } from './files.ts';
import { type Issue, sortIssues } from './issue.ts';
import { brokenLaws, type Result } from './laws.ts';
import { applyDecisions, decidedEntry, decisions, type Ledger, type LedgerMemory, ledgerMemory } from './ledger.ts';
import { contradictions, findLookalikes } from './lookalikes.ts';
import { renamesOf } from './redirects.ts';
import { References } from './references.ts';
import { type Linked, type Moved, movedOf, Neighbours, type Related } from './related.ts';
import { remainder } from './remainder.ts';
import { type Report, reportOf, type Told, tellOf } from './report.ts';
import { settle, type SettleMemory, settleMemory } from './settle.ts';
import type { Outline } from './statements.ts';
import type { DedupeSettings } from './sweep.ts';
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

/** What was worked out of one article; it holds as long as nothing changes about the article and those that say something for it. */
interface Worked extends Result, Linked {
  told: Told;
  finished: Finished;
}

/** What one run may reuse of the run before: each step keeps what it made, and of which articles. */
export interface Memory {
  /** A run has begun and not ended: what is here may be of two runs. */
  open: boolean;
  files: Files;
  ledger: LedgerMemory;
  references: References;
  settled: SettleMemory;
  /** Aligned with the articles, and by id. */
  worked: Worked[];
  byId: ReadonlyMap<string, Worked>;
  /** Those that show drawings, and those that break a law: what they show, which they break. */
  showing: Map<Worked, readonly unknown[]>;
  breaking: Map<Worked, readonly string[]>;
  neighbours: Neighbours;
}
export const newMemory = (): Memory => ({ open: false, files: noFiles, ledger: ledgerMemory(), references: new References(), settled: settleMemory(), worked: [], byId: new Map(), showing: new Map(), breaking: new Map(), neighbours: new Neighbours() });

export interface Settings extends DedupeSettings {
  /** Leave drafts out, as a published site does. */
  publishing: boolean;
  /** Look for statements that are almost the same, and for contradictions. */
  lookalikes?: boolean;
  /** What a person decided: `decisions.yaml` of the content folder. */
  ledger?: Source;
  /** `redirects.yaml` of the content folder, for hints. */
  redirects?: Source | undefined;
  /** The content folder's drawings. */
  images?: readonly Source[];
  /** The last day that has begun anywhere, YYYY-MM-DD; the engine has no clock. Without it, any day may be named. */
  latestDay?: string | undefined;
}

/** So many articles are cut at one step. */
const STEP = 250;

/** `sources` in any order; `found` are issues of the folder itself. */
export function run(sources: readonly Source[], settings: Settings, memory: Memory = newMemory(), found: readonly Issue[] = []): Outcome {
  const steps = running(sources, settings, memory, found);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps, for those who have something to do in between: the parser gives its memory back when the event loop turns. */
export function* running(sources: readonly Source[], settings: Settings, memory: Memory, found: readonly Issue[]): Generator<undefined, Outcome, undefined> {
  if (memory.open) Object.assign(memory, newMemory());
  memory.open = true;
  // Read what is new, and put on it what a person decided.
  const read = (memory.files = readFiles(sources, settings.latestDay, memory.files));
  const { decided, ledger } = decisions(settings.ledger, () => byPath(read), memory.ledger);
  const entries: Entry[] = [];
  for (const entry of read.entries) if (entry && !(settings.publishing && entry.article.data.draft)) entries.push(decidedEntry(entry, decided));
  // Check what needs more than one article to be seen.
  const notable = read.notable.map((at) => read.files[at] as KnownFile);
  const unready = notable.flatMap((known) => known.unready ?? []);
  const references = memory.references.check(entries, unready, renamesOf(settings.redirects));
  // Decide. From here on only those that are stirred are worked on: articles about which, or about whose homes, something may be new.
  const { verdicts, distinct, stirred, same } = settle(entries, settings, memory.settled);
  if (!same) place(entries, memory);
  const { worked, showing, breaking } = memory;
  const workedOn = (id: string) => memory.byId.get(id) as Worked;
  // Cut, and read what is left.
  for (const [count, at] of stirred.entries()) {
    if (count % STEP === STEP - 1) yield;
    const { text, outline } = remainder(entries[at] as Entry, verdicts[at] as Verdicts, (whole) => applyDecisions(whole, decided));
    Object.assign(worked[at] as Worked, { entry: entries[at], text, after: outline });
  }
  // Tell what happened, and hold it to the laws: now that each knows what is left of the others.
  for (const at of stirred) {
    const [one, own] = [worked[at] as Worked, verdicts[at] as Verdicts];
    one.moved = movedOf(one.entry, own, (id) => workedOn(id).entry);
    one.told = tellOf(one.entry, own, (id) => workedOn(id).entry);
    note(showing, one, figuresIn(one.entry.article));
    note(breaking, one, brokenLaws(one, own, workedOn));
  }
  const drawn = checkFigures([...showing.keys()].map(({ entry }) => entry.article), settings.images ?? [], unready);
  // Link. What others say may change the links of articles that are not stirred.
  const linked = memory.neighbours.link(worked, memory.byId, stirred, !same) as Set<Worked>;
  for (const at of stirred) linked.add(worked[at] as Worked);
  for (const one of linked) one.finished = finish(one);
  const alike = settings.lookalikes ? findLookalikes(entries, decided.apart) : [];
  const issues = [...found, ...read.clashes, ...notable.flatMap(({ issues: own }) => own), ...references, ...(ledger?.issues ?? []), ...decided.issues, ...drawn.issues, ...contradictions(entries, alike)];
  let texts: ReadonlyMap<string, string> | undefined;
  memory.open = false;
  return {
    articles: worked.map(({ finished }) => finished),
    figures: drawn.figures,
    report: reportOf(entries, worked.map(({ told }) => told), distinct, alike),
    issues: sortIssues(issues),
    // Gathered when somebody asks for them: an author whose articles are right does not.
    get texts() {
      return (texts ??= textsOf(read.files, ledger, drawn.texts));
    },
    brokenLaws: [...breaking.values()].flat(),
  };
}

/** Articles have come or gone: the others keep what was worked out of them. */
function place(entries: readonly Entry[], memory: Memory): void {
  memory.worked = entries.map((entry) => memory.byId.get(entry.article.id) ?? ({ entry } as Worked));
  memory.byId = new Map(memory.worked.map((one) => [one.entry.article.id, one]));
  for (const noted of [memory.showing, memory.breaking]) for (const one of noted.keys()) if (memory.byId.get(one.entry.article.id) !== one) noted.delete(one);
}

function note<T>(noted: Map<Worked, readonly T[]>, one: Worked, what: readonly T[]): void {
  if (what.length > 0) noted.set(one, what);
  else noted.delete(one);
}

/** The entries in the order of their paths. */
function byPath({ files, byId }: Files): Entry[] {
  return [...byId].sort((a, b) => a - b).flatMap((at) => files[at]!.entry ?? []);
}

function textsOf(files: readonly KnownFile[], ledger: Ledger | undefined, drawings: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { path, text } of files) if (text !== undefined) texts.set(path, text);
  if (ledger) texts.set(ledger.path, ledger.text);
  for (const [path, text] of drawings) texts.set(path, text);
  return texts;
}

/** What the pages see; the same object as before when it says the same. */
function finish({ entry: { article }, text, after: outline, moved, related, finished: before }: Worked): Finished {
  return before?.article === article && before.outline === outline && before.moved === moved && before.related === related ? before : { article, text, outline, moved, related };
}
