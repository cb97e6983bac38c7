/** The search page: the form answers in place, and the address keeps the question: `?q=`, `topic`, `device`. */
import type { Filters } from '../engine.ts';
import { WEIGHTS } from '../weights.ts';
import { searchBox } from './box.ts';

/** The one name a filter has in the address and in the index. */
const FILTERS = ['topic', 'device'] as const;
/** Browsers refuse too many changes of the address in a short time. */
const ADDRESS_PAUSE_MS = 250;

export function searchPage(form: HTMLFormElement, input: HTMLInputElement, results: HTMLElement): void {
  const given = new URL(location.href).searchParams;
  const filters: Filters = {};
  for (const name of FILTERS) {
    const value = given.get(name);
    if (value) filters[name] = value;
  }
  if (input.value === '') input.value = (given.get('q') ?? '').slice(0, WEIGHTS.queryLength).toWellFormed();

  let waiting: ReturnType<typeof setTimeout> | undefined;
  const keep = (query: string, chosen: Filters) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const url = new URL(location.href);
      for (const [name, value] of [['q', query], ...FILTERS.map((filter) => [filter, chosen[filter]])] as Array<[string, string | undefined]>) {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
      }
      if (url.href !== location.href) history.replaceState(history.state, '', url);
    }, ADDRESS_PAUSE_MS);
  };

  const box = searchBox(input, results, '_results', keep, filters);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    box.send();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && box.release()) event.preventDefault();
  });
}
