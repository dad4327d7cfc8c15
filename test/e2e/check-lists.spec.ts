import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { openRoom } from '../support/pages.js';
import type { Server } from '../support/server.js';
import { untilEqual } from '../support/until.js';

const box = (page: Page, item: string) => page.locator(`[data-item="${item}"] input`);
const line = (page: Page, item: string) => page.locator(`[data-item="${item}"]`);

async function administrator(page: Page, { url, demo }: Server, door: string): Promise<void> {
  await page.goto(url + door);
  await page.getByLabel('Adresse e-mail').fill(demo.administrator.email);
  await page.getByLabel('Mot de passe').fill(demo.administrator.password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.center[data-live=true] [data-session]');
}

async function openChecks(page: Page, { demo }: Server): Promise<void> {
  await page.locator(`[data-session="${demo.sessionNumber}"] a`).first().click();
  await page.getByRole('link', { name: 'Vérifications' }).click();
  await page.waitForSelector('[data-list=room] [data-item]');
}

it('the landing page has three doors, in French and in English, and each leads where it says', async ({
  server,
  browser,
}) => {
  const page = await newPage(browser);
  const heading = async (door: string) => {
    await page.goto(server.url);
    await page.locator(`[data-door=${door}]`).click();
    return page.getByRole('heading', { level: 1 }).first().innerText();
  };
  expect(await heading('candidate')).toContain('Rejoindre la session');
  expect(await heading('invigilator')).toContain('Espace surveillant');
  expect(await heading('administrator')).toContain('Espace administrateur');
  await page.goto(server.url);
  await expectAccessible(page, 'landing');
  await page.getByRole('link', { name: 'English' }).click();
  expect(await page.locator('.door').allInnerTexts()).toHaveLength(3);
  await page.getByRole('link', { name: 'An administrator' }).click();
  await page.waitForURL(/\/espace\/centre$/);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${server.url}/en.html`);
  await expectNoSideways(page, 'landing');
});

it('[B5] [R11] what one ticks the other sees, with who and when; an edited text keeps what was ticked', async ({
  server,
  browser,
}) => {
  const [room, center] = [await newPage(browser), await newPage(browser)];
  await openRoom(room, server);
  await administrator(center, server, '/espace/centre');
  await openChecks(center, server);

  await room.getByRole('button', { name: '3 à vérifier' }).click();
  await box(room, 'invigilator-notice').check();
  await line(room, 'invigilator-notice').getByText(server.demo.invigilators[0]!).waitFor();
  await expectAccessible(room, 'checks of the room');
  await room.keyboard.press('Escape');
  await room.getByRole('button', { name: '2 à vérifier' }).waitFor();
  await center.reload();
  await line(center, 'invigilator-notice').getByText(server.demo.invigilators[0]!).waitFor();
  expect(await box(center, 'invigilator-notice').isDisabled()).toBe(true);

  await box(center, 'room-network').check();
  await line(center, 'room-network').getByText('Claire DELAUNAY').waitFor();
  const ticked = await line(center, 'room-network').locator('span').innerText();
  await expectAccessible(center, 'check-lists');

  await center.getByRole('link', { name: 'Modifier les textes' }).click();
  const form = center.locator('form[data-list=room]');
  await form.locator('[data-line=room-network] textarea').fill('Réseau et proxy vérifiés');
  await form.locator('[data-line=room-clock] textarea').fill('Horloge à l’heure');
  await form.locator('[data-line=room-clock] [data-do=up]').press('Enter');
  await untilEqual(() => form.locator(':focus').getAttribute('data-do'), 'up');
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await form.getByText('Enregistré.').waitFor();
  await expectAccessible(center, 'texts');
  await center.getByRole('link', { name: '← Toutes les sessions' }).click();
  await openChecks(center, server);
  expect(await line(center, 'room-network').locator('span').innerText()).toBe(ticked);
  await line(center, 'room-clock').getByText('Horloge à l’heure').waitFor();
  const order = await center
    .locator('[data-list=room] [data-item]')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['item']));
  expect(order.indexOf('room-clock')).toBe(order.indexOf('room-seats') - 1);

  // The room of the demo shares storage: the closing asks for the files, and the box is there.
  await room.getByRole('button', { name: 'Lancer la session' }).click();
  await room.getByRole('dialog').getByRole('button', { name: 'Lancer quand même' }).click();
  await room.getByRole('button', { name: 'Clore la session' }).click();
  await room.locator('[data-shared-storage] [data-item=closing-files] input').check();
  await line(center, 'closing-files').getByText(server.demo.invigilators[0]!).waitFor();
});
