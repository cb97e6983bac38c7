/** Results and remembered searches as the options of a list. Each option is a link, so that it opens as links do. */
import type { Result } from '../engine.ts';
import { make, marked } from './parts.ts';

function option(id: string, href: string, attributes: Readonly<Record<string, string>>): HTMLAnchorElement {
  return make('a', { role: 'option', id, href, 'data-key': href, 'aria-selected': 'false', ...attributes });
}

/** What was shown last, by what it says: at most keys only some results change, and the others stay as they are. */
let shown = new Map<string, HTMLElement>();

/** `prefix` keeps the ids of two lists apart. */
export function resultOptions(results: readonly Result[], prefix: string): HTMLElement[] {
  const before = shown;
  shown = new Map();
  return results.map((result, at) => {
    const key = JSON.stringify([prefix, at, result]);
    const made = before.get(key) ?? resultOption(result, at, prefix);
    shown.set(key, made);
    return made;
  });
}

function resultOption({ url, title, topic, excerpt, sections }: Result, at: number, prefix: string): HTMLElement {
  const id = `${prefix}-${at}`;
  const link = option(id, url, { 'data-result': '', class: 'result' });
  link.append(make('span', { class: 'title' }, title), ' ', make('span', { class: 'topic' }, topic), ' ', make('span', { class: 'excerpt' }, ...marked(excerpt)));
  const parts = sections.map((section, part) => {
    const made = option(`${id}-${part}`, section.url, { class: 'section', 'data-section': '', 'aria-label': `${title}: ${section.title}` });
    made.append(section.title);
    return made;
  });
  return make('div', { role: 'presentation' }, link, ...(parts.length > 0 ? [make('div', { role: 'presentation', class: 'sections' }, ...parts)] : []));
}

export function recentOptions(queries: readonly string[], prefix: string): HTMLElement[] {
  return queries.map((query, at) => {
    const made = option(`${prefix}-recent-${at}`, `/search/?q=${encodeURIComponent(query)}`, { class: 'recent' });
    made.append(query);
    return made;
  });
}
