/**
 * What has to hold of every run, asserted by every run: nothing is lost, each removal names a statement that still stands,
 * and the result is the source minus ranges. A broken law is a bug of ours, never the author's.
 */
import type { Entry, Verdicts } from './verdict.ts';
import { identity, type Outline, type Statement } from './statements.ts';

export interface Result {
  entry: Entry;
  /** The article's text after the cut. */
  text: string;
  /** The outline of that text. */
  after: Outline;
}

/** The laws that one article breaks, in words. What it says cannot change as long as neither its verdicts nor what is left of it and of its homes do. */
export function brokenLaws(result: Result, verdicts: Verdicts, resultOf: (id: string) => Result | undefined): string[] {
  return [...brokenAlone(result, verdicts), ...brokenElsewhere(result, verdicts, resultOf)].map((what) => `${result.entry.article.path}: ${what}`);
}

/** Removals whose home does not say it. */
function brokenElsewhere({ entry: { outline: before } }: Result, verdicts: Verdicts, resultOf: (id: string) => Result | undefined): string[] {
  const broken: string[] = [];
  for (const [index, verdict] of verdicts) {
    if (verdict.action === 'keep') continue;
    const statement = before.statements[index] as Statement;
    const there = resultOf(verdict.home.article);
    const home = there?.entry.outline.statements[verdict.home.statement];
    if (!there || !home || (home.key !== statement.key || home.links !== statement.links)) broken.push(`“${statement.text}” was removed for a statement that says something else`);
    else if (!says(there.after, home)) broken.push(`“${statement.text}” was removed, but its home in ${there.entry.article.path} is gone`);
  }
  return broken;
}

/** What is wrong with one article, whatever the others say. */
function brokenAlone({ entry: { article, outline: before }, text, after }: Result, verdicts: Verdicts): string[] {
  const broken: string[] = [];
  if (!isSubsequence(text, article.text)) broken.push('the result is not the source minus what was removed');
  if (after === before) return broken;
  const here = keysOf(after);
  for (const statement of before.statements) {
    if (!here.has(identity(statement)) && verdicts.get(statement.index)?.action !== 'move') broken.push(`“${statement.text}” is lost`);
  }
  if (here.size > keysOf(before).size) broken.push('the result says something that the source does not');
  return broken;
}

/** Kept for no article: of ten thousand, these sets would take more memory than their texts. */
const keysOf = (outline: Outline): ReadonlySet<string> => new Set(outline.statements.map(identity));

const says = ({ statements }: Outline, { key, links }: Statement): boolean => statements.some((other) => other.key === key && other.links === links);

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (let unit = 0; unit < part.length; unit++, at++) {
    while (at < whole.length && whole[at] !== part[unit]) at++;
    if (at >= whole.length) return false;
  }
  return true;
}
