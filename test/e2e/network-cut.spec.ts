import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { expectGridEqualsSql } from '../support/grid.js';
import { openRoom } from '../support/pages.js';
import { RoomClient, signIn } from '../support/room-client.js';
import { SeatClient } from '../support/seat-client.js';
import type { Server } from '../support/server.js';
import { replay } from '../support/truth.js';
import { until, untilTime } from '../support/until.js';

const CUT_FOR_MS = 20_000;

const it = base
  /** The room's screen, behind the cable that is cut. */
  .extend('page', { scope: 'file' }, async ({ browser, server, proxy }) => {
    const page = await newPage(browser);
    await openRoom(page, server, proxy.url);
    return page;
  })
  .extend('other', { scope: 'file' }, async ({ server }, { onCleanup }) => {
    const other = await RoomClient.open(server, (await signIn(server, 'Paul ROUSSEAU')).cookie);
    onCleanup(() => other.close());
    return other;
  });

const isLive = (page: Page) => page.locator('[data-head]').getAttribute('data-live');

/** Ten things, by another invigilator and by candidates. */
async function tenThings(server: Server, other: RoomClient): Promise<void> {
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

it('[fault 3] a cut of 20 s while ten things happen: the board says that it is old, then equals the database', async ({
  database,
  server,
  proxy,
  page,
  other,
}) => {
  await expectGridEqualsSql(page, database.sql);
  proxy.cut();
  const cutAt = Date.now();
  await tenThings(server, other);
  await until(async () => (await isLive(page)) === 'false', 10_000);
  expect(await page.locator('body').innerText()).toMatch(/données de \d\d:\d\d:\d\d/i);
  await untilTime(cutAt + CUT_FOR_MS);
  proxy.mend();
  await until(async () => (await isLive(page)) === 'true', 20_000);
  await expectGridEqualsSql(page, database.sql);
});

it('after 200 more changes every field still equals the database, and the sequence has no gap', async ({
  database,
  page,
  other,
}) => {
  const ids = [...other.tiles.keys()].filter((id) => other.tiles.get(id)!.welcome.attendance);
  for (let change = 0; change < 200; change++) {
    const candidateId = ids[change % ids.length] as never;
    const ack = await other.send({ type: 'SeatCandidate', candidateId, seat: `R${change}` });
    expect(ack.ok).toBe(true);
  }
  await expectGridEqualsSql(page, database.sql);
  await replay(database.sql);
});
