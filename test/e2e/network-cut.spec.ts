import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, newPage } from '../support/chromium.js';
import { startCutProxy, type CutProxy } from '../support/cut-proxy.js';
import { expectGridEqualsSql } from '../support/grid.js';
import { openRoom } from '../support/pages.js';
import { RoomClient, signIn } from '../support/room-client.js';
import { SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { replay } from '../support/truth.js';
import { until } from '../support/until.js';

const CUT_FOR_MS = 20_000;

let database: Database;
let server: Server;
let proxy: CutProxy;
let browser: Browser;
let page: Page;
let other: RoomClient;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  proxy = await startCutProxy(server.url);
  browser = await launchBrowser();
  page = await newPage(browser);
  await openRoom(page, server, proxy.url);
  other = await RoomClient.open(server, (await signIn(server, 'Paul ROUSSEAU')).cookie);
});
afterAll(async () => {
  other?.close();
  await browser?.close();
  await proxy?.close();
  await server?.stop();
  await database?.drop();
});

const isLive = () => page.locator('[data-head]').getAttribute('data-live');

/** Ten things, by another invigilator and by candidates. */
async function tenThings(): Promise<void> {
  const [one, two, three] = server.demo.candidates as [
    (typeof server.demo.candidates)[0],
    ...typeof server.demo.candidates,
  ];
  const ids = [one, two!, three!].map(({ lastName, firstName }) => other.idOf(lastName, firstName));
  await other.welcome(ids);
  const { seat } = await SeatClient.join(server, one);
  await until(() => seat.screen);
  await other.send({ type: 'SeatCandidate', candidateId: ids[1] as never, seat: '14' });
  await other.send({ type: 'ConfirmPresence', candidateId: ids[0] as never });
  seat.close();
  await until(() => other.tiles.get(ids[0]!)?.link?.on === false);
}

it('[fault 3] a cut of 20 s while ten things happen: the board says that it is old, then equals the database', async () => {
  await expectGridEqualsSql(page, database.sql);
  proxy.cut();
  const cutAt = performance.now();
  await tenThings();
  await until(async () => (await isLive()) === 'false', 10_000);
  expect(await page.locator('body').innerText()).toMatch(/données de \d\d:\d\d:\d\d/i);
  await until(() => performance.now() - cutAt >= CUT_FOR_MS, CUT_FOR_MS);
  proxy.mend();
  await until(async () => (await isLive()) === 'true', 20_000);
  await expectGridEqualsSql(page, database.sql);
});

it('after 200 more changes every field still equals the database, and the sequence has no gap', async () => {
  const ids = [...other.tiles.keys()].filter((id) => other.tiles.get(id)!.welcome.attendance);
  for (let change = 0; change < 200; change++) {
    const candidateId = ids[change % ids.length] as never;
    const ack = await other.send({ type: 'SeatCandidate', candidateId, seat: `R${change}` });
    expect(ack.ok).toBe(true);
  }
  await expectGridEqualsSql(page, database.sql);
  await replay(database.sql);
});
