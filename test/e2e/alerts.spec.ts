import { expect } from 'vitest';
import { expectAccessible, expectNoSideways } from '../support/axe.js';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { untilEqual } from '../support/until.js';

const it = base.extend('environment', { scope: 'file' }, { VIGIE_DEMO_SESSIONS: '3', SWEEP_MS: '500' });

it('[F1] an administrator is told, says to have read it, chooses how they are told and reads what was sent', async ({
  server,
  browser,
}) => {
  const page = await newPage(browser);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${server.url}/espace/centre`);
  const { email, password } = server.demo.administrator;
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.keyboard.press('Enter');
  const line = page.locator('.alert-line');
  await line.waitFor();
  // Of the demo's session that ended 43 h ago, the latest of what is past is told, and only that.
  expect(await line.count()).toBe(1);
  expect(await line.innerText()).toMatch(/à finaliser[^]*rappel d[^]*reste [45]\sh/);
  await expectAccessible(page, 'the band');
  await line.getByRole('button', { name: /J’ai lu/ }).press('Enter');
  await line.waitFor({ state: 'detached' });
  await page.reload();
  await page.waitForSelector('.center[data-live=true] [data-session]');
  expect(await line.count()).toBe(0);

  await page.getByRole('button', { name: /Menu de/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Alertes' }).press('Enter');
  const mine = page.getByRole('form', { name: 'Comment je suis alerté' });
  await mine.getByLabel('Par e-mail').uncheck();
  await mine.getByLabel('En second seulement').check();
  await mine.getByRole('button', { name: 'Enregistrer' }).click();
  await mine.getByText('Enregistré', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Créer le lien' }).click();
  const link = await page.getByLabel('Lien du calendrier').inputValue();
  expect(await (await fetch(link)).text()).toContain('BEGIN:VCALENDAR');
  await page.getByRole('button', { name: 'Supprimer le lien' }).click();
  await untilEqual(async () => (await fetch(link)).status, 404);

  const webhook = page.getByRole('form', { name: 'Webhook de l’établissement' });
  await webhook.getByLabel('Adresse du webhook').fill('http://192.168.1.2/');
  await webhook.getByRole('button', { name: /Enregistrer/ }).click();
  await webhook.getByText('Cette adresse n’est pas acceptée').waitFor();
  await webhook.getByLabel('Adresse du webhook').fill('https://hooks.example.org/vigie');
  await webhook.getByRole('button', { name: /Enregistrer/ }).click();
  expect(await webhook.getByLabel('Secret de signature').inputValue()).toHaveLength(43);

  const mail = page.locator('[data-channel=mail]').first();
  expect(await mail.innerText()).toMatch(/non envoyé\s: pas de serveur de messagerie/);
  await mail.getByText('Lire le message').click();
  expect(await mail.innerText()).toContain('Elle est à finaliser avant le');
  await expectAccessible(page, 'alerts');
  await expectNoSideways(page, 'alerts');
  await page.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(page, 'alerts at 320 px');
  await expectNoSideways(page, 'alerts at 320 px');
  await page.reload();
  expect(await mine.getByLabel('Par e-mail').isChecked()).toBe(false);
  expect(await mine.getByLabel('En second seulement').isChecked()).toBe(true);
  expect(faults).toEqual([]);
});
