import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import type { Server } from '../support/server.js';

async function openCenter(page: Page, server: Server): Promise<void> {
  const { email, password } = server.demo.administrator;
  await page.goto(`${server.url}/espace/centre`);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.center[data-live=true] [data-session]');
}
const row = (page: Page, room: string) => page.locator('[data-session]', { hasText: room });

it('[B1][B7] a session is created, edited, duplicated, cancelled and deleted; another open list follows', async ({
  server,
  browser,
}) => {
  const page = await newPage(browser);
  const beside = await newPage(browser);
  await openCenter(page, server);
  await openCenter(beside, server);
  const reloads: string[] = [];
  beside.on('request', (request) => reloads.push(request.url()));

  await page.getByRole('link', { name: 'Nouvelle session' }).click();
  await page.click('[data-action=create]');
  await page.locator('input[name=room][aria-invalid=true]').waitFor();
  await expectAccessible(page, 'a form with errors');
  await page.fill('input[name=room]', 'Salle des Actes');
  await page.fill('input[name=date]', '2027-03-12');
  await page.fill('textarea[name=invigilators]', 'Nadia Bernard');
  await page.keyboard.press('Tab');
  await page.click('[data-action=create]');
  const password = await page.locator('[data-password]').textContent();
  expect(password).toMatch(/^[A-Z0-9]{8}$/);
  await row(beside, 'Salle des Actes').waitFor();
  await expectAccessible(page, 'the password');

  await page.getByRole('link', { name: 'Ouvrir la session' }).click();
  await page.fill('input[name=room]', 'CDI du haut');
  await page.click('[data-action=save]');
  await page.getByText('Enregistré.').waitFor();
  await row(beside, 'CDI du haut').waitFor();
  expect(await row(beside, 'Salle des Actes').count()).toBe(0);

  await page.click('[data-action=duplicate]');
  await page.fill('input[name=date]', '2027-03-13');
  await page.fill('input[name=room]', 'Gymnase');
  await page.click('[data-action=create]');
  await row(beside, 'Gymnase').waitFor();
  await page.getByRole('link', { name: 'Ouvrir la session' }).click();
  await page.click('[data-action=cancel]');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Annuler la session \d{6} \(Gymnase\)/).waitFor();
  await dialog.getByLabel('Raison').fill('Travaux');
  await dialog.locator('[data-action=confirm]').click();
  await page.getByText('Session annulée : Travaux').waitFor();
  await beside.locator('[data-section=over]', { hasText: 'Gymnase' }).waitFor();
  await page.click('[data-action=delete]');
  await page.locator('[data-action=confirm]').click();
  await page.waitForSelector('.roll-up');
  await row(beside, 'Gymnase').waitFor({ state: 'detached' });

  await page.fill('input[name=q]', 'bernard nadia cdi');
  await expect.poll(() => page.url()).toContain('q=bernard');
  expect(await page.locator('[data-session]').count()).toBe(1);
  await page.reload();
  await row(page, 'CDI du haut').waitFor();
  expect(await page.locator('[data-session]').count()).toBe(1);
  expect(reloads).toEqual([]);
});

it('[R11] rooms are kept by keyboard, and chosen in the form', async ({ server, browser }) => {
  const page = await newPage(browser, { viewport: { width: 390, height: 844 } });
  await openCenter(page, server);
  await expectNoSideways(page, 'the list on a phone');
  await page.getByRole('link', { name: 'Salles', exact: true }).click();
  await page.click('[data-action=add-room]');
  await page.keyboard.type('Salle informatique');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1-16');
  await page.getByLabel(/partagent leur stockage/).check();
  await page.keyboard.press('Enter');
  await page.locator('[data-room="Salle informatique"]', { hasText: '16 postes' }).waitFor();
  await expectAccessible(page, 'the rooms');
  await expectNoSideways(page, 'the rooms on a phone');
  await page.goto(`${server.url}/espace/centre/seances/nouvelle`);
  await page.fill('input[name=room]', 'Salle informatique');
  await page.getByText('16 postes · Stockage partagé').waitFor();
  await expectNoSideways(page, 'the form on a phone');
});
