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

/** The broken laws, in words; empty when all hold. `results` and `verdicts` are aligned. */
export function brokenLaws(results: readonly Result[], verdicts: readonly Verdicts[]): string[] {
  const broken: string[] = [];
  const after = results.map((result) => keysOf(result.after.statements));
  for (const [at, { entry, text }] of results.entries()) {
    const { article, outline: before } = entry;
    const say = (what: string) => broken.push(`${article.path}: ${what}`);
    if (!isSubsequence(text, article.text)) say('the result is not the source minus what was removed');
    const linked = new Set<number>();
    for (const [index, verdict] of verdicts[at]!) {
      if (verdict.action === 'keep') continue;
      const statement = before.statements[index] as Statement;
      const home = results[verdict.home.article]?.entry.outline.statements[verdict.home.statement];
      if (!home || identity(home) !== identity(statement)) say(`“${statement.text}” was removed for a statement that says something else`);
      else if (!after[verdict.home.article]!.has(identity(home))) say(`“${statement.text}” was removed, but its home in ${results[verdict.home.article]!.entry.article.path} is gone`);
      if (verdict.action === 'move') linked.add(index);
    }
    const here = after[at] as ReadonlySet<string>;
    for (const statement of before.statements) {
      if (!here.has(identity(statement)) && !linked.has(statement.index)) say(`“${statement.text}” is lost`);
    }
    if (here.size > keysOf(before.statements).size) say('the result says something that the source does not');
  }
  return broken;
}

const keysOf = (statements: readonly Statement[]): ReadonlySet<string> => new Set(statements.map(identity));

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (let unit = 0; unit < part.length; unit++, at++) {
    while (at < whole.length && whole[at] !== part[unit]) at++;
    if (at >= whole.length) return false;
  }
  return true;
}
