import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { readPdf } from '../support/pdf.js';
import type { Server } from '../support/server.js';
import { DataFolder } from '../support/simulation.js';
import { replay } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

const ODS = 'test/fixtures/enrolment/candidats-60.ods';
const DOCUMENTS = ['attendance-sheet', 'incident-report', 'invigilator-kit', 'candidate-notice'];
const INVIGILATORS = ['Nadia BERNARD', 'Hugo PETIT', 'Inès ROCHE'];
const EVERYONE = {
  CandidateEnrolled: 60,
  CandidateJoined: 60,
  EndScreenShown: 60,
  EndScreenWitnessed: 60,
  CandidateSignedOut: 60,
};

async function openCenter(page: Page, { url, demo }: Server): Promise<void> {
  await page.goto(`${url}/espace/centre`);
  await page.getByLabel('Adresse e-mail').fill(demo.administrator.email);
  await page.getByLabel('Mot de passe').fill(demo.administrator.password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.center[data-live=true] [data-session]');
}
const tab = (page: Page, name: string) => page.locator('.session-tabs').getByRole('link', { name }).click();

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format();

/** B1: what the form gives once. */
async function createSession(page: Page): Promise<{ number: string; password: string }> {
  await page.getByRole('link', { name: 'Nouvelle session' }).click();
  await page.fill('input[name=room]', 'Salle des Actes');
  await page.fill('input[name=date]', today());
  await page.fill('textarea[name=invigilators]', INVIGILATORS.join('\n'));
  await page.click('[data-action=create]');
  const number = (await page.locator('[data-created]').getAttribute('data-created'))!;
  const password = (await page.locator('[data-password]').innerText()).trim();
  await page.getByRole('link', { name: 'Ouvrir la session' }).click();
  return { number, password };
}

/** B2: and the names, as the list then shows them. */
async function importCandidates(page: Page): Promise<string[]> {
  await tab(page, 'Candidats');
  await page.locator('[data-action=import-list]').click();
  await page.setInputFiles('.drop input', ODS);
  await page.getByText('Le fichier est prêt.').waitFor();
  expect(await page.locator('.import-counts').innerText()).toContain('60 nouveaux');
  await page.locator('[data-action=apply]').click();
  await page.getByText('C’est fait.').waitFor();
  const rows = page.locator('.candidates tbody tr');
  await untilEqual(() => rows.count(), 60);
  return rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-name')!));
}

/** B6: as a click gives it. */
async function print(page: Page, kind: string): Promise<{ type: string | undefined; text: string }> {
  const [answer, download] = await Promise.all([
    page.context().waitForEvent('response', (one) => one.url().includes(`/documents/${kind}.pdf`)),
    page.waitForEvent('download'),
    page.locator(`[data-document=${kind}]`).click(),
  ]);
  const { pages } = await readPdf(await readFile(await download.path()));
  return { type: answer.headers()['content-type'], text: pages.join(' ') };
}

/** The page « Finalisation » of a calm session. */
async function finalise(page: Page): Promise<void> {
  await tab(page, 'Finalisation');
  await page.getByText('Rien à régler. Vous pouvez finaliser.').waitFor();
  await page.getByRole('button', { name: 'Finaliser la session' }).click();
  await page.locator('[data-action=finalise]').click();
  await page.getByRole('heading', { name: 'Session finalisée' }).waitFor();
}

it('[B1][B2][B6][B7][F2] a whole day: a session is created, 60 imported, papers printed, the room played, all finalised', async ({
  database,
  server,
  browser,
}) => {
  const page = await newPage(browser);
  const beside = await newPage(browser);
  const faults: string[] = [];
  for (const one of [page, beside]) one.on('pageerror', (error) => faults.push(error.message));
  await openCenter(page, server);
  await openCenter(beside, server);
  const reloads: string[] = [];
  beside.on('request', (request) => reloads.push(request.url()));

  const { number, password } = await createSession(page);
  const row = (phase: string) => beside.locator(`[data-session="${number}"][data-phase=${phase}]`);
  const names = await importCandidates(page);
  await tab(page, 'Documents');
  for (const kind of DOCUMENTS) {
    const { type, text } = await print(page, kind);
    expect(type, kind).toBe('application/pdf');
    expect(text, kind).toContain(number);
    if (kind === 'attendance-sheet')
      expect(
        names.filter((name) => !text.includes(name)),
        text,
      ).toEqual([]);
  }

  const tabsAt = () => page.locator('.session-tabs').evaluate((tabs) => tabs.getBoundingClientRect().top);
  const before = await tabsAt();
  const folder = new DataFolder();
  const door = ['--url', server.url, '--session', number, '--password', password];
  const pace = ['--speed', '300', '--invigilator', 'auto', '--seed', '60', '--timeout', '90'];
  const run = folder.simulate(...door, ...pace);
  await row('launched').waitFor({ timeout: 60_000 });
  expect(await run.ended(), run.says).toBe(0);
  expect(run.says).not.toContain(password);
  await row('ended').waitFor();
  // What tells of the end moves nothing that was about to be clicked.
  await page.locator('.alert-line').waitFor();
  expect(await tabsAt()).toBe(before);

  await finalise(page);
  await row('finalised').getByText('Finalisée').waitFor();
  expect(reloads).toEqual([]);

  await beside.goto(`${server.url}/espace/?session=${number}`);
  await beside.fill('input[name=password]', password);
  await beside.click('button[type=submit]');
  await beside.getByText('La session est finalisée.').waitFor();

  const again = folder.simulate(...door);
  expect(await again.ended()).toBe(2);
  expect(again.says).toContain('La session est finalisée.');
  folder.remove();

  const counted = await database.sql<{ type: string; people: number }>(
    `select j.type, count(distinct j.candidate_id)::int as people
     from journal j join session s on s.id = j.session_id where s.number = $1 group by j.type`,
    [number],
  );
  expect(Object.fromEntries(counted.map(({ type, people }) => [type, people]))).toMatchObject(EVERYONE);
  const [session] = await database.sql<{ id: string; phase: string }>(
    `select id, view->>'phase' as phase from session where number = $1`,
    [number],
  );
  expect(session!.phase).toBe('finalised');
  await replay(database.sql, session!.id);
  expect(faults).toEqual([]);
  expect(server.output()).toBe('');
});
