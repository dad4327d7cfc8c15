import type { SessionView, Tile } from '@vigie/protocol';

/** Time left, while it runs for this candidate: from the launch on, for latecomers too (R4). */
export function timeLeft(tile: Tile, phase: SessionView['phase'], now: number | null): number | null {
  const { deadlineAt, situation, closed, endScreenAt, pausedSince } = tile;
  const isOver = closed !== null || endScreenAt !== null || situation === 'finished' || phase !== 'launched';
  // In a pause the time left stands still (T9).
  const until = pausedSince ?? now;
  return deadlineAt === null || until === null || isOver ? null : deadlineAt - until;
}

export type Hurry = '' | 'last15' | 'last5';

export function hurryOf(left: number | null): Hurry {
  if (left === null || left >= 900_000) return '';
  return left < 300_000 ? 'last5' : 'last15';
}
