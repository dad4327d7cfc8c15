import type { Page } from 'playwright-core';

/** What the service worker has kept, and when the server sent the page of it. */
const KEPT = `(async () => {
  const cache = await caches.open('vigie-candidat');
  const kept = await cache.keys();
  const page = await cache.match(new URL('./', document.baseURI).href);
  return { urls: kept.map(({ url }) => new URL(url).pathname), sentAt: page?.headers.get('date') ?? null };
})()`;
interface Kept {
  urls: string[];
  sentAt: string | null;
}
export const keptBy = (page: Page) => page.evaluate<Kept>(KEPT);
export const untilShellKept = (page: Page) => page.waitForFunction(`${KEPT}.then(({ urls }) => urls.length >= 5)`);
