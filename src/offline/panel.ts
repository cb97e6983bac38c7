/** “Save for offline” where a reader searches: what it costs before it is asked for, how far it is, and the way to be rid of it. */
import { button, make } from '../search/ui/parts.ts';
import type { SavedList } from './saved.ts';
import { availableList, forget, save, savedVersion, supported } from './store.ts';

const size = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Fills `panel`, and again after each step. Shows nothing where saving is off or the browser cannot. */
export async function offlinePanel(panel: HTMLElement): Promise<void> {
  if (!supported()) return;
  const version = await savedVersion();
  const list = await availableList().catch(() => undefined);
  if (version !== undefined) return showSaved(panel, version, list);
  if (list && list.paths.length > 0) put(panel, `Articles, checklists and search can be kept on this device: ${size(list.bytes)}. `, button('Save for offline', () => void saving(panel, list)));
}

function showSaved(panel: HTMLElement, version: string, list: SavedList | undefined): void {
  const fresh = !list || list.version === version;
  const remove = button('Remove', () => void forget().then(() => offlinePanel(panel)).then(() => focusFirst(panel)), { class: 'quiet' });
  if (fresh || list.paths.length === 0) put(panel, 'Saved for offline on this device. ', remove);
  else put(panel, 'Saved for offline on this device; there is something newer. ', button('Update', () => void saving(panel, list)), remove);
}

async function saving(panel: HTMLElement, list: SavedList): Promise<void> {
  const bar = make('progress', { max: '1', value: '0', 'aria-label': 'Saving for offline' });
  put(panel, 'Saving … ', bar);
  try {
    await save(list, (share) => (bar.value = share));
    await offlinePanel(panel);
  } catch {
    put(panel, 'It could not be saved: the connection broke, or the device is full. ', button('Try again', () => void saving(panel, list)));
  }
  focusFirst(panel);
}

/** What had the focus is gone with the step before. */
const focusFirst = (panel: HTMLElement) => panel.querySelector('button')?.focus();

function put(panel: HTMLElement, text: string, ...rest: Node[]): void {
  panel.replaceChildren(make('p', { role: 'status' }, text), ...rest);
}
