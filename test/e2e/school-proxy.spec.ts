import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../scripts/services/ports.mjs';
import { startTinyproxy } from '../../scripts/services/tinyproxy.mjs';
import { launchBrowser, newPage } from '../support/chromium.js';
import type { RoomClient } from '../support/room-client.js';
import { anInvigilator, finishTest, joinAt, startTest } from '../support/school-pc.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { replay } from '../support/truth.js';

let database: Database;
let server: Server;
let room: RoomClient;
const open: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await newDatabase();
  const entrance = await freePort(0);
  server = await startServer(database.url, { PUBLIC_ORIGINS: `http://127.0.0.1:${entrance}` });
  room = await anInvigilator(server);
  underPath = await startTinyproxy({
    port: entrance,
    more: ['ReverseOnly Yes', `ReversePath "/vigie/" "${server.url}/"`],
  });
  school = await startTinyproxy();
});
afterEach(async () => {
  while (open.length > 0) await open.pop()!();
});
afterAll(async () => {
  room?.close();
  await underPath?.stop();
  await school?.stop();
  await server?.stop();
  await database?.drop();
});
let underPath: Awaited<ReturnType<typeof startTinyproxy>>;
let school: Awaited<ReturnType<typeof startTinyproxy>>;

async function aPc(args: string[] = []) {
  const browser: Browser = await launchBrowser({ args });
  open.push(() => browser.close());
  const page = await newPage(browser);
  const missing: string[] = [];
  page.on('response', (answer) => answer.status() === 404 && missing.push(answer.url()));
  return { page, missing };
}

it('[fault 4] a whole test by polling behind a proxy that refuses the tunnel of a WebSocket', async () => {
  const person = server.demo.candidates[0]!;
  const { page } = await aPc([`--proxy-server=${school.url}`, '--proxy-bypass-list=<-loopback>']);
  await joinAt(page, server.url, server, person);
  await startTest(page, room, server, person);
  expect(await page.locator('[data-link=on]').innerText()).toContain('liaison par HTTP');
  await finishTest(page, room, person);
  await replay(database.sql);
});

it('[fault 4] a whole test under a sub-path, behind a proxy that strips the upgrade', async () => {
  const person = server.demo.candidates[1]!;
  const { page, missing } = await aPc();
  await joinAt(page, `${underPath.url}/vigie`, server, person);
  await startTest(page, room, server, person);
  expect(await page.locator('[data-link=on]').innerText()).toContain('liaison par HTTP');
  await finishTest(page, room, person);
  expect(missing).toEqual([]);
});
