import { expect, onTestFinished } from 'vitest';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { atChallenge, atScreen, joinSeat, validate } from '../support/pages.js';
import { anInvigilator, finishTest, startTest } from '../support/school-pc.js';
import { startServer } from '../support/server.js';
import { keptBy, untilShellKept } from '../support/shell.js';

it('the page opens without a server, says that it is offline, and takes the page of the server once it is back', async ({
  database,
  server,
  browser,
  room,
}) => {
  const person = server.demo.candidates[0]!;
  const page = await newPage(browser);
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

  const later = await startServer(database.url, { PORT: port });
  onTestFinished(() => later.stop());
  const laterRoom = await anInvigilator(later);
  onTestFinished(() => laterRoom.close());
  await page.waitForSelector('text=En ligne');
  const again = await page.reload();
  // The page itself, not the one kept: the server sent it later.
  expect(Date.parse((await again!.allHeaders()).date!)).toBeGreaterThan(Date.parse(kept.sentAt!));
  await finishTest(page, laterRoom, person, 2);
});
