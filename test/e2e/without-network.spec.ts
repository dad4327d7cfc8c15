import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, newPage } from '../support/chromium.js';
import { atChallenge, atScreen, joinSeat, validate } from '../support/pages.js';
import type { RoomClient } from '../support/room-client.js';
import { anInvigilator, finishTest, startTest } from '../support/school-pc.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';

let database: Database;
let server: Server;
let browser: Browser;
let room: RoomClient;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  browser = await launchBrowser();
});
afterAll(async () => {
  room?.close();
  await browser?.close();
  await server?.stop();
  await database?.drop();
});

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
const keptBy = (page: Page) => page.evaluate<Kept>(KEPT);
const untilShellKept = (page: Page) => page.waitForFunction(`${KEPT}.then(({ urls }) => urls.length >= 5)`);

it('the page opens without a server, says that it is offline, and takes the page of the server once it is back', async () => {
  const person = server.demo.candidates[0]!;
  const page = await newPage(browser);
  room = await anInvigilator(server);
  await joinSeat(page, server, person);
  await atScreen(page, 'waiting');
  await startTest(page, room, server, person);
  await validate(page);
  await atChallenge(page, '2/5');
  await untilShellKept(page);
  const kept = await keptBy(page);
  expect(kept.urls.filter((url) => url.startsWith('/api/'))).toEqual([]);

  const { port } = new URL(server.url);
  room.close();
  await server.stop();
  await page.reload();
  await page.waitForSelector('text=Hors ligne');
  await atChallenge(page, '2/5');

  server = await startServer(database.url, { PORT: port });
  room = await anInvigilator(server);
  await page.waitForSelector('text=En ligne');
  const again = await page.reload();
  // The page itself, not the one kept: the server sent it later.
  expect(Date.parse((await again!.allHeaders()).date!)).toBeGreaterThan(Date.parse(kept.sentAt!));
  await finishTest(page, room, person, 2);
});
