/** Search over any page, in a native dialog: focus stays inside and returns to where it was. */
import { WEIGHTS } from '../weights.ts';
import { type Box, searchBox } from './box.ts';
import { highlight } from './highlight.ts';
import { button, make } from './parts.ts';

interface Parts {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  box: Box;
}
let made: Parts | undefined;

/** `from`: an input of the page whose text is taken along. */
export function openDialog(from?: HTMLInputElement): void {
  const { dialog, input } = (made ??= build());
  if (dialog.open) return;
  const opener = from ?? (document.activeElement instanceof HTMLElement ? document.activeElement : undefined);
  delete dialog.dataset['left'];
  dialog.addEventListener('close', () => dialog.dataset['left'] ?? opener?.focus(), { once: true });
  dialog.showModal();
  if (from) {
    input.value = from.value;
    from.value = '';
    input.dispatchEvent(new Event('input'));
  } else input.select();
  input.focus();
}

function build(): Parts {
  // Every page has a form; it knows what searching is called here.
  const field = document.querySelector<HTMLInputElement>('form.search input');
  const input = make('input', { type: 'search', name: 'q', id: '_dialog', placeholder: field?.placeholder, autocomplete: 'off', enterkeyhint: 'search', maxlength: String(WEIGHTS.queryLength) });
  const results = make('div', { 'data-search-results': '', 'data-state': 'idle' });
  const dialog = make('dialog', { class: 'search-dialog', 'aria-label': 'Search' });
  const close = button('Close', () => dialog.close(), { class: 'close' });
  const form = make('form', { class: 'search', role: 'search', action: '/search/', method: 'get' }, make('label', { for: '_dialog' }, field?.labels?.[0]?.textContent ?? 'Search'), input, close);
  const keys = make('p', { class: 'keys', 'aria-hidden': 'true' }, make('kbd', {}, '↑'), make('kbd', {}, '↓'), ' to choose ', make('kbd', {}, '↵'), ' to open ', make('kbd', {}, 'esc'), ' to close');
  dialog.append(form, results, keys);
  document.body.append(dialog);
  const box = searchBox(input, results, '_dialog', () => undefined);
  form.addEventListener('submit', () => box.send());
  dialog.addEventListener('cancel', (event) => {
    if (box.release()) event.preventDefault();
  });
  // An input of type search would take Escape for clearing itself.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (!box.release()) dialog.close();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  // A section of the page below: no page is loaded that would take the dialog away, and the focus belongs to the section.
  results.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link?.hash || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    dialog.dataset['left'] = '';
    dialog.close();
    highlight(document.querySelector('article') ?? document.body);
  });
  return { dialog, input, box };
}
