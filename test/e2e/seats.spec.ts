import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it as base } from '../support/browser-test.js';
import { busyRoom } from '../support/busy-room.js';
import { newPage } from '../support/chromium.js';
import { expectGridEqualsSql } from '../support/grid.js';
import { atChallenge, atScreen, fillJoin, openRoom } from '../support/pages.js';
import { RoomClient, signIn } from '../support/room-client.js';
import { idOf } from '../support/school-pc.js';
import { untilEqual } from '../support/until.js';

/** Everybody at their test, at seats 1 to 21. */
const it = base.extend('busy', { scope: 'file' }, async ({ server, room }, { onCleanup }) => {
  const seats = await busyRoom(server, room);
  onCleanup(() => seats.forEach((seat) => seat.close()));
  return seats;
});

const shownIds = (page: Page): Promise<string[]> =>
  page.locator('[data-open]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['open']!));
const seatOn = (page: Page, id: string) => page.locator(`[data-candidate="${id}"] .tile-seat`).innerText();

it('[R6] a candidate goes on at a spare PC in the middle of the test: said on the tile, authorised by one tap', async ({
  server,
  browser,
  room,
  busy: _busy,
  database,
}) => {
  const person = server.demo.candidates[7]!;
  const id = idOf(room, person) as string;
  const grid = await newPage(browser);
  await openRoom(grid, server);
  const tile = grid.locator(`[data-candidate="${id}"]`);
  await grid.click(`[data-open="${id}"]`);
  const panel = grid.locator(`[data-panel="${id}"]`);
  await panel.getByRole('button', { name: 'Changer de poste…' }).click();
  await grid.keyboard.type('3');
  await grid.keyboard.press('Enter');
  await panel.getByText('Cette place est prise.').waitFor();
  await grid.keyboard.press('Control+A');
  await grid.keyboard.type('24');
  await grid.keyboard.press('Enter');
  await panel.getByText(/Attendu au poste 24 depuis/).waitFor();
  await grid.keyboard.press('Escape');
  await tile.getByText('Attendu au poste 24').waitFor();

  const spare = await newPage(browser);
  await spare.goto(`${server.url}/candidat/?session=${server.demo.sessionNumber}&poste=24`);
  await fillJoin(spare, person);
  await spare.click('[data-action=join]');
  await spare.fill('input[name=code]', server.demo.accessCode);
  await spare.click('[data-action=join]');
  await atScreen(spare, 'resume');
  await tile.getByText(/Poste 24, attendu/).waitFor();
  await tile.locator('[data-step=resume]').click();
  await atChallenge(spare, '2/5');
  await untilEqual(() => seatOn(grid, id), '24');
  await expectGridEqualsSql(grid, database.sql);
});

it('[R1] a taken seat is refused by name, and had in exchange by one tap; two swap from the panel', async ({
  server,
  browser,
  room,
  busy: _busy,
}) => {
  const [ana, bob] = server.demo.candidates.slice(8, 10).map((person) => idOf(room, person) as string);
  const grid = await newPage(browser);
  await openRoom(grid, server);
  await grid.click(`[data-open="${ana}"]`);
  const panel = grid.locator(`[data-panel="${ana}"]`);
  const places = () => Promise.all([seatOn(grid, ana!), seatOn(grid, bob!)]);
  const field = panel.getByLabel('Place ou poste');
  await field.fill('10');
  await field.press('Enter');
  const offer = panel.getByRole('button', { name: /^Échanger avec [A-Z]/ });
  await offer.waitFor();
  await offer.click();
  await untilEqual(places, ['10', '9']);
  await panel.getByRole('button', { name: 'Échanger avec…' }).click();
  await panel.locator('select[name=swap-with]').selectOption({ value: bob! });
  await expectAccessible(grid, 'swap');
  await panel.getByRole('button', { name: 'Échanger les places' }).click();
  await untilEqual(places, ['9', '10']);
});

it('[R0] two invigilators split the room by rows: a filter in the address, what nobody watches in words', async ({
  server,
  browser,
  room,
  busy: _busy,
}) => {
  const grid = await newPage(browser);
  await openRoom(grid, server);
  const everybody = await shownIds(grid);
  await grid.click('.room-me');
  await grid.getByRole('menuitem', { name: 'Rangs…' }).click();
  const dialog = grid.getByRole('dialog');
  await dialog.locator('select[name=seats-in-a-row]').selectOption('8');
  await dialog.getByLabel(/^9–16/).check();
  await expectAccessible(grid, 'rows');
  await dialog.getByRole('button', { name: 'Surveiller 9–16' }).click();
  await dialog.waitFor({ state: 'hidden' });
  // Three have no seat: they are in everybody's part.
  await untilEqual(async () => (await shownIds(grid)).length, 11);
  expect(new URL(grid.url()).searchParams.get('filtre')).toBe('mine');
  expect(new URL(grid.url()).searchParams.get('rang')).toBe('8');
  expect(await grid.locator('[data-left-rows]').innerText()).toMatch(/1–8, 17–24$/);
  // The alerts are of others' rows, and stand where they stood.
  expect(await grid.locator('[data-need=alert]').count()).toBe(2);
  expect(await grid.locator('[data-outside]').first().innerText()).toContain('2');

  const other = await RoomClient.open(server, (await signIn(server, server.demo.invigilators[1])).cookie);
  await other.send({ type: 'TakeRows', rows: ['1-8'] });
  await untilEqual(() => grid.locator('[data-left-rows]').innerText(), 'Personne ne surveille\u00a0: 17–24');
  other.close();
  await grid.reload();
  await untilEqual(async () => (await shownIds(grid)).length, 11);
  await grid.keyboard.press('l');
  await grid.locator('.candidate-list').waitFor();
  await grid.locator('.rows-notice').getByText(server.demo.invigilators[1]!).waitFor();
  for (const [name, size] of [
    ['tablet', { width: 820, height: 1180 }],
    ['phone', { width: 360, height: 760 }],
  ] as const) {
    await grid.setViewportSize(size);
    await expectNoSideways(grid, name);
    await grid.click('.room-me');
    await grid.getByRole('menuitem', { name: 'Rangs…' }).waitFor();
    await grid.keyboard.press('Escape');
  }
  await grid.getByRole('combobox').first().selectOption('all');
  await untilEqual(() => shownIds(grid).then((ids) => ids.toSorted()), everybody.toSorted());
  expect(room.session?.watches).toHaveLength(2);
});
