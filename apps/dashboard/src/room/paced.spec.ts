import type { RoomEvents } from '@vigie/link';
import type { CatchUp, Pulse } from '@vigie/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aFrame, aTile } from '../support/a-tile';
import { paced } from './paced';

let told: (number | string)[];
let room: RoomEvents;
/** What has been drawn has taken so long. */
let busyMs: number;
const draw = (tiles: readonly unknown[]) => (busyMs += tiles.length);
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  busyMs = 0;
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + busyMs);
  room = paced({
    rosterVersion: () => 0,
    frame: ({ seq, tiles }) => void [draw(tiles), told.push(seq)],
    caughtUp: ({ tiles }) =>
      void [draw(tiles), told.push(tiles.length > 0 ? `caught up with ${tiles.length}` : 'caught up')],
    pulse: () => void told.push('pulse'),
    status: () => {},
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const aCatchUp = (size: number) => ({ tiles: Array.from({ length: size }, () => aTile()) }) as unknown as CatchUp;
const hear = (...seqs: number[]) => seqs.forEach((seq) => room.frame(aFrame({ seq })));

it('a frame that comes alone is told at once, those of a rush together and in order', () => {
  hear(1, 2, 3);
  expect(told).toEqual([1]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([1, 2, 3]);
  vi.advanceTimersByTime(1_000);
  hear(4);
  expect(told).toEqual([1, 2, 3, 4]);
});

it('what comes after a frame never overtakes it', () => {
  hear(1, 2);
  room.pulse({} as Pulse);
  hear(3);
  room.caughtUp(aCatchUp(0));
  expect(told).toEqual([1, 2, 'pulse', 3, 'caught up']);
});

it('a page that nobody sees takes frames as they come', () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  hear(1, 2, 3);
  expect(told).toEqual([1, 2, 3]);
});

it('a catch-up is told at once, with what comes meanwhile behind it', async () => {
  room.caughtUp(aCatchUp(1_000));
  expect(told).toEqual(['caught up with 1000']);
  hear(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(['caught up with 1000', 1]);
});

it('a backlog of frames is given bit by bit, in order, and a catch-up behind it', async () => {
  const seqs = Array.from({ length: 80 }, (_one, n) => n + 1);
  seqs.forEach((seq) => room.frame(aFrame({ seq, tiles: [aTile(), aTile()] })));
  expect(told).toEqual([1]);
  room.caughtUp(aCatchUp(0));
  await vi.advanceTimersByTimeAsync(0);
  const first = told.length;
  expect(first).toBeLessThan(40);
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual([...seqs, 'caught up']);
});
