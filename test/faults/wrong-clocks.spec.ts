import type { Instant } from '@vigie/domain';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { findFaketime, wrongClock } from '../../scripts/services/faketime.mjs';
import { launchedSessions } from '../support/launched-sessions.js';
import { anInvigilator, idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { expectAgreement, replay, tilesInSql } from '../support/truth.js';
import { until, untilEqual, untilTime } from '../support/until.js';

const library = findFaketime();
const MINUTE = 60_000;
const HOURS = { '+2h': 2, '-1h': -1 };
/** The sweep that follows finds the sessions, and plans their wake-ups on both nodes. */
const AHEAD_MS = 15_000;
/** The sweep is every 10 s; a queue that counts in a wrong machine's time may leave a stop to it. */
const LATEST_MS = 15_000;
/** To a browser and back, on a busy machine. */
const JUMP_MS = 2_000;

let database: Database;
let folder: string;
const servers: Server[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'vigie-clock-'));
});
beforeEach(async (context) => {
  context.skip(library === null, 'libfaketime est introuvable : « npm test » l’apporte là où apt-get existe.');
  database = await newDatabase();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  await database?.drop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The machine's date, from now on: `+2h`, `-1h`. */
function setClock(off: keyof typeof HOURS): void {
  writeFileSync(path.join(folder, 'draft'), off);
  renameSync(path.join(folder, 'draft'), path.join(folder, 'clock'));
}

async function start(environment: Record<string, string>): Promise<Server> {
  const server = await startServer(database.url, environment);
  servers.push(server);
  return server;
}
async function startWrong(off: keyof typeof HOURS, environment: Record<string, string> = {}): Promise<Server> {
  setClock(off);
  const server = await start({ ...environment, ...wrongClock(library!, path.join(folder, 'clock')) });
  await untilOff(server, off);
  return server;
}

/** What the machine takes for the time stands in each of its answers. */
const untilOff = (server: Server, off: keyof typeof HOURS): Promise<void> =>
  untilEqual(async () => {
    const { headers } = await fetch(`${server.url}/health/live`);
    return Math.round((Date.parse(headers.get('date')!) - Date.now()) / (60 * MINUTE));
  }, HOURS[off]);

const stops = () =>
  database.sql<{ at: Instant; late: number }>(
    `select (extract(epoch from at) * 1000)::float8 as at,
            (extract(epoch from received_at - at) * 1000)::float8 as late
     from journal where type = 'TimeUp'`,
  );

it.each(['+2h', '-1h'] as const)(
  '[T8] [fault 24] of two nodes one is %s off: nobody is stopped early, each once, at most one sweep late',
  async (off) => {
    await Promise.all([startWrong(off, { VIGIE_DEMO: '0' }), start({ VIGIE_DEMO: '0' })]);
    const at = (Date.now() + AHEAD_MS) as Instant;
    const sessions = await launchedSessions(database, 10, [at]);
    await until(async () => (await stops()).length === 0 && Date.now() >= at - 1_000, AHEAD_MS);
    await until(async () => (await stops()).length >= sessions.length, LATEST_MS);
    const given = await stops();
    expect(given.map((stop) => stop.at)).toEqual(sessions.map(() => at));
    for (const { late } of given) expect(late).toBeGreaterThanOrEqual(0);
    for (const sessionId of sessions) await replay(database.sql, sessionId);
  },
);

it(
  '[T8] [fault 25] the server’s clock is set back in mid-exam: the countdown does not jump, the end is the same, and what comes 10 s after it is refused',
  { timeout: 150_000 },
  async () => {
    const server = await startWrong('+2h');
    const room = await anInvigilator(server);
    const person = server.demo.candidates[0]!;
    const { seat } = await SeatClient.join(server, person);
    const candidateId = idOf(room, person);
    await room.welcome([candidateId]);
    await room.send({ type: 'ConfirmPresence', candidateId });
    await room.send({ type: 'LaunchSession', despiteNotReady: true });
    await untilEqual(() => seat.screen, 'code');
    await seat.send({ type: 'StartTest', code: server.demo.accessCode });
    await untilEqual(() => seat.screen, 'test');
    const minutes = 1 - 105 - room.tiles.get(candidateId)!.extraMinutes;
    expect((await room.send({ type: 'GrantTime', candidateId, minutes, reason: 'Fin' })).ok).toBe(true);
    const deadline = (await tilesInSql(database.sql)).get(candidateId)!.deadlineAt!;
    expect(deadline - Date.now()).toBeLessThan(MINUTE);
    await untilEqual(() => seat.challenge.deadlineAt, deadline);

    const told = async () => (await seat.socket.emitWithAck('clock')).at - Date.now();
    const expectSteady = async () => expect(Math.abs(await told())).toBeLessThan(JUMP_MS);
    await expectSteady();
    expect((await seat.answer()).ok).toBe(true);
    setClock('-1h');
    await untilOff(server, '-1h');
    await vi.waitUntil(
      async () => {
        if (Date.now() > deadline - 2_000) return true;
        expect([seat.challenge.deadlineAt, seat.challenge.mayAnswer]).toEqual([deadline, true]);
        await expectSteady();
        return false;
      },
      { timeout: MINUTE, interval: 250 },
    );
    await untilTime(deadline + 10_000);
    await expectSteady();
    expect(await seat.answer()).toMatchObject({ ok: false, code: 'answer-kept-late' });
    const given = await stops();
    expect(given.map(({ at }) => at)).toEqual([deadline]);
    expect(given[0]!.late).toBeLessThan(LATEST_MS);
    await untilEqual(() => room.sync.head, (await database.sql<{ seq: number }>('select seq from session'))[0]!.seq);
    await expectAgreement(database.sql, [room.tiles]);
    seat.close();
    room.close();
  },
);
