// The shell of the page without network. The page itself is asked for first each time, so that no deployment is missed;
// built files carry a hash in their names and never change.
const CACHE = 'vigie-candidat';
const PAGE = new URL('./', self.registration.scope).href;
const ANSWER_WITHIN_MS = 4_000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page says which files it is made of: these are kept, those of an earlier deployment go. */
self.addEventListener('message', (event) => event.waitUntil(keep(event.data)));

async function keep(files) {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...files]);
  const kept = new Set([PAGE, ...files]);
  const old = (await cache.keys()).filter(({ url }) => !kept.has(url));
  await Promise.all(old.map((request) => cache.delete(request)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(PAGE)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else event.respondWith(file(request));
});

async function page(request) {
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (fresh.ok) return fresh;
  } catch {
    // No network: what was kept.
  }
  return (await caches.match(PAGE)) ?? fetch(request);
}

const file = async (request) => (await caches.match(request)) ?? fetch(request);
