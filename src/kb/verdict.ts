/** What happens to a repeated statement, and how one is named: the words that the steps of deduplication share. */
import type { Article } from './article.ts';
import type { KeptReason } from './placement.ts';
import type { Outline } from './statements.ts';

export interface Entry {
  article: Article;
  outline: Outline;
}

/** A statement of one of the articles, by index. */
export interface Ref {
  article: number;
  statement: number;
}

/** The statement that says it instead: id of the article, index of the statement. */
export interface Home {
  article: string;
  statement: number;
}

export type Verdict =
  | { action: 'remove'; rule: 'said-on-page'; home: Home }
  | { action: 'move'; rule: 'said-elsewhere'; home: Home }
  | { action: 'keep'; reason: KeptReason; home: Home };

/** Verdicts of one article by statement index; a statement that is said once has none. */
export type Verdicts = Map<number, Verdict>;
