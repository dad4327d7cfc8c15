import { DOORS } from '@vigie/protocol';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, newPage } from '../support/chromium.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { untilEqual } from '../support/until.js';

let database: Database;
let server: Server;
let browser: Browser;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.drop();
});

it('/api/docs shows every route, under the policy of all other pages, with files of our own', async () => {
  const page = await newPage(browser);
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== server.url) elsewhere.push(request.url());
  });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const answer = await page.goto(`${server.url}/api/docs`);
  expect(answer!.headers()['content-security-policy']).toContain("default-src 'self'");
  const routes = Object.values(DOORS).map(({ path }) => path);
  const shown = async () =>
    (await page.locator('.opblock-summary-path').allTextContents()).map((one) => one.replace(/\u200b/g, ''));
  await untilEqual(async () => (await shown()).sort(), routes.sort());
  await page.locator('.opblock-summary-control').first().click();
  await page.getByText('join-not-found').first().waitFor();
  expect([elsewhere, complaints]).toEqual([[], []]);
});
