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
import type { KeptReason } from './placement.ts';
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

/** Reasons that hold whatever else goes: they are read off the statement itself. The others may lapse when a neighbour or a twin goes. */
const LASTING: ReadonlySet<KeptReason> = new Set<KeptReason>(['author', 'ledger', 'related', 'label', 'short', 'points', 'item', 'footnote', 'leans-back', 'other-link', 'takeaways', 'summary', 'across-off']);

/** `decided` gives a freshly read outline the keys and pins that a person decided on. */
export function settle(entries: readonly Entry[], settings: DedupeSettings, decided: (outline: Outline) => Outline = (same) => same): Settled {
  const verdicts: Verdicts[] = entries.map(() => new Map());
  const texts = entries.map(({ article }) => article.text);
  const current = [...entries];
  // Statement i of the current article is statement origins[article][i] of the original.
  const origins = entries.map(({ outline: { statements } }) => statements.map(({ index }) => index));
  let open = entries.map((_, at) => at);
  for (let pass = 0; pass < MOST_PASSES && open.length > 0; pass++) {
    const found = dedupe(open.map((at) => current[at] as Entry), settings);
    const original = ({ article, statement }: Ref): Ref => ({ article: open[article] as number, statement: origins[open[article] as number]![statement] as number });
    const changed = new Set<number>();
    const unsettled = new Set<number>();
    const fresh = found.map((byStatement, article) => [...byStatement].map(([statement, verdict]): [Ref, Verdict] => [original({ article, statement }), { ...verdict, home: original(verdict.home) }]));
    for (const at of open) for (const [index, verdict] of verdicts[at]!) if (verdict.action === 'keep' && !LASTING.has(verdict.reason)) verdicts[at]!.delete(index);
    for (const [ref, verdict] of fresh.flat()) {
      verdicts[ref.article]!.set(ref.statement, verdict);
      if (verdict.action !== 'keep') changed.add(ref.article);
      else if (!LASTING.has(verdict.reason)) unsettled.add(ref.article).add(verdict.home.article);
    }
    for (const at of changed) {
      const { article, outline: before } = entries[at] as Entry;
      const gone = (index: number) => isGone(verdicts[at]!.get(index));
      texts[at] = cut(article, before, gone);
      current[at] = reread(article, texts[at] as string, decided);
      origins[at] = before.statements.map(({ index }) => index).filter((index) => !gone(index));
    }
    // Where nothing went, nothing can have become free; statements that stand once are of no interest any more.
    open = changed.size === 0 ? [] : [...unsettled].sort((a, b) => a - b);
  }
  for (const byStatement of verdicts) for (const verdict of byStatement.values()) follow(verdicts, verdict);
  return { verdicts, texts, outlines: current.map((entry) => entry.outline) };
}

const isGone = (verdict: Verdict | undefined) => verdict !== undefined && verdict.action !== 'keep';

function reread(article: Article, text: string, decided: (outline: Outline) => Outline): Entry {
  const fresh: Article = { ...article, text, tree: mdxToMdast(text) as Root, lines: lineStarts(text) };
  return { article: fresh, outline: decided(outline(fresh)) };
}

/** A home may itself have gone since; names the place where the statement stands in the end. */
function follow(verdicts: readonly Verdicts[], verdict: Verdict): void {
  for (let steps = 0; steps <= MOST_PASSES * 2; steps++) {
    const next = verdicts[verdict.home.article]!.get(verdict.home.statement);
    if (!next || next.action === 'keep') return;
    verdict.home = next.home;
    if (verdict.action === 'remove' && next.action === 'move') Object.assign(verdict, { action: 'move', rule: next.rule });
  }
}
