import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { expectGridEqualsSql } from '../support/grid.js';
import { joinSeat, openRoom } from '../support/pages.js';
import { SeatClient } from '../support/seat-client.js';
import { idOf, startTest } from '../support/school-pc.js';
import type { Server } from '../support/server.js';
import { until, untilEqual } from '../support/until.js';

type Person = Server['demo']['candidates'][number];

const bandOn = (pc: Page, words: string) => pc.locator('[data-announcement]', { hasText: words });
const summaryOn = (board: Page) => board.locator('[data-summary]').innerText();

/** Types in the challenge if something can be typed there, else stands on a choice. */
async function beginToAnswer(pc: Page): Promise<string> {
  const field = (await pc.locator('input[name=answer]').count()) > 0 ? 'input[name=answer]' : '[data-challenge] input';
  await pc.locator(field).first().focus();
  return field;
}

it('[A1] announced to the room: two screens show it, one is read, and the room’s summary says so', async ({
  server,
  browser,
  room,
  database,
}) => {
  const [ana, bob, , zoe] = server.demo.candidates as [Person, Person, Person, Person];
  const [pc, other, board] = [await newPage(browser), await newPage(browser), await newPage(browser)];
  await joinSeat(pc, server, ana);
  await startTest(pc, room, server, ana);
  await joinSeat(other, server, bob);
  await until(() => room.tiles.get(idOf(room, bob))?.link?.on);
  await openRoom(board, server);

  await board.click('[data-action=announce-room]');
  await board.locator('[data-to]', { hasText: ana.lastName.toUpperCase() }).waitFor();
  await expectAccessible(board, 'dialog');
  await board.getByLabel('Choisir par nom').check();
  await board.getByText('Choisissez à qui.').waitFor();
  await expectAccessible(board, 'dialog by name');
  await board.getByLabel('Toute la salle (2)').check();
  await board.getByRole('button', { name: 'Il reste 15 minutes.' }).click();
  const field = await beginToAnswer(pc);
  await board.getByRole('button', { name: 'Envoyer l’annonce' }).click();

  for (const page of [pc, other]) await bandOn(page, 'Il reste 15 minutes.').waitFor();
  expect(await pc.evaluate((wanted) => document.activeElement?.matches(wanted), field)).toBe(true);
  for (const page of [pc, other]) {
    await expectAccessible(page, 'announced');
    await expectNoSideways(page, 'announced');
  }
  await untilEqual(async () => (await summaryOn(board)).includes('2 envoyées, 2 affichées, 0 lue'), true);
  await expectAccessible(board, 'board');

  await pc.click('[data-action=acknowledge-announcement]');
  await pc.waitForSelector('[data-announcement]', { state: 'detached' });
  await untilEqual(async () => (await summaryOn(board)).includes('2 envoyées, 2 affichées, 1 lue'), true);
  expect(await board.locator('[data-unread]').innerText()).toContain(bob.lastName.toUpperCase());
  expect(await summaryOn(board)).toContain('Il reste 15 minutes.');
  const noteOf = (person: Person) =>
    board.locator(`[data-candidate="${idOf(room, person)}"] [data-field=announcements]`).allInnerTexts();
  await untilEqual(() => noteOf(bob), ['annonce pas lue']);
  expect(await noteOf(ana)).toEqual([]);
  expect(
    await board
      .locator('[data-candidate]')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().bottom > innerHeight).length),
  ).toBe(0);
  await expectGridEqualsSql(board, database.sql);

  // What is under way on the other screen goes on: a reload shows it again, and it is not shown twice to the room.
  await other.reload();
  await bandOn(other, 'Il reste 15 minutes.').waitFor();

  // To one, from the panel; who is away gets it on their return.
  const { seat, reply } = await SeatClient.join(server, zoe);
  const zoeId = idOf(room, zoe);
  await until(() => room.tiles.get(zoeId)?.link?.on);
  seat.close();
  await until(() => room.tiles.get(zoeId)?.link?.on === false);
  await board.click(`[data-candidate="${zoeId}"] [data-open]`);
  await board.click('[data-section=announcements] [data-action=announce-one]');
  await board.fill('textarea[name=announcement]', 'Levez la main quand vous êtes prête.');
  await board.getByRole('button', { name: 'Envoyer l’annonce' }).click();
  const section = board.locator('[data-section=announcements]');
  await section.getByText('Levez la main quand vous êtes prête.').waitFor();
  await section.getByText('Pas encore affichée sur le poste.').waitFor();
  await expectAccessible(board, 'panel');
  const back = new SeatClient(server, reply.token);
  await untilEqual(() => [...back.texts.values()], ['Levez la main quand vous êtes prête.']);
  back.close();
});
