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

it('[R2] gives the same answer in the same time, whatever is wrong', async ({ server, nothingChanged }) => {
  const answers = await Promise.all(
    WRONG.map(async (detail) => {
      const startedAt = performance.now();
      const answer = await post(server, '/api/candidate/join', { ...typed(server), ...detail });
      return {
        status: answer.status,
        body: (await answer.json()) as RefusalMessage,
        ms: performance.now() - startedAt,
      };
    }),
  );
  for (const { status, body, ms } of answers) {
    expect(status).toBe(404);
    expect(body).toEqual(answers[0]!.body);
    expectSentence(body);
    expect(ms).toBeGreaterThan(390);
  }
  const times = answers.map(({ ms }) => ms);
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(250);
  await nothingChanged();
});

it('[R2] shows on the grid how many found nobody, without what was typed', async ({ room, database }) => {
  await untilEqual(() => room.pulses.at(-1)?.unmatchedJoins, 3);
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
