/**
 * What happened to every statement: the report as data, for people and programs alike.
 * Lines and columns are 1-based and belong to the source file; paths are relative to the content folder.
 */
import type { Entry, Ref, Verdicts } from './verdict.ts';
import { compare, pointAt } from './issue.ts';
import type { Difference, FoundLookalike } from './lookalikes.ts';
import type { KeptReason, RemovedRule } from './placement.ts';
import { identity, type Section, type Statement } from './statements.ts';

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

/** `verdicts` aligned with `entries`, as `settle` returns them; `alike` as `findLookalikes` returns it. */
export function makeReport(entries: readonly Entry[], verdicts: readonly Verdicts[], alike: readonly FoundLookalike[] = []): Report {
  const distinct = new Set<string>();
  let [statements, wordsBefore, wordsAfter] = [0, 0, 0];
  const articles = entries.map(({ article, outline }, at): ArticleReport => {
    const removed: Removed[] = [];
    const keptRepeats: KeptRepeat[] = [];
    statements += outline.statements.length;
    for (const statement of outline.statements) {
      distinct.add(identity(statement));
      wordsBefore += statement.words;
      const verdict = verdicts[at]!.get(statement.index);
      if (!verdict || verdict.action === 'keep') wordsAfter += statement.words;
      if (!verdict) continue;
      const { line, column } = pointAt(article.lines, statement.start);
      const here = { text: statement.text, line, column, section: headingOf(entries, { article: at, statement: statement.index }) };
      const home = placeOf(entries, verdict.home);
      if (verdict.action === 'keep') {
        const { section: _, ...twin } = home;
        keptRepeats.push({ ...here, reason: verdict.reason, twin });
      } else removed.push({ ...here, kind: statement.kind, rule: verdict.rule, keptAt: home });
    }
    return { path: article.path, statements: outline.statements.length, removed, keptRepeats, lookalikes: [] };
  });
  for (const { a, b, difference, kind, contradiction } of alike) {
    const side = (ref: Ref) => {
      const { section: _, ...place } = placeOf(entries, ref);
      return { ...place, text: entries[ref.article]!.outline.statements[ref.statement]!.text };
    };
    articles[a.article]!.lookalikes.push({ a: side(a), b: side(b), difference, kind, contradiction });
  }
  articles.sort((a, b) => compare(a.path, b.path));
  const removed = articles.flatMap((article) => article.removed);
  return {
    version: 1,
    totals: {
      articles: articles.length,
      statements,
      distinct: distinct.size,
      removed: removed.length,
      moved: removed.filter(({ rule }) => rule === 'said-elsewhere').length,
      keptRepeats: articles.reduce((sum, article) => sum + article.keptRepeats.length, 0),
      lookalikes: alike.length,
      contradictions: alike.filter(({ contradiction }) => contradiction).length,
      wordsBefore,
      wordsAfter,
    },
    articles,
  };
}

function placeOf(entries: readonly Entry[], ref: Ref): Place {
  const { article, outline } = entries[ref.article]!;
  const { line, column } = pointAt(article.lines, (outline.statements[ref.statement] as Statement).start);
  return { path: article.path, line, column, section: headingOf(entries, ref) };
}

/** The heading a statement stands under; the article's title before the first. */
function headingOf(entries: readonly Entry[], ref: Ref): string {
  const { article, outline } = entries[ref.article]!;
  const section = outline.sections[(outline.statements[ref.statement] as Statement).section] as Section;
  return section.heading || article.data.title;
}
