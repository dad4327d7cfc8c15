import type { Ack } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RoomClient, signIn } from '../support/room-client.js';
import { newDatabase, startServer, type Database, type Server } from '../support/server.js';
import { expectAgreement, headInSql } from '../support/truth.js';
import { untilEqual } from '../support/until.js';

const IN_FLIGHT = 50;

let database: Database;
let server: Server;

beforeAll(async () => {
  database = await newDatabase();
  server = await startServer(database.url);
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

interface Sent {
  id: string;
  candidateId: string;
  seat: string;
  ack: Promise<Ack | null>;
}

it.each([3, 17, 31, 44])(
  '[fault 9] kill -9 with 50 commands in flight, after %i answers: every acknowledged one is in the journal, once',
  async (answersBeforeTheKill) => {
    const room = await RoomClient.open(server, (await signIn(server)).cookie);
    const ids = [...room.tiles.keys()];
    await room.welcome(ids);
    let answered = 0;
    const sent: Sent[] = Array.from({ length: IN_FLIGHT }, (_, n) => {
      const id = randomUUID();
      const candidateId = ids[n % ids.length]!;
      const seat = `${answersBeforeTheKill}-${n}`;
      const ack = room.send({ type: 'SeatCandidate', candidateId: candidateId as never, seat }, id).then(
        (given) => {
          if (++answered === answersBeforeTheKill) server.process.kill('SIGKILL');
          return given;
        },
        () => null,
      );
      return { id, candidateId, seat, ack };
    });
    const acks = await Promise.all(sent.map(({ ack }) => ack));
    await server.stop();
    room.close();

    const rows = await database.sql<{ command_id: string; count: number }>(
      'select command_id, count(*)::int as count from journal where command_id = any($1::uuid[]) group by 1',
      [sent.map(({ id }) => id)],
    );
    const counts = new Map(rows.map(({ command_id, count }) => [command_id, count]));
    for (const count of counts.values()) expect(count).toBe(1);
    sent.forEach(({ id }, n) => {
      if (acks[n]) expect(acks[n], id).toMatchObject({ ok: true });
      if (acks[n]) expect(counts.get(id)).toBe(1);
    });
    expect(acks.filter(Boolean).length).toBeGreaterThanOrEqual(answersBeforeTheKill);

    server = await startServer(database.url);
    await resend(sent, acks, counts);
  },
);

/** [fault 2] The retry after the crash gives the same result, and one row. */
async function resend(sent: Sent[], acks: (Ack | null)[], counts: Map<string, number>): Promise<void> {
  const again = await RoomClient.open(server, (await signIn(server)).cookie);
  for (const [n, { id, candidateId, seat }] of sent.entries()) {
    const ack = await again.send({ type: 'SeatCandidate', candidateId: candidateId as never, seat }, id);
    expect(ack.ok).toBe(true);
    if (acks[n]) expect(ack).toEqual(acks[n]);
    if (counts.has(id)) expect((ack as { seq: number }).seq).toBeLessThanOrEqual(await headInSql(database.sql));
  }
  const [row] = await database.sql<{ twice: number }>(
    `select count(*)::int as twice from (select command_id from journal where command_id is not null
     group by actor_id, command_id having count(*) > 1) as t`,
  );
  expect(row!.twice).toBe(0);
  await untilEqual(() => again.sync.head, await headInSql(database.sql));
  await expectAgreement(database.sql, [again.tiles]);
  again.close();
}
