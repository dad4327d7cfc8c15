import type { RefusalMessage } from '@vigie/protocol';
import { expect } from 'vitest';
import { expectCleanRecord, expectSentence, it } from '../support/refused.js';
import { post } from '../support/room-client.js';
import type { Server } from '../support/server.js';
import { untilEqual } from '../support/until.js';

/** What somebody of the list types. */
const typed = ({ demo }: Server) => ({ sessionNumber: demo.sessionNumber, ...demo.candidates[5]! });
const WRONG = [
  { sessionNumber: '111111' },
  { lastName: 'PERSONNE' },
  { firstName: 'Nul' },
  { birthDate: '2012-09-10' },
];

/** As often as each is tried: the quickest of them tells what the answer takes, whatever else the machine does. */
const ROUNDS = 3;

it('[R2] gives the same answer in the same time, whatever is wrong', async ({ server, nothingChanged }) => {
  const quickest = WRONG.map(() => Infinity);
  const bodies: RefusalMessage[] = [];
  for (let round = 0; round < ROUNDS; round++)
    await Promise.all(
      WRONG.map(async (detail, n) => {
        const startedAt = performance.now();
        const answer = await post(server, '/api/candidate/join', { ...typed(server), ...detail });
        expect(answer.status).toBe(404);
        bodies.push((await answer.json()) as RefusalMessage);
        const ms = performance.now() - startedAt;
        expect(ms).toBeGreaterThan(390);
        quickest[n] = Math.min(quickest[n]!, ms);
      }),
    );
  for (const body of bodies) expect(body).toEqual(bodies[0]);
  expectSentence(bodies[0]!);
  expect(Math.max(...quickest) - Math.min(...quickest)).toBeLessThan(250);
  await nothingChanged();
});

it('[R2] shows on the grid how many found nobody, without what was typed', async ({ room, database }) => {
  // Whoever typed another session’s number did not ask here.
  await untilEqual(() => room.pulses.at(-1)?.unmatchedJoins, ROUNDS * (WRONG.length - 1));
  const [row] = await database.sql<{ found: number }>(
    `select count(*)::int as found from unmatched_join u where u::text ilike '%personne%'`,
  );
  expect(row!.found).toBe(0);
});

it('[R2] answers malformed details in words', async ({ server, nothingChanged }) => {
  for (const body of [
    {},
    [],
    'x',
    { ...typed(server), birthDate: '2012-02-31' },
    { ...typed(server), extra: 1 },
    null,
  ]) {
    const answer = await post(server, '/api/candidate/join', body);
    expect(answer.status).toBe(400);
    expectSentence((await answer.json()) as RefusalMessage);
  }
  await nothingChanged();
});

it('keeps a clean record of it all', async ({ server, database, room }) => {
  await expectCleanRecord(server, database, room);
});
