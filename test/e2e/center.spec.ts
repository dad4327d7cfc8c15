import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it as base } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { SeatClient } from '../support/seat-client.js';
import { untilEqual } from '../support/until.js';

const it = base.extend('environment', { scope: 'file' }, { VIGIE_DEMO_SESSIONS: '3' });

const phases = (page: Page) =>
  page.locator('[data-session]').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['phase']));
const count = (page: Page, session: string, name: string) =>
  page.locator(`[data-session="${session}"] [data-count=${name}] dd`).textContent();

it('[F1] an administrator signs in by keyboard to the list, which moves by itself', async ({ server, browser }) => {
  const page = await newPage(browser);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${server.url}/espace/`);
  await page.getByRole('link', { name: 'Espace administrateur' }).click();
  const { email, password } = server.demo.administrator;
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe').fill('faux');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Adresse e-mail ou mot de passe incorrect.').waitFor();
  await page.getByLabel('Mot de passe').fill(password);
  await page.keyboard.press('Enter');

  await page.waitForSelector('.center[data-live=true] [data-session]');
  expect(await phases(page)).toEqual(['ended', 'launched', 'prepared']);
  const toFinalise = page.locator('[data-section=finalise] [data-session]');
  await expect.poll(() => toFinalise.innerText()).toMatch(/reste (5 h 00|4 h 5\d)\s+Avant le /);
  await expect.poll(() => page.locator('[data-section=running]').innerText()).toMatch(/Dernière fin à \d\d:\d\d/);
  await untilEqual(() => page.title(), '(1) Espace administrateur – Vigie');

  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const { seat } = await SeatClient.join(server, server.demo.candidates[0]!);
  await untilEqual(() => count(page, server.demo.sessionNumber, 'joined'), '1');
  await untilEqual(() => phases(page), ['ended', 'launched', 'welcome']);
  expect(requests).toEqual([]);
  seat.close();

  // Every page of a session is an address of its own, which a reload opens again.
  await page.locator(`[data-session="${server.demo.sessionNumber}"] a`).click();
  await page.getByRole('link', { name: 'Documents' }).click();
  await page.waitForURL(/documents$/);
  await page.reload();
  await page.waitForSelector('.center[data-live=true]');
  const sheet = await page.locator('[data-document=attendance-sheet]').getAttribute('href');
  const printed = await page.request.get(sheet!);
  expect(printed.headers()['content-type']).toBe('application/pdf');
  await page.getByRole('link', { name: '← Toutes les sessions' }).click();
  await page.waitForSelector('[data-section]');

  await page.getByRole('button', { name: /Menu de/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).press('Enter');
  await page.getByLabel('Adresse e-mail').waitFor();
  await page.reload();
  await page.getByLabel('Adresse e-mail').waitFor();
  expect(await page.locator('[data-session]').count()).toBe(0);
  expect(faults).toEqual([]);
});
