import { afterAll, beforeAll, expect, it } from 'vitest';
import { SeatClient } from '../support/seat-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { until, untilEqual } from '../support/until.js';

let database: Database;
let server: Server;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url, { BEAT_MS: '100' });
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

/** From now on, what a beat asks of the grants takes a second once it meets this candidate's: a busy database. */
const slowDown = (candidateId: string) =>
  database.sql(`
    create function is_read(candidate uuid) returns boolean language plpgsql cost 0.0001 as $$
    begin
      if candidate = '${candidateId}' and current_query() like '%session_id = any%' then perform pg_sleep(1); end if;
      return true;
    end $$;
    alter table "grant" rename to grants_behind;
    create view "grant" as select * from grants_behind where is_read(candidate_id)`);

/** Waits for a beat that looks at the grants and began after the one before. */
async function aNewBeat(after: string): Promise<string> {
  let since = '';
  await until(async () => {
    const rows = await database.sql<{ since: string }>(
      `select query_start::text as since from pg_stat_activity where wait_event = 'PgSleep' and query_start::text > $1`,
      [after],
    );
    return (since = rows[0]?.since ?? '');
  });
  return since;
}

it('[R2] a browser that comes back while the grants are looked at keeps its seat', async () => {
  const [staying, returning] = await Promise.all(
    server.demo.candidates.slice(0, 2).map((person) => SeatClient.join(server, person)),
  );
  const { seat } = returning!;
  await untilEqual(() => [staying!.seat.screen, seat.screen], ['waiting', 'waiting']);
  const lost = async () => (await database.sql(`select from journal where type = 'LinkLost'`)).length;

  seat.socket.disconnect();
  await untilEqual(lost, 1);
  await slowDown(staying!.reply.candidate.id);
  const without = await aNewBeat('');
  seat.view = null;
  seat.socket.connect();
  await until(() => seat.view ?? seat.goodbye);
  await aNewBeat(without);
  expect([seat.goodbye, seat.socket.connected, await lost()]).toEqual([null, true, 1]);
  staying!.seat.close();
  seat.close();
});
