/**
 * Dedupes until nothing more is removed. Taking a statement out changes what stands beside what, so a repeat that had to stay may be free afterwards;
 * done to the end, a second run over the result removes nothing.
 */
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import type { DedupeSettings } from './across-pages.ts';
import type { Article } from './article.ts';
import { cut } from './cut.ts';
import { dedupe } from './dedupe.ts';
import { lineStarts } from './issue.ts';
import { type Outline, outline } from './statements.ts';
import type { Entry, Ref, Verdict, Verdicts } from './verdict.ts';

export interface Settled {
  /** By original statement index, aligned with the entries. */
  verdicts: Verdicts[];
  /** The text of each article without what was removed. */
  texts: string[];
  /** The outline of each of these texts, read anew where it changed. */
  outlines: Outline[];
}

/** More passes than this never happened; it bounds the time if the rules should ever chase each other. */
const MOST_PASSES = 8;

/** `decided` gives a freshly read outline the keys and pins that a person decided on; `parse` reads a text that is not MDX. */
export function settle(entries: readonly Entry[], settings: DedupeSettings, decided: (outline: Outline) => Outline = (same) => same, parse: (text: string) => Root = parseMdx): Settled {
  const gone: Verdicts[] = entries.map(() => new Map());
  let kept: Verdicts[] = entries.map(() => new Map());
  const texts = entries.map(({ article }) => article.text);
  const current = [...entries];
  // Statement i of the current article is statement origins[article][i] of the original.
  const origins = entries.map(({ outline: { statements } }) => statements.map(({ index }) => index));
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const original = ({ article, statement }: Ref): Ref => ({ article, statement: origins[article]![statement] as number });
    const changed = new Set<number>();
    kept = entries.map(() => new Map());
    const found = dedupe(current, settings).flatMap((byStatement, article) => [...byStatement].map(([statement, verdict]): [Ref, Verdict] => [original({ article, statement }), { ...verdict, home: original(verdict.home) }]));
    for (const [{ article, statement }, verdict] of found) {
      if (verdict.action === 'keep') kept[article]!.set(statement, verdict);
      else {
        gone[article]!.set(statement, verdict);
        changed.add(article);
      }
    }
    if (changed.size === 0) break;
    for (const at of changed) {
      const { article, outline: before } = entries[at] as Entry;
      texts[at] = cut(article, before, (index) => gone[at]!.has(index));
      const text = texts[at] as string;
      const fresh: Article = { ...article, text, tree: parse(text), lines: lineStarts(text) };
      current[at] = { article: fresh, outline: decided(outline(fresh)) };
      origins[at] = before.statements.map(({ index }) => index).filter((index) => !gone[at]!.has(index));
    }
  }
  for (const byStatement of gone) for (const verdict of byStatement.values()) follow(gone, verdict);
  return { verdicts: gone.map((removed, at) => new Map([...removed, ...kept[at]!])), texts, outlines: current.map((entry) => entry.outline) };
}

const parseMdx = (text: string) => mdxToMdast(text) as Root;

/** A home may itself have gone since; names the place where the statement stands in the end. */
function follow(gone: readonly Verdicts[], verdict: Verdict): void {
  for (let steps = 0; steps <= MOST_PASSES * 2; steps++) {
    const next = gone[verdict.home.article]!.get(verdict.home.statement);
    if (!next) return;
    verdict.home = next.home;
    if (verdict.action === 'remove' && next.action === 'move') Object.assign(verdict, { action: 'move', rule: next.rule });
  }
}
