/**
 * A content folder as read -> every issue of it that can be known without a network: of files, articles, what they say of each other,
 * drawings, decisions, old addresses and the house style. No issue hides another, but for those of a file that cannot be read at all.
 */
import type { DedupeSettings } from '../shelf.ts';
import type { Content } from '../disk.ts';
import { forward, statesOf } from '../forwarding.ts';
import { type Issue, lineStarts, sortIssues } from '../issue.ts';
import { idOf, parseArticle } from '../parse.ts';
import { type Finished, run } from '../pipeline.ts';
import { REDIRECTS_FILE, redirectsOf } from '../redirects.ts';
import { checkReferences, type Unready } from '../references.ts';
import { outline } from '../statements.ts';
import type { Entry } from '../verdict.ts';
import type { CheckSettings } from './rule.ts';
import { checkRules } from './rules.ts';

export interface Checked {
  /** What the engine makes of them. */
  articles: readonly Finished[];
  /** Articles without issues of their own. */
  entries: Entry[];
  issues: Issue[];
  /** Text of every file that issues quote. */
  texts: ReadonlyMap<string, string>;
}

/** `own`: redirects of `src/site.ts`. */
export function checkContent({ sources, ledger, images, redirects, issues: found }: Content, settings: CheckSettings, dedupe: DedupeSettings, own: Readonly<Record<string, string>>): Checked {
  const outcome = run(sources, { ...dedupe, publishing: false, lookalikes: true, ledger, images }, undefined, found);
  const entries = outcome.articles.map(({ article }) => ({ article, outline: outline(article) }));
  const ready = new Set(entries.map(({ article }) => article.path));
  const unready = sources.filter(({ path }) => !ready.has(path)).flatMap((source): Unready[] => {
    const { article, tree, text = '' } = parseArticle(source);
    // Whole, but with the address of another: the engine has told of it.
    return article ? [] : [{ id: idOf(source.path), path: source.path, tree, lines: lineStarts(text) }];
  });
  const old = redirectsOf(redirects);
  const published = entries.filter(({ article }) => !article.data.draft);
  const issues = [
    ...outcome.issues,
    // The engine leaves what articles say of each other until each of them can be read.
    ...(unready.length > 0 ? checkReferences(entries, unready) : []),
    ...checkRules(entries, { ...settings, ...(unready.length > 0 ? {} : { images: images.map(({ path }) => path) }) }),
    ...forward(old, own, statesOf(sources, published.map(({ article }) => article.id))).issues,
  ];
  return { articles: outcome.articles, entries, issues: sortIssues(issues), texts: new Map([...outcome.texts, [REDIRECTS_FILE, old.text]]) };
}
