import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from '../support/axe.js';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { aPastDay, type PastDay } from '../support/past-days.js';
import { RoomClient, signIn } from '../support/room-client.js';
import type { Server } from '../support/server.js';
import { untilEqual } from '../support/until.js';

/** Signed in, with the list before their eyes; every click from now on is counted. */
async function anAdministrator(page: Page, { url, demo }: Server): Promise<() => number> {
  const { email, password } = demo.administrator;
  await page.goto(`${url}/espace/centre`);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.center[data-live=true] [data-session]');
  let clicks = 0;
  await page.exposeFunction('clicked', () => clicks++);
  await page.evaluate(`document.addEventListener('click', () => window.clicked(), true)`);
  return () => clicks;
}
const row = (page: Page, { number }: PastDay) => page.locator(`[data-session="${number}"] a`);
const settle = (page: Page, place: string) => page.locator(`[data-place="${place}"] button`).click();

/** [R9] The sheet contradicts the room, and then it does not. */
async function untickAndTick(page: Page, { id }: PastDay['people'][number]): Promise<void> {
  await page.getByText('candidats en ordre').click();
  await page.locator(`[data-opens="untick:${id}"]`).click();
  await page.getByLabel('Pourquoi le décocher ?').fill('La feuille ne le dit pas.');
  await settle(page, `untick:${id}`);
  await settle(page, `tick:${id}`);
  await page.locator('[data-section=confirm]').waitFor({ state: 'detached' });
}

it('[F2] a calm session is finalised in under a minute and at most five clicks', async ({
  database,
  server,
  browser,
}) => {
  const day = await aPastDay(database, '810', ['seen', 'seen', 'seen', 'absent']);
  const page = await newPage(browser);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const clicks = await anAdministrator(page, server);
  const since = performance.now();
  await row(page, day).click();
  await page.getByText('Rien à régler. Vous pouvez finaliser.').waitFor();
  await expectAccessible(page, 'the finalisation of a calm session');
  await page.getByRole('button', { name: 'Finaliser la session' }).click();
  await page.getByRole('dialog', { name: 'Finaliser la session 810, Salle 810' }).waitFor();
  await page.locator('[data-action=finalise]').click();
  await page.getByRole('heading', { name: 'Session finalisée' }).waitFor();
  expect(performance.now() - since).toBeLessThan(60_000);
  expect(clicks()).toBeLessThanOrEqual(5);
  await page.getByText(/par Claire DELAUNAY/).waitFor();
  const sheet = await page.locator('[data-document=attendance-sheet-filled]').getAttribute('href');
  expect((await page.request.get(sheet!)).headers()['content-type']).toBe('application/pdf');
  await expectAccessible(page, 'a finalised session');
  expect(faults).toEqual([]);
});

it('[F2] what blocks comes first and is settled in place; the room’s changes show without a reload', async ({
  database,
  server,
  browser,
}) => {
  const day = await aPastDay(database, '811', ['seen', 'calling', 'stopped', 'through', 'welcomed']);
  const [, calling, stopped, through, welcomed] = day.people.map(({ id }) => id);
  const { cookie } = await signIn(server, undefined, { ...server.demo, sessionNumber: day.number });
  const room = await RoomClient.open(server, cookie);
  const page = await newPage(browser);
  await anAdministrator(page, server);
  await row(page, day).click();
  await page.getByRole('heading', { name: '3 points à régler' }).waitFor();
  expect(await page.getByRole('button', { name: 'Finaliser la session' }).isDisabled()).toBe(true);
  await expectAccessible(page, 'a finalisation with things to settle');

  await settle(page, `validate:${calling}`);
  await page.getByRole('heading', { name: '2 points à régler' }).waitFor();
  await settle(page, `technicalProblem:${stopped}`);
  await settle(page, `lackOfTime:${welcomed}`);
  await page.locator('[data-section=settle]').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: '1 écran de fin à confirmer' }).waitFor();

  const withdrawn = await room.send({
    type: 'ReportIssue',
    candidateId: stopped!,
    category: 'C7',
    number: null,
    description: 'La souris était en panne.',
  });
  expect(withdrawn.ok).toBe(true);
  await page.getByText('La souris était en panne.').waitFor();
  await page.getByText('La session vient de changer : la page est à jour.').waitFor();
  await settle(page, `tick:${through}`);
  await page.getByRole('button', { name: 'Modifier : C7' }).click();
  await page.getByLabel('Ce qui s’est passé').first().fill('La souris a été changée.');
  await page.getByRole('button', { name: 'Modifier : C7' }).last().click();
  await page.locator('.report-text').getByText('La souris a été changée.').waitFor();
  await untickAndTick(page, day.people[0]!);
  await page.getByLabel('Commentaire global (facultatif)').fill('Journée sans autre histoire.');
  await page.getByRole('button', { name: 'Finaliser la session' }).click();
  await page.locator('[data-action=finalise]').click();
  await page.getByRole('heading', { name: 'Session finalisée' }).waitFor();
  await untilEqual(() => room.socket.connected, false);
  const [noted] = await database.sql<{ body: string }>(
    `select n.body from journal j join note n on n.id = (j.data->>'noteId')::uuid where j.type = 'FinalisationNoted'`,
  );
  expect(noted).toEqual({ body: 'Journée sans autre histoire.' });
});
