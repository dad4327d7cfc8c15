import type { Command } from '@vigie/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { alertOf, aPastDay, Office } from '../support/past-days.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';

const TRIES = Number(process.env['VIGIE_RACE_TRIES'] ?? 120);
let database: Database;
let server: Server;
let candidates: Office;
let office: Office;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
  // Two processes of one installation: they meet in Postgres alone.
  [candidates, office] = await Promise.all([Office.open(database.url), Office.open(database.url)]);
});
afterAll(async () => {
  await candidates?.close();
  await office?.close();
  await server?.stop();
  await database?.drop();
});

/** Both at once, on one session; which comes first is for the lock to say. */
async function meet(n: number): Promise<'alert' | 'finalisation'> {
  const { sessionId, people } = await aPastDay(database, `9${n}`, ['running']);
  const candidateId = people[0]!.id;
  const orders: Command[] = [
    { type: 'RecordAbandonment', candidateId, reason: 'lackOfTime' },
    { type: 'CloseSession' },
    { type: 'FinaliseSession', version: 2, confirmed: [] },
  ];
  const close = () => Promise.all(orders.map((command) => office.commit(sessionId, command)));
  const raise = () => candidates.commit(sessionId, alertOf(candidateId));
  const [raised, [, , finalised]] =
    n % 2 === 0
      ? await Promise.all([raise(), close()])
      : await Promise.all([close(), raise()]).then(([closed, alert]) => [alert, closed] as const);
  const types = await database.sql<{ type: string }>('select type from journal where session_id = $1 order by seq', [
    sessionId,
  ]);
  const journal = types.map(({ type }) => type);
  expect(journal.includes('AlertRaised')).toBe(raised.ok);
  expect(journal.includes('SessionFinalised')).toBe(finalised!.ok);
  if (raised.ok) {
    expect(finalised).toMatchObject({
      ok: false,
      code: 'finalisation-blocked',
      params: { blockers: [{ why: 'alert-still-open', candidateId }] },
    });
    return 'alert';
  }
  expect(raised.code).toMatch(/^(already-abandoned-or-ended|session-ended|session-closed)$/);
  expect(finalised!.ok).toBe(true);
  return 'finalisation';
}

it(
  `[F2] an alert in the same instant as the finalisation is never dropped (${TRIES} times)`,
  { timeout: 60_000 + TRIES * 1_000 },
  async () => {
    const won = { alert: 0, finalisation: 0 };
    for (let n = 0; n < TRIES; n++) won[await meet(n)]++;
    expect(won.alert + won.finalisation).toBe(TRIES);
    expect(Math.min(won.alert, won.finalisation)).toBeGreaterThan(TRIES / 20);
  },
);
