import { expect, onTestFinished } from 'vitest';
import { startCutProxy } from '../support/cut-proxy.js';
import { idOf } from '../support/school-pc.js';
import { SeatClient } from '../support/seat-client.js';
import { it } from '../support/server-test.js';
import { expectAgreement, replay } from '../support/truth.js';
import { until, untilEqual } from '../support/until.js';

const CUT = 9;
const ALL = 24;
/** ±1 s of the proxy's own clock. */
const TOLERANCE_MS = 1_000;
/** The server hears a PC at least this often (its pings): so much earlier may the loss begin. */
const HEARD_EVERY_MS = 5_000;

it(
  '[T6] 9 of 24 cut: one incident; one order credits each what they lost, a second one credits nothing',
  { timeout: 90_000 },
  async ({ server, room, database }) => {
    const proxy = await startCutProxy(server.url);
    onTestFinished(() => proxy.close());
    const people = server.demo.candidates.slice(0, ALL);
    const cutServer = { ...server, url: proxy.url } as typeof server;
    const seats: SeatClient[] = [];
    for (const [n, person] of people.entries())
      seats.push((await SeatClient.join(n < CUT ? cutServer : server, person)).seat);
    onTestFinished(() => seats.forEach((seat) => seat.close()));
    const candidateIds = people.map((person) => idOf(room, person));
    for (const seat of seats) await untilEqual(() => seat.screen, 'waiting');
    await room.welcome(candidateIds);
    await room.send({ type: 'ConfirmPresences', candidateIds });
    await room.send({ type: 'LaunchSession', despiteNotReady: false });
    for (const seat of seats) {
      await untilEqual(() => seat.screen, 'code');
      expect((await seat.send({ type: 'StartTest', code: server.demo.accessCode })).ok).toBe(true);
    }
    const before = seats.map((seat) => seat.challenge.deadlineAt);
    const tileOf = (n: number) => room.tiles.get(candidateIds[n]!)!;

    // Heard just now, so that the loss begins with the cut.
    await Promise.all(seats.slice(0, CUT).map((seat) => seat.answer()));
    const cutAt = Date.now();
    proxy.cut();
    await until(() => seats.every((_seat, n) => n >= CUT || tileOf(n).link?.on === false), 20_000);
    expect(tileOf(CUT).link?.on).toBe(true);
    const cutIds = candidateIds.slice(0, CUT).toSorted();
    await untilEqual(() => room.session?.outages.map(({ candidateIds: ids }) => ids.toSorted()), [cutIds]);
    const [outage] = room.session!.outages;
    expect(outage).toMatchObject({ cause: 'network', endedAt: null });
    expect(Math.abs(outage!.startedAt - cutAt)).toBeLessThan(TOLERANCE_MS);
    expect((await room.send({ type: 'CreditLostTimes', candidateIds })).ok).toBe(true);
    expect(tileOf(0).lost).toMatchObject({ network: 0, credited: 0, open: { cause: 'network' } });
    proxy.mend();
    const mendedAt = Date.now();
    await until(() => seats.every((_seat, n) => tileOf(n).link?.on === true), 20_000);
    const backAt = Date.now();
    await until(() => room.session!.outages[0]!.endedAt !== null);
    expect(room.session!.outages).toHaveLength(1);
    expect(room.session!.outages[0]!.endedAt).toBeLessThan(backAt + TOLERANCE_MS);

    const ack = await room.send({ type: 'CreditLostTimes', candidateIds });
    expect(ack).toMatchObject({ ok: true });
    expect(ack.ok && ack.skipped.map(({ code }) => code)).toEqual(Array(ALL - CUT).fill('nothing-to-credit'));
    for (let n = 0; n < CUT; n++) {
      await untilEqual(() => tileOf(n).lost!.credited, tileOf(n).lost!.network);
      const lost = tileOf(n).lost!;
      expect(lost.network).toBeGreaterThan(mendedAt - cutAt - TOLERANCE_MS);
      expect(lost.network).toBeLessThan(backAt - cutAt + HEARD_EVERY_MS + TOLERANCE_MS);
      await untilEqual(() => seats[n]!.challenge.deadlineAt, before[n]! + lost.network);
    }
    const again = await room.send({ type: 'CreditLostTimes', candidateIds });
    expect(again.ok && again.skipped).toHaveLength(ALL);
    expect(seats[CUT]!.challenge.deadlineAt).toBe(before[CUT]);
    await expectAgreement(database.sql, [room.tiles]);
    await replay(database.sql);
  },
);
