// The worker of readers who saved the site for offline: the network first, what was saved when it fails or is too slow. It saves nothing itself.
const PATIENCE_MS = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const network = fetch(request);
  const saved = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
  if (!saved) return network.catch(() => missing(request));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, saved));
  return Promise.race([network, late]).catch(() => saved);
}

function missing(request) {
  if (request.mode !== 'navigate') return Response.error();
  const text = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not saved</title><h1>You are offline</h1><p>This page is not among those that were saved. <a href="/search/">See what is.</a></p>';
  return new Response(text, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
