import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import type { Server } from '../support/server.js';
import { until, untilEqual } from '../support/until.js';

const ODS = 'test/fixtures/enrolment/candidats-60.ods';
const shown = (page: Page) => page.locator('.candidates tbody tr').count();

/** An administrator at the candidates of the demo's session. */
async function open(page: Page, server: Server): Promise<void> {
  const { email, password } = server.demo.administrator;
  await page.goto(`${server.url}/espace/centre`);
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.keyboard.press('Enter');
  await page.locator(`[data-session="${server.demo.sessionNumber}"] a`).click();
  await page.getByRole('link', { name: 'Candidats', exact: true }).click();
  await page.waitForSelector('.candidates tbody tr');
}
const choose = (page: Page, name: string, text: string) =>
  page.setInputFiles('.drop input', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });

it('[B2] an ODS of LibreOffice: preview, apply, the list; a second time nothing to change; a bad file', async ({
  server,
  browser,
}) => {
  const page = await newPage(browser);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await open(page, server);
  const before = await shown(page);

  await page.locator('[data-action=import-list]').click();
  await page.setInputFiles('.drop input', ODS);
  await page.getByText('Le fichier est prêt.').waitFor();
  expect(await page.locator('.import-counts').innerText()).toMatch(/60 nouveaux, 0 déjà inscrit/);
  expect(await shown(page)).toBe(before);
  await page.locator('[data-action=apply]').click();
  await page.getByText('C’est fait.').waitFor();
  await untilEqual(() => shown(page), before + 60);
  expect(await page.locator('[data-name="ŁUKASIEWICZ Noé"]').count()).toBe(1);
  expect(await page.locator('tr[data-name="ROBERT Raphaël"]').innerText()).toMatch(/33\s%/);

  await page.setInputFiles('.drop input', ODS);
  await page.getByText('Rien à changer').waitFor();
  expect(await page.locator('[data-action=apply]').count()).toBe(0);

  await choose(page, 'fautes.csv', 'Nom;Prénom;Date de naissance\nDURAND;Léa;31/02/2012\nX;;01/01/2012\n');
  await page.getByText('2 erreurs : rien n’est changé.', { exact: false }).waitFor();
  expect(await page.locator('.faults').innerText()).toMatch(
    /Ligne 2\s+Date de naissance\s:\sCe jour n'existe pas[\s\S]*Ligne 3/,
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-action=download-faults]').click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('2;Date de naissance;Erreur;');

  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  await choose(page, 'enorme.csv', 'x'.repeat(5_000_001));
  await page.getByText('Le fichier dépasse 5').waitFor();
  expect(sent).toEqual([]);
  expect(await shown(page)).toBe(before + 60);
  expect(faults).toEqual([]);
});

it('[B3] not certifiable: a word is asked; certifiability comes from a file and by hand', async ({
  server,
  browser,
}) => {
  const page = await newPage(browser);
  await open(page, server);
  await page.locator('[data-action=import-list]').click();
  const list = 'Nom;Prénom;Date de naissance;Certifiable\nZAOUI;Ana;14/03/2012;non\nZYGMUND;Bo;15/03/2012;\n';
  await choose(page, 'liste.csv', list);
  await page.locator('[data-action=apply]').click();
  await page.getByText('ne sont pas certifiables').waitFor();
  expect(await page.locator('[data-action=apply]').isDisabled()).toBe(true);
  await page.locator('textarea[name=why]').fill('Décision de l’équipe');
  await page.locator('[data-action=apply]').click();
  await page.getByText('C’est fait.').waitFor();
  const zaoui = page.locator('tr[data-name="ZAOUI Ana"]');
  await until(async () => /Inscrit malgré tout par .+\s:\sDécision de l’équipe/.test(await zaoui.innerText()));

  await page.locator('[data-action=import-certifiability]').click();
  const profiles =
    "Nom;Prénom;Date d'envoi;Nombre de compétences certifiables\nZygmund;Bo;15/01/2026;6\nPersonne;Ici;;1\n";
  await choose(page, 'pix-orga.csv', profiles);
  await page.getByText('1 ligne sans candidat').waitFor();
  await page.locator('[data-action=apply]').click();
  await page.getByText('C’est fait.').waitFor();
  const zygmund = page.locator('tr[data-name="ZYGMUND Bo"]');
  await until(async () =>
    /Certifiable\s+Profil envoyé le 15\/01\/2026\s+6 compétences sur 16/.test(await zygmund.innerText()),
  );

  await zygmund.locator('[data-action=judge]').click();
  await page.getByLabel('Compétences de niveau 1 ou plus, sur 16').fill('4');
  await page.getByLabel('D’où le savez-vous ?').fill('Relu dans Pix Orga');
  await page.locator('[data-action=save-profile]').click();
  await until(async () => (await zygmund.getAttribute('data-verdict')) === 'notCertifiable');

  await page.locator('[data-only=notCertifiable]').click();
  await page.getByLabel('Chercher un nom').fill('zygm');
  await untilEqual(() => shown(page), 1);
});

it('[B2] one candidate is added with the same checks, edited, and removed', async ({ server, browser }) => {
  const page = await newPage(browser);
  await open(page, server);
  const before = await shown(page);
  await page.locator('[data-action=add-candidate]').click();
  await page.locator('input[name=lastName]').fill('NOUVEAU');
  await page.locator('input[name=firstName]').fill('Élie');
  await page.locator('input[name=birthDate]').fill('31/02/2012');
  await page.keyboard.press('Enter');
  await page.getByText("Ce jour n'existe pas dans le calendrier.").waitFor();
  await page.locator('input[name=birthDate]').fill('28/02/2012');
  await page.keyboard.press('Enter');
  await untilEqual(() => shown(page), before + 1);
  const row = page.locator('tr[data-name="NOUVEAU Élie"]');
  await row.locator('[data-action=edit]').click();
  await page.locator('input[name=extraTime]').fill('20 min');
  await page.locator('[data-action=save-candidate]').click();
  await until(async () => /20 min/.test(await row.innerText()));
  await row.locator('[data-action=remove]').click();
  await page.locator('[data-action=confirm-remove]').click();
  await untilEqual(() => shown(page), before);
});
