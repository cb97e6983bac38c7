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

/** Results that were found to hold by themselves, by their verdicts: a run over unchanged articles does not prove them again. */
const proven = new WeakMap<Verdicts, Outline>();

/** The broken laws, in words; empty when all hold. `results` and `verdicts` are aligned. */
export function brokenLaws(results: readonly Result[], verdicts: readonly Verdicts[]): string[] {
  const broken: string[] = [];
  for (const [at, result] of results.entries()) {
    const { article, outline: before } = result.entry;
    const own = verdicts[at] as Verdicts;
    const say = (what: string) => broken.push(`${article.path}: ${what}`);
    if (proven.get(own) !== result.after) {
      const found = brokenAlone(result, own);
      for (const what of found) say(what);
      if (found.length === 0) proven.set(own, result.after);
    }
    for (const [index, verdict] of own) {
      if (verdict.action === 'keep') continue;
      const statement = before.statements[index] as Statement;
      const there = results[verdict.home.article];
      const home = there?.entry.outline.statements[verdict.home.statement];
      if (!there || !home || (home.key !== statement.key || home.links !== statement.links)) say(`“${statement.text}” was removed for a statement that says something else`);
      else if (!keysOf(there.after).has(identity(home))) say(`“${statement.text}” was removed, but its home in ${there.entry.article.path} is gone`);
    }
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

const keySets = new WeakMap<Outline, ReadonlySet<string>>();

function keysOf(outline: Outline): ReadonlySet<string> {
  let keys = keySets.get(outline);
  if (!keys) keySets.set(outline, (keys = new Set(outline.statements.map(identity))));
  return keys;
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (let unit = 0; unit < part.length; unit++, at++) {
    while (at < whole.length && whole[at] !== part[unit]) at++;
    if (at >= whole.length) return false;
  }
  return true;
}
