import { expect } from 'vitest';
import { it } from '../support/browser-test.js';
import { newFirefoxPage } from '../support/firefox.js';
import { atChallenge, validate } from '../support/pages.js';
import { finishTest, joinAt, startTest } from '../support/school-pc.js';
import type { Database } from '../support/server.js';
import { replay } from '../support/truth.js';

const answersInSql = async (database: Database) =>
  (await database.sql(`select from journal where type = 'ChallengeAnswered'`)).length;

it('[R6] a whole test in Firefox ESR, with an answer given while the cable is out', async ({
  database,
  server,
  proxy,
  firefox,
  room,
}) => {
  expect(await firefox.version()).toMatch(/^firefox\//i);
  const person = server.demo.candidates[0]!;
  const page = await newFirefoxPage(firefox);
  await joinAt(page, proxy.url, server, person);
  await startTest(page, room, server, person);

  proxy.cut();
  await page.waitForSelector('[data-link=off]');
  await validate(page);
  await atChallenge(page, '2/5');
  await page.waitForSelector('[data-kept]');
  expect(await answersInSql(database)).toBe(0);

  proxy.mend();
  await page.waitForSelector('[data-link=on]');
  await finishTest(page, room, person, 2);
  expect(await answersInSql(database)).toBe(5);
  expect(page.faults).toEqual([]);
  await replay(database.sql);
});
