// The kill switch, served as /sw.js once `offline` is off in src/site.ts: forgets all that was saved and takes itself out of every reader's browser.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(retire()));

async function retire() {
  for (const name of await caches.keys()) if (name.startsWith('offline-')) await caches.delete(name);
  await self.registration.unregister();
}
