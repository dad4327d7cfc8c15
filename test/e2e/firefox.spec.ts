import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCutProxy, type CutProxy } from '../support/cut-proxy.js';
import { launchFirefox, newFirefoxPage } from '../support/firefox.js';
import { atChallenge, validate } from '../support/pages.js';
import type { RoomClient } from '../support/room-client.js';
import { anInvigilator, finishTest, joinAt, startTest } from '../support/school-pc.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { replay } from '../support/truth.js';

let database: Database;
let server: Server;
let proxy: CutProxy;
let browser: Browser;
let room: RoomClient;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  proxy = await startCutProxy(server.url);
  browser = await launchFirefox();
  room = await anInvigilator(server);
});
afterAll(async () => {
  room?.close();
  await browser?.close();
  await proxy?.close();
  await server?.stop();
  await database?.drop();
});

const answersInSql = async () => (await database.sql(`select from journal where type = 'ChallengeAnswered'`)).length;

it('[R6] a whole test in Firefox ESR, with an answer given while the cable is out', async () => {
  expect(await browser.version()).toMatch(/^firefox\//i);
  const person = server.demo.candidates[0]!;
  const page = await newFirefoxPage(browser);
  await joinAt(page, proxy.url, server, person);
  await startTest(page, room, server, person);

  proxy.cut();
  await page.waitForSelector('[data-link=off]');
  await validate(page);
  await atChallenge(page, '2/5');
  await page.waitForSelector('[data-kept]');
  expect(await answersInSql()).toBe(0);

  proxy.mend();
  await page.waitForSelector('[data-link=on]');
  await finishTest(page, room, person, 2);
  expect(await answersInSql()).toBe(5);
  expect(page.faults).toEqual([]);
  await replay(database.sql);
});
