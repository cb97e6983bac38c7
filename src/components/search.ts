/**
 * Search in the browser, loaded on intent: takes over the search page when this is one, else opens a dialog.
 * Its styles come with it, since no other page needs them before.
 */
import { warm as warmEngine } from '../search/ui/engine.ts';
import { highlight } from '../search/ui/highlight.ts';
import { offlinePanel } from '../offline/panel.ts';
import { searchPage } from '../search/ui/page.ts';
import { openDialog } from '../search/ui/dialog.ts';
import styles from '../styles/search.css?inline';

const results = document.querySelector<HTMLElement>('[data-search-results]');
const pageInput = document.querySelector<HTMLInputElement>('main form.search input');

if (!results) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
}

const article = document.querySelector('article');
if (article) highlight(article);
if (results && pageInput) searchPage(pageInput.form as HTMLFormElement, pageInput, results);

const offline = document.querySelector<HTMLElement>('[data-offline]');
// After what the first answer needs.
if (offline && import.meta.env.PROD) void warmEngine().catch(() => undefined).then(() => offlinePanel(offline));

/** Fetches what the first answer needs. A failure shows when something is asked. */
export function warm(): void {
  void warmEngine().catch(() => undefined);
}

/** Opens the dialog with what was typed into `from`; on the search page the page is the dialog. */
export function open(from?: HTMLInputElement): void {
  warm();
  if (results && pageInput) {
    pageInput.focus();
    pageInput.select();
  } else openDialog(from);
}
