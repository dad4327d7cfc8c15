import { DOORS } from '@vigie/protocol';
import { expect } from 'vitest';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { untilEqual } from '../support/until.js';

it('/api/docs shows every route, under the policy of all other pages, with files of our own', async ({
  server,
  browser,
}) => {
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
