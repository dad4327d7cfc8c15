import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { atScreen } from '../support/pages.js';
import { finishTest, joinAt, startTest } from '../support/school-pc.js';

const FOR_JOIN = 60_000;
const UP_TO_THE_END = 100_000;

/** Bytes of scripts and styles that came over the network, as Chromium's own log counts them. */
async function weigh(page: Page): Promise<() => number> {
  const log = await page.context().newCDPSession(page);
  const counted = new Set<string>();
  let bytes = 0;
  log.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script' || type === 'Stylesheet') counted.add(requestId);
  });
  log.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (counted.has(requestId)) bytes += encodedDataLength;
  });
  await log.send('Network.enable');
  return () => bytes;
}

it('weighs little: 60 kB of scripts and styles to join, 100 kB up to the end screen', async ({
  server,
  browser,
  room,
}) => {
  const person = server.demo.candidates[0]!;
  const page = await newPage(browser);
  const bytes = await weigh(page);
  await page.goto(`${server.url}/candidat/`, { waitUntil: 'networkidle' });
  await atScreen(page, 'join');
  const toJoin = bytes();
  await joinAt(page, server.url, server, person);
  await startTest(page, room, server, person);
  await finishTest(page, room, person);
  console.log(`${toJoin} bytes to join, ${bytes()} up to the end screen`);
  expect(toJoin).toBeGreaterThan(10_000);
  expect(toJoin).toBeLessThanOrEqual(FOR_JOIN);
  expect(bytes()).toBeLessThanOrEqual(UP_TO_THE_END);
});
