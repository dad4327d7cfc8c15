import { expect } from 'vitest';
import { it } from '../support/browser-test.js';
import { newPage } from '../support/chromium.js';
import { atChallenge, atScreen, joinSeat, validate } from '../support/pages.js';
import { finishTest, idOf, joinAt, startTest } from '../support/school-pc.js';
import type { Database } from '../support/server.js';
import { replay } from '../support/truth.js';
import { until } from '../support/until.js';

const journalled = async (database: Database, type: string) =>
  (await database.sql<{ count: number }>('select count(*)::int from journal where type = $1', [type]))[0]!.count;

/** What this browser keeps of a candidate. */
const KEPT = `new Promise((resolve, reject) => {
  const request = indexedDB.open('vigie-candidat');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const stores = [...request.result.objectStoreNames];
    const reading = request.result.transaction(stores);
    Promise.all(stores.map((name) => new Promise((done) => {
      reading.objectStore(name).getAll().onsuccess = ({ target }) => done(target.result);
    }))).then((all) => (request.result.close(), resolve(all.flat())));
  };
})`;

it('[R6] [fault 33] two browsers, one candidate: one test; the invigilator sees it, and each browser is told why', async ({
  database,
  server,
  browser,
  room,
}) => {
  const person = server.demo.candidates[0]!;
  const id = idOf(room, person);
  const first = await newPage(browser);
  await joinAt(first, server.url, server, person);
  await startTest(first, room, server, person);
  await validate(first);
  await atChallenge(first, '2/5');
  expect(await first.evaluate(KEPT)).not.toEqual([]);

  const second = await newPage(browser);
  await joinSeat(second, server, person, server.demo.accessCode);
  await atScreen(second, 'resume');
  expect(await second.locator('main').innerText()).toContain('depuis un autre poste');
  await until(() => room.tiles.get(id)?.situation === 'awaitsResume');
  await validate(first);
  await atChallenge(first, '3/5');
  // The page goes on before its answer has arrived; what arrives later comes from a browser that was replaced.
  await until(() => room.tiles.get(id)?.progress?.done === 2);

  expect((await room.send({ type: 'AuthoriseResume', candidateId: id })).ok).toBe(true);
  await atScreen(first, 'replaced');
  expect(await first.locator('main').innerText()).toContain('sur un autre poste');
  expect(await first.evaluate(KEPT)).toEqual([]);
  await finishTest(second, room, person, 3);
  expect(await second.evaluate(KEPT)).toEqual([]);
  expect(await journalled(database, 'TestStarted')).toBe(1);
  expect(await journalled(database, 'ChallengeAnswered')).toBe(5);
  await replay(database.sql);
});
