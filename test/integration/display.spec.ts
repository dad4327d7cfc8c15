import { describe, expect } from 'vitest';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it } from '../support/server-test.js';
import { until } from '../support/until.js';

const large = { textSize: 150, contrast: 'high', font: 'normal' } as const;
const plain = { textSize: 100, contrast: 'normal', font: 'normal' } as const;

describe('[R6] the look that a candidate chose', () => {
  it('comes with the seat on another PC, before its screen, and nothing of it is journalled', async ({
    server,
    room,
    database,
  }) => {
    const person = server.demo.candidates[0]!;
    const { seat: first } = await SeatClient.join(server, person);
    await until(() => first.screen === 'waiting');
    expect(first.display).toBeNull();
    const head = room.last!.head;
    expect(await first.choose({ ...large, chosenAt: null })).toEqual({ ok: true, display: large });

    const { seat: second } = await SeatClient.join(server, person);
    await until(() => second.screen === 'resume');
    expect(second.display).toEqual(large);
    await room.send({ type: 'AuthoriseResume', candidateId: idOf(room, person) as never });
    await until(() => second.screen === 'waiting' && first.goodbye);
    const types = await database.sql<{ type: string }>('select distinct type from journal where seq > $1', [head]);
    expect(types.map(({ type }) => type).filter((type) => /isplay/.test(type))).toEqual([]);
    const written = await database.sql(
      `select 1 from journal where data::text ~ 'textSize|contrast' union all
       select 1 from command_outcome where outcome::text ~ 'textSize|contrast' union all
       select 1 from tile where tile::text || seats::text ~ 'textSize|contrast'`,
    );
    expect(written).toEqual([]);
    second.close();
  });

  it('the newest choice wins, whenever it arrives; one from the future is one of now', async ({ server }) => {
    const { seat } = await SeatClient.join(server, server.demo.candidates[1]!);
    await until(() => seat.view);
    const now = seat.view!.at;
    const easy = { ...plain, font: 'easy' } as const;
    expect(await seat.choose({ ...large, chosenAt: now - 1_000 })).toEqual({ ok: true, display: large });
    expect(await seat.choose({ ...plain, chosenAt: now - 60_000 })).toEqual({ ok: true, display: large });
    expect(await seat.choose({ ...easy, chosenAt: now + 86_400_000 })).toEqual({ ok: true, display: easy });
    expect(await seat.choose({ ...plain, chosenAt: null })).toEqual({ ok: true, display: plain });
    seat.close();
  });

  it('is refused in words when it is none', async ({ server, room, database }) => {
    const { seat } = await SeatClient.join(server, server.demo.candidates[2]!);
    await until(() => seat.screen === 'waiting');
    const wrong: object[] = [{}, { ...large, textSize: 300 }, { ...large, name: 'Léa' }, { ...large, font: '<b>' }];
    for (const one of wrong)
      expect(await seat.choose({ chosenAt: null, ...one } as never)).toMatchObject({ code: 'invalid-message' });
    const rows = await database.sql('select 1 from display where candidate_id = $1', [
      idOf(room, server.demo.candidates[2]!),
    ]);
    expect(rows).toEqual([]);
    seat.close();
  });
});
