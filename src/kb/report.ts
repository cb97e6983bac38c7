/**
 * What happened to every statement: the report as data, for people and programs alike.
 * Lines and columns are 1-based and belong to the source file; paths are relative to the content folder.
 */
import type { Entry, Ref, Verdict, Verdicts } from './verdict.ts';
import { compare, pointAt } from './issue.ts';
import type { Difference, FoundLookalike } from './lookalikes.ts';
import type { KeptReason, RemovedRule } from './placement.ts';
import type { Section, Statement } from './statements.ts';

export interface Place {
  path: string;
  line: number;
  column: number;
  section: string;
}

export interface Removed {
  text: string;
  line: number;
  column: number;
  kind: 'bullet' | 'sentence';
  section: string;
  rule: RemovedRule;
  keptAt: Place;
}

export interface KeptRepeat {
  text: string;
  line: number;
  column: number;
  section: string;
  reason: KeptReason;
  twin: Omit<Place, 'section'>;
}

/** Two statements that say almost the same; listed with the article of the first. */
export interface ReportedLookalike {
  a: Omit<Place, 'section'> & { text: string };
  b: Omit<Place, 'section'> & { text: string };
  difference: [string[], string[]];
  kind: Difference;
  contradiction: boolean;
}

export interface ArticleReport {
  path: string;
  statements: number;
  removed: Removed[];
  keptRepeats: KeptRepeat[];
  /** Empty when lookalikes were not asked for. */
  lookalikes: ReportedLookalike[];
}

export interface Report {
  version: 1;
  totals: {
    articles: number;
    statements: number;
    distinct: number;
    /** Statements taken out of a page: those it repeats itself and those that moved to another. */
    removed: number;
    /** Of the removed, those that another article says. */
    moved: number;
    keptRepeats: number;
    lookalikes: number;
    /** Of the lookalikes, those that differ in a number, a negation, a version or a name. */
    contradictions: number;
    wordsBefore: number;
    wordsAfter: number;
  };
  articles: ArticleReport[];
}

/** One article's part of the report, lookalikes aside. Its totals are counted at once; texts and places are looked up when somebody reads them. */
export interface Told {
  article: ArticleReport;
  words: number;
  wordsGone: number;
  removed: number;
  moved: number;
  kept: number;
}

/** `told` as `tellOf` tells of each article, `distinct` as `settle` returns it, `alike` as `findLookalikes` does. */
export function reportOf(entries: readonly Entry[], told: readonly Told[], distinct: number, alike: readonly FoundLookalike[]): Report {
  const totals = { articles: entries.length, statements: 0, distinct, removed: 0, moved: 0, keptRepeats: 0, lookalikes: alike.length, contradictions: alike.filter(({ contradiction }) => contradiction).length, wordsBefore: 0, wordsAfter: 0 };
  const articles = told.map(({ article, words, wordsGone, removed, moved, kept }): ArticleReport => {
    totals.statements += article.statements;
    totals.removed += removed;
    totals.moved += moved;
    totals.keptRepeats += kept;
    totals.wordsBefore += words;
    totals.wordsAfter += words - wordsGone;
    return alike.length > 0 ? { ...article, lookalikes: [] } : article;
  });
  for (const { a, b, difference, kind, contradiction } of alike) {
    const side = (ref: Ref) => {
      const entry = entries[ref.article] as Entry;
      const { section: _, ...place } = placeOf(entry, ref.statement);
      return { ...place, text: entry.outline.statements[ref.statement]!.text };
    };
    articles[a.article]!.lookalikes.push({ a: side(a), b: side(b), difference, kind, contradiction });
  }
  articles.sort((a, b) => compare(a.path, b.path));
  return { version: 1, totals, articles };
}

const known = new WeakMap<Verdicts, Told>();

/** The same object for the same verdicts. */
export function tellOf(entry: Entry, verdicts: Verdicts, entryOf: (id: string) => Entry): Told {
  let told = known.get(verdicts);
  if (!told) known.set(verdicts, (told = countOf(entry, verdicts, entryOf)));
  return told;
}

function countOf(entry: Entry, verdicts: Verdicts, entryOf: (id: string) => Entry): Told {
  const { outline: { statements, words } } = entry;
  const told: Told = { article: reportLater(entry, verdicts, entryOf), words, wordsGone: 0, removed: 0, moved: 0, kept: 0 };
  for (const [index, { action }] of verdicts) {
    if (action === 'keep') told.kept++;
    else {
      told.removed++;
      told.wordsGone += statements[index]!.words;
      if (action === 'move') told.moved++;
    }
  }
  return told;
}

/** Whoever reads it sees what is there; until then nothing is made. The homes are those of now, whatever becomes of their articles. */
function reportLater(entry: Entry, verdicts: Verdicts, entryOf: (id: string) => Entry): ArticleReport {
  let homes: Entry[] | undefined = [];
  for (const { home } of verdicts.values()) homes.push(entryOf(home.article));
  let read: Pick<ArticleReport, 'removed' | 'keptRepeats'> | undefined;
  const reading = () => {
    if (homes) [read, homes] = [repeatsOf(entry, verdicts, homes), undefined];
    return read as Pick<ArticleReport, 'removed' | 'keptRepeats'>;
  };
  return {
    path: entry.article.path,
    statements: entry.outline.statements.length,
    get removed() {
      return reading().removed;
    },
    get keptRepeats() {
      return reading().keptRepeats;
    },
    lookalikes: [],
  };
}

/** @param homes of the verdicts, in their order */
function repeatsOf(entry: Entry, verdicts: Verdicts, homes: readonly Entry[]): Pick<ArticleReport, 'removed' | 'keptRepeats'> {
  const { article, outline } = entry;
  const [removed, keptRepeats]: [Removed[], KeptRepeat[]] = [[], []];
  const all = [...verdicts].map(([index, verdict], at): [number, Verdict, Entry] => [index, verdict, homes[at] as Entry]);
  for (const [index, verdict, said] of all.sort((a, b) => a[0] - b[0])) {
    const { text, start, kind } = outline.statements[index] as Statement;
    const here = { text, ...pointAt(article.lines, start), section: headingOf(entry, index) };
    const home = placeOf(said, verdict.home.statement);
    if (verdict.action === 'keep') {
      const { section: _, ...twin } = home;
      keptRepeats.push({ ...here, reason: verdict.reason, twin });
    } else removed.push({ ...here, kind, rule: verdict.rule, keptAt: home });
  }
  return { removed, keptRepeats };
}

function placeOf(entry: Entry, statement: number): Place {
  const { article, outline } = entry;
  const { line, column } = pointAt(article.lines, (outline.statements[statement] as Statement).start);
  return { path: article.path, line, column, section: headingOf(entry, statement) };
}

/** The heading a statement stands under; the article's title before the first. */
function headingOf({ article, outline }: Entry, statement: number): string {
  const section = outline.sections[(outline.statements[statement] as Statement).section] as Section;
  return section.heading || article.data.title;
}
