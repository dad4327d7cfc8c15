import { expect } from 'vitest';
import { expectAccessible } from '../support/axe.js';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { untilEqual } from '../support/until.js';

const it = base.extend('environment', { scope: 'file' }, { VIGIE_DEMO_SESSIONS: '3' });

it('an administrator goes from the sessions to the jobs, by keyboard, and on to the queues', async ({
  server,
  browser,
  database,
}) => {
  const page = await newPage(browser);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => new URL(request.url()).origin === server.url || faults.push(request.url()));
  await page.goto(`${server.url}/espace/centre/taches`);
  const { email, password } = server.demo.administrator;
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.jobs-board');
  await page.getByRole('link', { name: 'Sessions' }).click();
  await page.waitForSelector('.center[data-live=true] [data-session]');
  await page.getByRole('button', { name: /Menu de/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Tâches' }).press('Enter');

  const running = server.demo.others[0]!.sessionNumber;
  const row = page.locator(`[data-session="${running}"]`);
  await row.waitFor();
  expect(await page.locator('.jobs-queue').innerText()).toMatch(/File\s: en marche/);
  // Late in the evening the deadline is tomorrow's, and says its day.
  expect(await row.innerText()).toMatch(/Salle 7 \d{6}\s+(\S+ \d+ \S+ à )?\d\d:\d\d:\d\d\s+pas encore/);
  // What stands in Postgres, shown without a reload.
  await database.sql(`update session set room = 'Salle 8' where number = $1`, [running]);
  await untilEqual(async () => (await row.innerText()).includes('Salle 8'), true);
  await expectAccessible(page, 'jobs');

  await page.getByRole('link', { name: 'Voir les files' }).click();
  await page
    .getByRole('link', { name: /wake-ups/ })
    .first()
    .click();
  await page
    .getByText(/^at-\d+$/)
    .first()
    .waitFor();
  expect(faults).toEqual([]);
});
