import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { expectNobodyIn } from '../support/nobody.js';
import { openRoom } from '../support/pages.js';
import { shareProjection } from '../support/projection-client.js';
import { signIn, type RoomClient } from '../support/room-client.js';
import { SeatClient } from '../support/seat-client.js';
import type { Server } from '../support/server.js';

const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];

const atState = (page: Page, state: string) => page.waitForSelector(`.wall[data-state=${state}][data-live=true]`);

async function link(server: Server, at = server.url): Promise<string> {
  return `${at}/espace/projection#${await shareProjection(server, (await signIn(server)).cookie)}`;
}

/** Each test stands alone: whichever comes first launches. */
async function launch(room: RoomClient): Promise<void> {
  if (room.session!.launchedAt === null) await room.send({ type: 'LaunchSession', despiteNotReady: true });
}

/** How far the wall goes below the screen: nobody scrolls a projector. */
const below = (page: Page) =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollHeight - window.innerHeight)');

/** On every screen, light and dark; a wall's own needs no scrolling. */
async function expectReadable(browser: Browser, address: string, state: string): Promise<void> {
  for (const viewport of SCREENS)
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await newPage(browser, { viewport, colorScheme });
      await page.goto(address);
      await atState(page, state);
      const where = `${state} at ${viewport.width} ${colorScheme}`;
      await expectAccessible(page, where);
      await expectNoSideways(page, where);
      if (viewport.width > viewport.height) expect(await below(page), `${where} scrolls`).toBe(0);
      await page.context().close();
    }
}

it('[R4] from the room’s menu to the wall, by keyboard; the code comes by itself with the launch', async ({
  server,
  browser,
  room,
}) => {
  for (const person of server.demo.candidates.slice(0, 8)) (await SeatClient.join(server, person)).seat.close();
  const page = await newPage(browser);
  await openRoom(page, server);
  await page.getByRole('button', { name: /Menu de/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Projeter la salle' }).press('Enter');
  await page.getByText('ne pourront pas l’ouvrir').waitFor();
  await expectAccessible(page, 'share');
  const address = await page.getByLabel('Lien de projection').inputValue();
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Ouvrir la projection' }).press('Enter');
  const wall = await opening;
  expect(wall.url()).toBe(address);

  await atState(wall, 'before');
  expect(await wall.locator('[data-number]').innerText()).toBe(server.demo.sessionNumber);
  await wall.getByText('Le code sera affiché au lancement').waitFor();
  expect(await wall.locator('[data-address]').innerText()).toBe(`${new URL(server.url).host}/candidat/`);
  expect(await wall.content()).not.toContain(server.demo.accessCode);
  await expectReadable(browser, address, 'before');

  const requests: string[] = [];
  wall.on('request', (request) => requests.push(request.url()));
  await launch(room);
  await wall.locator('[data-code]').getByText(server.demo.accessCode).waitFor();
  await wall.locator('[data-end=common] dd').waitFor();
  expect(requests).toEqual([]);
  await expectReadable(browser, address, 'running');
  expectNobodyIn(await wall.locator('body').innerText(), server.demo.candidates);
});

it('[T8] the clock and the room come together: never one without the other', async ({ server, browser }) => {
  const page = await newPage(browser);
  // Looked at in every drawing of the page: a clock that is late is late by less than a second.
  await page.addInitScript(`new MutationObserver(() => {
    const clock = document.querySelector('.wall-clock');
    if (clock) window.clocks = [...(window.clocks ?? []), clock.textContent];
  }).observe(document, { childList: true, subtree: true })`);
  await page.goto(await link(server));
  await page.waitForSelector('.wall[data-live=true] [data-number]');
  const clocks = await page.evaluate<string[]>('window.clocks');
  expect(clocks.length).toBeGreaterThan(0);
  for (const clock of clocks) expect(clock).toMatch(/^\d\d:\d\d:\d\d$/);
});

it('[fault 3] a wall that is cut off says of when it is, and comes back by itself', async ({
  server,
  browser,
  proxy,
  room,
}) => {
  await launch(room);
  const page = await newPage(browser);
  await page.goto(await link(server, proxy.url));
  await atState(page, 'running');
  const colour = () => page.evaluate<string>('getComputedStyle(document.querySelector(".wall-code")).backgroundColor');
  const fresh = await colour();
  proxy.cut();
  await page
    .locator('.wall-stale')
    .getByText(/Affichage de \d\d:\d\d:\d\d/)
    .waitFor();
  await expectAccessible(page, 'stale');
  expect(await below(page)).toBe(0);
  expect(await colour()).not.toBe(fresh);
  proxy.mend();
  await atState(page, 'running');
  await page.waitForSelector('.wall-stale:empty', { state: 'attached' });
});

it('[R4] the room takes its links back: the wall stops at once, and a new link opens another', async ({
  server,
  browser,
}) => {
  const wall = await newPage(browser);
  await wall.goto(await link(server));
  await wall.waitForSelector('.wall [data-number]');
  const page = await newPage(browser);
  await openRoom(page, server);
  await page.getByRole('button', { name: /Menu de/ }).click();
  await page.getByRole('menuitem', { name: 'Projeter la salle' }).click();
  await page.getByRole('button', { name: 'Arrêter toutes les projections' }).click();
  await page.getByText('Projections arrêtées').waitFor();
  await wall.waitForSelector('[data-stopped]');
  expect(await wall.content()).not.toContain(server.demo.sessionNumber);
  await expectAccessible(page, 'links taken back');
  await page.getByRole('button', { name: 'Nouveau lien' }).click();
  await wall.goto(await page.getByLabel('Lien de projection').inputValue());
  await wall.waitForSelector('.wall [data-number]');
});

it('a link that never was good says so, and the end of the session stops those that were', async ({
  server,
  browser,
  room,
}) => {
  await launch(room);
  const lost = await newPage(browser);
  await lost.goto(`${server.url}/espace/projection#perdu`);
  await lost.waitForSelector('[data-stopped]');
  await lost.getByRole('alert').getByText('Ce lien de projection ne vaut plus').waitFor();
  await expectAccessible(lost, 'stopped');

  const page = await newPage(browser);
  await page.goto(await link(server));
  await atState(page, 'running');
  for (const { candidateId, joinedAt } of room.tiles.values())
    if (joinedAt) await room.send({ type: 'EndTest', candidateId: candidateId as never });
  expect(await room.send({ type: 'CloseSession' })).toMatchObject({ ok: true });
  await page.getByRole('heading', { name: 'Session terminée' }).waitFor();
  expect(await page.content()).not.toContain(server.demo.accessCode);
  await expectAccessible(page, 'over');
});
