import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { atScreen, fillJoin, openRoom } from '../support/pages.js';
import { untilEqual } from '../support/until.js';

const OVER = 'Ce lien n’est plus valable. Demandez-en un autre au surveillant.';

const it = base
  /** Two candidates whom no detail tells apart; the one of them who comes first in the grid. */
  .extend('twin', { scope: 'file' }, async ({ server, database }) => {
    const twin = server.demo.candidates[6]!;
    await database.sql(`update person set first_name = $1 where last_name = $2`, [twin.firstName, twin.lastName]);
    const [{ id }] = (await database.sql(`select min(id::text) as id from person where last_name = $1`, [
      twin.lastName,
    ])) as [{ id: string }];
    return { ...twin, id };
  });

const addressIn = (page: Page): Promise<string> => page.locator('[role=dialog] [data-address]').innerText();

it('[R2] the joining address, in large, with its QR code', async ({ server, browser, twin }) => {
  const board = await newPage(browser);
  await openRoom(board, server);
  await board.click('.room-me');
  await board.getByRole('menuitem', { name: 'Adresse de connexion' }).click();
  await board.waitForSelector('[role=dialog] svg.qr path');
  await expectAccessible(board, 'joining address');
  await expectNoSideways(board, 'joining address');
  const address = await addressIn(board);
  // Without the slash before it, as people type it.
  for (const typed of [address, address.replace('/?', '?')]) {
    const page = await newPage(browser);
    await page.goto(typed);
    await atScreen(page, 'join');
    expect(await page.inputValue('[name=sessionNumber]')).toBe(server.demo.sessionNumber);
    await fillJoin(page, twin);
    await page.click('[data-action=join]');
    await page.getByText('Aucun candidat ne correspond.').waitFor();
  }
  await board.click('[data-action=copy]');
  await board.getByText('Adresse copiée').first().waitFor();
});

it('[R2] a homonym joins by a link, once; the next browser is told', async ({ server, browser, twin }) => {
  const board = await newPage(browser);
  await openRoom(board, server);
  const tile = `[data-candidate="${twin.id}"]`;
  await board.click(`${tile} [data-open]`);
  await board.waitForSelector('[data-panel] [data-homonym]');
  await expectAccessible(board, 'panel of a homonym');
  await board.click(`[data-place="panel:${twin.id}:link"] button`);
  await board.waitForSelector('[role=dialog] svg.qr path');
  await expectAccessible(board, 'joining link');
  expect(await board.locator('[data-left]').innerText()).toMatch(/ 1[45] min/);
  const link = await addressIn(board);

  const page = await newPage(browser);
  await page.goto(link);
  await atScreen(page, 'waiting');
  expect(page.url()).not.toContain('lien=');
  await board.waitForSelector('[data-link-state=used]');
  await board.waitForSelector(`${tile} [data-field=situation][data-value=connected]`);
  await page.reload();
  await atScreen(page, 'waiting');

  const late = await newPage(browser);
  await late.goto(link);
  await untilEqual(() => late.locator('[data-link-over]').innerText(), OVER);
  expect(await late.inputValue('[name=sessionNumber]')).toBe('');
  expect(await late.locator('main').innerText()).not.toContain(twin.lastName);
  await expectAccessible(late, 'link over');

  await board.keyboard.press('Escape');
  await board.waitForSelector('[data-panel]');
  expect(await board.locator('[data-homonym]').count()).toBe(0);
});

it('[R2] a new link takes the place of the one still shown elsewhere', async ({ server, browser, room }) => {
  const candidateId = room.idOf(server.demo.candidates[0]!.lastName, server.demo.candidates[0]!.firstName) as never;
  const board = await newPage(browser);
  await openRoom(board, server);
  await board.click(`[data-candidate="${candidateId}"] [data-open]`);
  await board.click(`[data-place="panel:${candidateId}:link"] button`);
  await board.waitForSelector('[role=dialog] svg.qr path');
  const first = await addressIn(board);
  await room.send({ type: 'HandJoiningLink', candidateId });
  await board.waitForSelector('[data-link-state=replaced]');
  await expectAccessible(board, 'link replaced');
  await board.click(`[data-place="panel:${candidateId}:another-link"] button`);
  await board.waitForSelector('[role=dialog] svg.qr path');
  const second = await addressIn(board);

  const page = await newPage(browser);
  await page.goto(first);
  await untilEqual(() => page.locator('[data-link-over]').innerText(), OVER);
  // Over the same page: only the fragment changes.
  await page.goto(second);
  await atScreen(page, 'waiting');
});
