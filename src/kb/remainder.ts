/** An article and what was decided about it -> what is left of its text, read anew; made once as long as the same statements go. */
import type { Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import type { Article } from './article.ts';
import { cut } from './cut.ts';
import { lineStarts } from './issue.ts';
import { type Outline, outline } from './statements.ts';
import type { Entry, Verdicts } from './verdict.ts';

export interface Remainder {
  text: string;
  /** What `text` says, read from it. */
  outline: Outline;
}

/** Which statements went, and what was left. */
export interface Cut {
  gone: readonly number[];
  left: Remainder;
}

const made = new WeakMap<Outline, Cut>();

/** The last cut of what had this outline. */
export const lastCut = (before: Outline): Cut | undefined => made.get(before);
/** Of an earlier run: the same cut is not made again. */
export const rememberCut = (before: Outline, cut: Cut): void => void made.set(before, cut);

/** `decided` gives a freshly read outline the keys and pins that a person decided on; `parse` reads a text that is not MDX. */
export function remainder({ article, outline: before }: Entry, verdicts: Verdicts, decided: (outline: Outline) => Outline, parse: (text: string) => Root = parseMdx): Remainder {
  const gone: number[] = [];
  for (const [statement, { action }] of verdicts) if (action !== 'keep') gone.push(statement);
  const known = made.get(before);
  if (known && known.gone.length === gone.length && known.gone.every((statement, at) => statement === gone[at])) return known.left;
  const isGone = (statement: number) => (verdicts.get(statement)?.action ?? 'keep') !== 'keep';
  const text = cut(article, before, isGone);
  let left: Remainder = { text, outline: before };
  if (text !== article.text) {
    const fresh: Article = { ...article, text, tree: parse(text), lines: lineStarts(text) };
    left = { text, outline: decided(shared(outline(fresh), before, isGone)) };
  }
  made.set(before, { gone, left });
  return left;
}

/** The outline with the texts and keys of the one before the cut where they are equal: half the memory. */
function shared(after: Outline, before: Outline, gone: (statement: number) => boolean): Outline {
  let from = 0;
  for (const statement of after.statements) {
    while (from < before.statements.length && gone(from)) from++;
    const known = before.statements[from++];
    if (known?.text === statement.text && known.key === statement.key) Object.assign(statement, { text: known.text, key: known.key });
  }
  return after;
}

const parseMdx = (text: string) => mdxToMdast(text) as Root;
