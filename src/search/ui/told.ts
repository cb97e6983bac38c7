/** What a search box says besides its results: how many, what was corrected, where else to look. */
import type { Answer, Engine } from '../engine.ts';
import { button, make } from './parts.ts';

/** For eyes and for a screen reader alike. */
export function said({ plan: { corrected }, results, strong }: Answer, query: string): string {
  const shown = corrected ?? query.trim();
  if (!strong) return `No close match for “${shown}”.${results.length > 0 ? ' The nearest:' : ''}`;
  const count = results.length === 1 ? '1 result' : `${results.length} results`;
  return corrected ? `Showing results for “${shown}”. ${count}.` : `${count} for “${shown}”`;
}

/** The way back from a correction. */
export function correctionNote({ plan: { corrected, query } }: Answer, again: (query: string) => void): Node[] {
  if (!corrected) return [];
  return [make('p', { class: 'label' }, 'Search instead for ', button(query, () => again(query), { class: 'quiet' }))];
}

export function nearestTopics({ topics }: Engine): Node {
  const links = topics.map(([name, path]) => make('li', {}, make('a', { href: path }, name)));
  return make('div', {}, make('p', { class: 'label' }, 'Or look through a topic'), make('ul', { class: 'topics' }, ...links));
}

export const skeleton = (): Node => make('div', { class: 'skeleton', 'aria-hidden': 'true' }, ...Array.from({ length: 3 }, () => make('div')));
