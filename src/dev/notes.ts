/**
 * What the engine and the rules say of one article -> notes for its page, in the order of the file: each issue, each statement that
 * was removed, moved, kept although it repeats, or that nearly repeats another; with its place in the file, its twin and the reason.
 */
import type { Article } from '../kb/article.ts';
import { checkRules } from '../kb/check/rules.ts';
import type { CheckSettings } from '../kb/check/rule.ts';
import { wordsOf } from '../kb/check/text.ts';
import type { Issue } from '../kb/issue.ts';
import { idOf, withTree } from '../kb/parse.ts';
import type { Finished, Outcome } from '../kb/pipeline.ts';
import { KEPT, REMOVED } from '../kb/placement.ts';
import { outline, type Outline } from '../kb/statements.ts';
import type { Note } from '../live.ts';
import { articlePath } from '../seo/addresses.ts';

/** Statements before a note's own place that are tried when that one is not on the page. */
const BACK = 6;

type Placed = Note & { line: number; column: number };

/** What the engine and the list of old addresses said last. */
export interface Judged {
  outcome: Outcome;
  issues: readonly Issue[];
}

/** The notes of one article; undefined while it is not there or cannot be shown. */
export function notesOf({ outcome, issues }: Judged, id: string, settings: CheckSettings): Note[] | undefined {
  const finished = outcome.articles.find(({ article }) => article.id === id);
  if (!finished) return undefined;
  const byPath = new Map(outcome.articles.map((other) => [other.article.path, other]));
  const article = withTree(finished.article);
  const whole = outline(article);
  const near = (line: number, column: number) => nearOf(article, whole, (article.lines[line - 1] ?? 0) + column - 1);
  const at = (place: { path: string; line: number; column: number }) => `${place.path}:${place.line}:${place.column}`;
  const twin = (place: { path: string; line: number; column: number; section?: string }) => ({ label: `${at(place)}${place.section ? ` in “${place.section}”` : ''}`, href: addressOf(byPath, place.path, place.section) });
  const told: Issue[] = [...issues.filter(({ path }) => path === article.path), ...checkRules([{ article, outline: whole }], settings).filter(({ path }) => path === article.path)];
  const report = outcome.report.articles.find(({ path }) => path === article.path);
  const alike = outcome.report.articles.flatMap(({ lookalikes }) => lookalikes.flatMap((pair) => (pair.a.path === article.path ? [{ ...pair, here: pair.a, other: pair.b }] : pair.b.path === article.path ? [{ ...pair, here: pair.b, other: pair.a }] : [])));
  const twinOf = (line: number, column: number) => {
    const pair = alike.find(({ here }) => here.line === line && here.column === column);
    return pair ? { twin: twin(pair.other) } : {};
  };
  const notes: Placed[] = [
    ...told.map(({ path, line, column, severity, message, rule, hint }): Placed => ({ kind: severity, at: at({ path, line, column }), text: message, why: `${hint ? `${hint} ` : ''}(${rule})`, near: near(line, column), line, column, ...(rule === 'contradiction' ? twinOf(line, column) : {}) })),
    ...(report?.removed ?? []).map(({ text, line, column, rule, keptAt }): Placed => ({ kind: rule === 'said-elsewhere' ? 'moved' : 'removed', at: at({ path: article.path, line, column }), text, why: REMOVED[rule], twin: twin(keptAt), near: near(line, column).slice(1), line, column })),
    ...(report?.keptRepeats ?? []).map(({ text, line, column, reason, twin: place }): Placed => ({ kind: 'kept', at: at({ path: article.path, line, column }), text, why: `repeats, and stays: ${KEPT[reason]}`, twin: twin(place), near: near(line, column), line, column })),
    ...alike.filter(({ here }) => !told.some(({ rule, line, column }) => rule === 'contradiction' && line === here.line && column === here.column)).map(({ here, other, kind, contradiction }): Placed => ({ kind: 'alike', at: at(here), text: here.text, why: `${contradiction ? 'may contradict' : 'says almost the same as'} “${other.text}” (a different ${kind})`, twin: twin(other), near: near(here.line, here.column), line: here.line, column: here.column })),
  ];
  return notes.sort((a, b) => a.line - b.line || a.column - b.column).map(({ line: _line, column: _column, ...note }) => note);
}

/** The statement at an offset, those before it under the same heading, the heading, the top. */
function nearOf(article: Article, { statements }: Outline, offset: number): string[] {
  if (offset < article.bodyStart) return [''];
  const heading = article.tree.children.findLast((node) => node.type === 'heading' && (node.position?.start.offset ?? 0) <= offset);
  const from = heading?.position?.start.offset ?? article.bodyStart;
  const before = statements.filter(({ start }) => start >= from && start <= offset).slice(-BACK);
  return [...before.reverse().map(({ text }) => text), ...(heading ? [wordsOf(heading).trim()] : []), ''];
}

function addressOf(byPath: ReadonlyMap<string, Finished>, path: string, section: string | undefined): string {
  const anchor = section && byPath.get(path)?.outline.sections.find(({ heading }) => heading === section)?.anchor;
  return articlePath(idOf(path)) + (anchor ? `#${anchor}` : '');
}
