/**
 * Saving the site in the reader's browser, when the reader asks: fetches every file of the list into a cache, then registers the worker that
 * serves them. Nothing is registered or kept before; `forget` leaves nothing behind.
 */
import type { SavedList } from './saved.ts';

const PREFIX = 'offline-';
const AT_ONCE = 6;

/** Version of what is saved here; undefined when nothing is. */
export async function savedVersion(): Promise<string | undefined> {
  if (!supported()) return undefined;
  const [registration, names] = [await navigator.serviceWorker.getRegistration(), await caches.keys()];
  return registration && names.find((name) => name.startsWith(PREFIX))?.slice(PREFIX.length);
}

/** Private windows and old browsers have no place to save to. */
export const supported = () => 'serviceWorker' in navigator && 'caches' in globalThis;

export async function availableList(): Promise<SavedList> {
  const answer = await fetch('/offline.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`/offline.json: ${answer.status}`);
  return (await answer.json()) as SavedList;
}

/** All or nothing: what was saved before stays until the new files are all there. `told` hears the share that is done. */
export async function save({ version, paths }: SavedList, told: (share: number) => void): Promise<void> {
  const name = PREFIX + version;
  try {
    const cache = await caches.open(name);
    const waiting = [...paths];
    const worker = async () => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const answer = await fetch(path, { cache: 'reload' });
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
        await cache.put(path, answer);
        told(1 - waiting.length / paths.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    await navigator.serviceWorker.ready;
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  await clear(name);
}

export async function forget(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  await clear();
}

async function clear(except?: string): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== except) await caches.delete(name);
}
