/** Loads search when a reader is about to use it, and not before: on a field's focus, a pointer over it, or a key. */
const MODULE = import.meta.env.DEV ? '/src/components/search.ts' : '/search/search.js';
const load = () => {
  // The module and the file that it needs first come in one round trip; the module takes the file over.
  globalThis.searchHead ??= fetch('/search/instant.json');
  return import(/* @vite-ignore */ MODULE) as Promise<typeof import('./search.ts')>;
};
const warm = () => void load().then(({ warm }) => warm()).catch(() => undefined);
const open = (input?: HTMLInputElement) => void load().then(({ open }) => open(input)).catch(() => location.assign('/search/'));
const page = document.querySelector('[data-search-results]');
for (const input of document.querySelectorAll<HTMLInputElement>('form.search input')) {
  for (const kind of ['focus', 'pointerover']) input.addEventListener(kind, warm, { once: true });
  input.addEventListener('input', () => page || open(input));
}
addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  if (!(event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) && (event.key !== '/' || typing || event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  open();
});
let carried = null;
try {
  carried = sessionStorage.getItem('search-words');
} catch {}
if (carried || (page && new URLSearchParams(location.search).get('q'))) warm();

export {};
