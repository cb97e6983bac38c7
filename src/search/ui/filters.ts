/** Topic and device as two rows of switches; at most one of each is on. */
import type { Engine, Filters } from '../engine.ts';
import { button, make } from './parts.ts';

export function filterBar(bar: HTMLElement, { topics, devices }: Engine, filters: Filters, changed: () => void): void {
  if (bar.childElementCount > 0) return refresh(bar, filters);
  const row = (name: keyof Filters, label: string, values: readonly string[]) =>
    make('div', { role: 'group', 'aria-label': label }, ...values.map((value) => {
      const toggle = () => {
        if (filters[name] === value) delete filters[name];
        else filters[name] = value;
        refresh(bar, filters);
        changed();
      };
      return button(value, toggle, { class: 'chip', 'data-filter': name, 'data-value': value });
    }));
  const rows = [row('topic', 'Topic', topics.map(([name]) => name)), row('device', 'Device', devices)].filter((made) => made.childElementCount > 1);
  const summary = make('summary', {}, 'Filter');
  const details = make('details', {}, summary, ...rows);
  details.open = Object.keys(filters).length > 0;
  if (rows.length > 0) bar.replaceChildren(details);
  refresh(bar, filters);
}

function refresh(bar: HTMLElement, filters: Filters): void {
  for (const chip of bar.querySelectorAll<HTMLElement>('[data-filter]')) {
    const pressed = String(filters[chip.dataset['filter'] as keyof Filters] === chip.dataset['value']);
    if (chip.getAttribute('aria-pressed') !== pressed) chip.setAttribute('aria-pressed', pressed);
  }
}
