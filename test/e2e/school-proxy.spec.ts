import type { Browser } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { freePort } from '../../scripts/services/ports.mjs';
import { startTinyproxy } from '../../scripts/services/tinyproxy.mjs';
import { it as base } from '../support/browser-test.js';
import { launchBrowser, newPage } from '../support/chromium.js';
import { finishTest, joinAt, startTest } from '../support/school-pc.js';
import { replay } from '../support/truth.js';

const entrance = await freePort(0);
const it = base
  .extend('environment', { scope: 'file' }, { PUBLIC_ORIGINS: `http://127.0.0.1:${entrance}` })
  .extend('underPath', { scope: 'file' }, async ({ server }, { onCleanup }) => {
    const more = ['ReverseOnly Yes', `ReversePath "/vigie/" "${server.url}/"`];
    const underPath = await startTinyproxy({ port: entrance, more });
    onCleanup(() => underPath.stop());
    return underPath;
  })
  .extend('school', { scope: 'file' }, async ({}, { onCleanup }) => {
    const school = await startTinyproxy();
    onCleanup(() => school.stop());
    return school;
  });

async function aPc(args: string[] = []) {
  const browser: Browser = await launchBrowser({ args });
  onTestFinished(() => browser.close());
  const page = await newPage(browser);
  const missing: string[] = [];
  page.on('response', (answer) => answer.status() === 404 && missing.push(answer.url()));
  return { page, missing };
}

it('[fault 4] a whole test by polling behind a proxy that refuses the tunnel of a WebSocket', async ({
  database,
  server,
  room,
  school,
}) => {
  const person = server.demo.candidates[0]!;
  const { page } = await aPc([`--proxy-server=${school.url}`, '--proxy-bypass-list=<-loopback>']);
  await joinAt(page, server.url, server, person);
  await startTest(page, room, server, person);
  expect(await page.locator('[data-link=on]').innerText()).toContain('liaison par HTTP');
  await finishTest(page, room, person);
  await replay(database.sql);
});

it('[fault 4] a whole test under a sub-path, behind a proxy that strips the upgrade', async ({
  server,
  room,
  underPath,
}) => {
  const person = server.demo.candidates[1]!;
  const { page, missing } = await aPc();
  await joinAt(page, `${underPath.url}/vigie`, server, person);
  await startTest(page, room, server, person);
  expect(await page.locator('[data-link=on]').innerText()).toContain('liaison par HTTP');
  await finishTest(page, room, person);
  expect(missing).toEqual([]);
});
