/**
 * A search box at work: what is typed into `input` is answered in `results`, at once from the instant tier, then from the full text.
 * `data-state` of the results is idle, loading, done or error; `data-match` is strong or weak. An answer that comes too late is dropped.
 */
import type { Answer, Engine, Filters, Question } from '../engine.ts';
import { WEIGHTS } from '../weights.ts';
import { tidy } from '../words.ts';
import { combobox } from './combobox.ts';
import { engine as openEngine } from './engine.ts';
import { filterBar } from './filters.ts';
import { carry } from './highlight.ts';
import { recentOptions, resultOptions } from './options.ts';
import { button, make } from './parts.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent.ts';
import { correctionNote, nearestTopics, said, skeleton } from './told.ts';

export interface Box {
  /** Asks for what stands in the input, as if it had been sent. */
  send: () => void;
  /** True when an option of the list was given up. */
  release: () => boolean;
}

/** `asked` hears of every query that is answered, to keep the address of the page true. */
export function searchBox(input: HTMLInputElement, results: HTMLElement, prefix: string, asked: (query: string, filters: Filters) => void, filters: Filters = {}): Box {
  const status = make('p', { role: 'status', class: 'status' });
  const note = make('div', { class: 'note' });
  const bar = make('div', { class: 'filters' });
  const list = make('div', { role: 'listbox', id: `${prefix}-list`, class: 'results', 'aria-label': 'Search results' });
  const after = make('div', { class: 'after' });
  results.replaceChildren(bar, status, note, list, after);
  const box = combobox(input, list);
  let turn = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let literal = '';

  const put = (state: string, message: string, notes: Node[], options: HTMLElement[], afterwards: Node[]) => {
    if (status.textContent !== message) status.textContent = message;
    note.replaceChildren(...notes);
    if (options.length !== list.childElementCount || options.some((option, at) => option !== list.children[at])) list.replaceChildren(...options);
    list.hidden = options.length === 0;
    after.replaceChildren(...afterwards);
    if (results.dataset['state'] !== state) results.dataset['state'] = state;
    box.refresh();
  };

  const idle = () => {
    const recent = recentSearches();
    const clear = () => {
      forgetSearches();
      idle();
      input.focus();
    };
    delete results.dataset['match'];
    bar.replaceChildren();
    put('idle', '', recent.length > 0 ? [make('p', { class: 'label' }, 'Recent searches ', button('Clear', clear, { class: 'quiet' }))] : [], recentOptions(recent, prefix), []);
  };

  const show = (engine: Engine, answer: Answer, question: Question, state: 'loading' | 'done') => {
    const again = (query: string) => {
      literal = query;
      void ask(false);
      input.focus();
    };
    const retry = state === 'done' && answer.partial ? [make('p', { class: 'label' }, 'Only titles and headings could be searched. ', button('Try again', () => void ask(false), { class: 'quiet' }))] : [];
    const match = answer.strong ? 'strong' : 'weak';
    if (results.dataset['match'] !== match) results.dataset['match'] = match;
    filterBar(bar, engine, filters, () => void ask(false));
    put(state, state === 'done' ? said(answer, question.query) : status.textContent ?? '', correctionNote(answer, again), resultOptions(answer.results, prefix), [...retry, ...(state === 'done' && !answer.strong ? [nearestTopics(engine)] : [])]);
  };

  const fail = () => put('error', 'Search could not be loaded.', [], [], [make('p', {}, 'The list of all articles works without it. ', button('Try again', () => void ask(false), { class: 'quiet' }))]);

  async function ask(live: boolean): Promise<void> {
    const mine = ++turn;
    clearTimeout(waiting);
    const query = tidy(input.value);
    const question: Question = { query: live ? input.value.slice(0, WEIGHTS.queryLength) : query, filters, live, literal: literal === query };
    asked(query, filters);
    if (query === '') return idle();
    results.dataset['state'] = 'loading';
    const bones = setTimeout(() => mine === turn && list.childElementCount === 0 && after.replaceChildren(skeleton()), WEIGHTS.skeleton);
    try {
      const engine = await openEngine();
      if (mine !== turn) return;
      const first = await engine.instant(question);
      if (mine !== turn) return;
      // While nothing is found yet, what was found for the last key stays.
      if (first.results.length > 0) show(engine, first, question, 'loading');
      if (live) await new Promise((resolve) => (waiting = setTimeout(resolve, WEIGHTS.pause)));
      if (mine !== turn) return;
      const answer = await engine.full(question);
      if (mine === turn) show(engine, answer, question, 'done');
    } catch {
      if (mine === turn) fail();
    } finally {
      clearTimeout(bones);
    }
  }

  input.addEventListener('input', () => void ask(true));
  list.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    rememberSearch(tidy(input.value));
    carry(link.pathname, [...list.querySelectorAll('mark')].map((found) => found.textContent ?? ''));
  });
  if (tidy(input.value) === '') idle();
  else void ask(false);
  return {
    release: box.release,
    send() {
      rememberSearch(tidy(input.value));
      void ask(false);
    },
  };
}
