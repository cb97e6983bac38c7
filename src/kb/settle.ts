/**
 * Dedupes until nothing more is removed. Taking a statement out changes what stands beside what, so a repeat that had to stay may be free afterwards;
 * done to the end, a second run over the result removes nothing.
 */
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import type { Article } from './article.ts';
import { cut } from './cut.ts';
import type { DedupeSettings } from './across-pages.ts';
import { dedupe } from './dedupe.ts';
import type { Entry, Ref, Verdicts } from './verdict.ts';
import { lineStarts } from './issue.ts';
import { type Outline, outline } from './statements.ts';

export interface Settled {
  /** By original statement index, aligned with the entries. */
  verdicts: Verdicts[];
  /** The text of each article without what was removed. */
  texts: string[];
  /** The outline of each of these texts, read anew. */
  outlines: Outline[];
}

/** More passes than this never happened; it bounds the time if the rules should ever chase each other. */
const MOST_PASSES = 8;

/** `decided` gives a freshly read outline the keys and pins that a person decided on. */
export function settle(entries: readonly Entry[], settings: DedupeSettings, decided: (outline: Outline) => Outline = (same) => same): Settled {
  const gone: Verdicts[] = entries.map(() => new Map());
  let kept: Verdicts[] = entries.map(() => new Map());
  const texts = entries.map(({ article }) => article.text);
  let current = [...entries];
  // Statement i of the current article is statement origins[article][i] of the original.
  let origins = entries.map(({ outline: { statements } }) => statements.map(({ index }) => index));
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const verdicts = dedupe(current, settings);
    const original = ({ article, statement }: Ref): Ref => ({ article, statement: origins[article]![statement] as number });
    const changed = new Set<number>();
    kept = entries.map(() => new Map());
    for (const [article, found] of verdicts.entries()) {
      for (const [statement, verdict] of found) {
        const index = original({ article, statement }).statement;
        const mapped = { ...verdict, home: original(verdict.home) };
        if (verdict.action === 'keep') kept[article]!.set(index, mapped);
        else {
          gone[article]!.set(index, mapped);
          changed.add(article);
        }
      }
    }
    if (changed.size === 0) break;
    current = [...current];
    origins = [...origins];
    for (const article of changed) {
      const entry = entries[article] as Entry;
      texts[article] = cut(entry.article, entry.outline, (index) => gone[article]!.has(index));
      const fresh = reread(entry.article, texts[article] as string);
      current[article] = { ...fresh, outline: decided(fresh.outline) };
      origins[article] = entry.outline.statements.map(({ index }) => index).filter((index) => !gone[article]!.has(index));
    }
  }
  for (const verdicts of gone) for (const verdict of verdicts.values()) follow(gone, verdict);
  return { verdicts: gone.map((removed, at) => new Map([...removed, ...kept[at]!])), texts, outlines: current.map((entry) => entry.outline) };
}

function reread(article: Article, text: string): Entry {
  const fresh: Article = { ...article, text, tree: mdxToMdast(text) as Root, lines: lineStarts(text) };
  return { article: fresh, outline: outline(fresh) };
}

/** A home may itself have gone since; names the place where the statement stands in the end. */
function follow(gone: readonly Verdicts[], verdict: Verdicts extends Map<number, infer V> ? V : never): void {
  for (let steps = 0; steps <= MOST_PASSES * 2; steps++) {
    const next = gone[verdict.home.article]!.get(verdict.home.statement);
    if (!next) return;
    verdict.home = next.home;
    if (verdict.action === 'remove' && next.action === 'move') Object.assign(verdict, { action: 'move', rule: next.rule });
  }
}
