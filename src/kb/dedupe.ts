/**
 * The statements of all articles -> for each repeated one: does it go, move or stay, why, and where is it said instead?
 * First each page by itself, then across pages. Pure, and the same for every order of the input.
 */
import { acrossPages, type DedupeSettings } from './across-pages.ts';
import { compare } from './issue.ts';
import { Layout } from './layout.ts';
import type { Entry, Verdicts } from './verdict.ts';
import { withinPage } from './within-page.ts';
import { World } from './world.ts';

/** `entries` in any order; the result is aligned with them. */
export function dedupe(entries: readonly Entry[], settings: DedupeSettings): Verdicts[] {
  const order = entries.map((_, at) => at).sort((a, b) => compare(entries[a]!.article.id, entries[b]!.article.id));
  const verdicts: Verdicts[] = entries.map(() => new Map());
  const layouts = entries.map(({ outline }) => new Layout(outline));
  const world = new World(entries, layouts, verdicts);
  for (const at of order) withinPage(world, at);
  acrossPages(world, order, settings);
  return verdicts;
}
