/** The last searches, on the reader's device only; where storage is off there are none. */
import { WEIGHTS } from '../weights.ts';

const KEY = 'searches';

export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((query): query is string => typeof query === 'string' && query !== '').slice(0, WEIGHTS.recent) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(query: string): void {
  if (query === '') return;
  const others = recentSearches().filter((known) => known.toLowerCase() !== query.toLowerCase());
  try {
    localStorage.setItem(KEY, JSON.stringify([query, ...others].slice(0, WEIGHTS.recent)));
  } catch {
    // Storage is off or full: nothing is remembered.
  }
}

export function forgetSearches(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // There was nothing.
  }
}
