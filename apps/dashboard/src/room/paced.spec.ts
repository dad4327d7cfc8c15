import type { RoomEvents } from '@vigie/link';
import type { CatchUp, Pulse } from '@vigie/protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aFrame, aPerson, aTile } from '../support/a-tile';
import { paced } from './paced';

let told: (number | string)[];
let room: RoomEvents;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  room = paced({
    rosterVersion: () => 0,
    frame: ({ seq }) => void told.push(seq),
    caughtUp: ({ tiles }) => void told.push(tiles.length > 0 ? `caught up with ${tiles.length}` : 'caught up'),
    tiles: (tiles) => void told.push(`${tiles.length} more`),
    pulse: () => void told.push('pulse'),
    status: () => {},
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const aCatchUp = (size: number): CatchUp => {
  const tiles = Array.from({ length: size }, (_one, n) => aTile({ candidateId: `c${n}` }));
  const roster = Object.fromEntries(tiles.map(({ candidateId }) => [candidateId, aPerson({ lastName: candidateId })]));
  return { tiles, roster } as unknown as CatchUp;
};
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

it('a room is caught up in one go, a thousand tiles bit by bit, with what comes meanwhile behind them', async () => {
  room.caughtUp(aCatchUp(30));
  expect(told).toEqual(['caught up with 30']);
  told = [];
  await vi.advanceTimersByTimeAsync(1_000);
  room.caughtUp(aCatchUp(80));
  hear(1);
  room.pulse({} as Pulse);
  expect(told[0]).toBe('caught up with 32');
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual(['caught up with 32', '32 more', '16 more', 1, 'pulse']);
});

it('a backlog of frames is given bit by bit, in order, and a catch-up behind it', async () => {
  const seqs = Array.from({ length: 80 }, (_one, n) => n + 1);
  // Ten tiles are painted before the next are drawn.
  seqs.forEach((seq) => room.frame(aFrame({ seq, tiles: [aTile()] })));
  expect(told).toEqual([1]);
  room.caughtUp(aCatchUp(0));
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(seqs.slice(0, 11));
  await vi.advanceTimersByTimeAsync(17);
  expect(told).toEqual(seqs.slice(0, 21));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([...seqs, 'caught up']);
});
