import type { CandidateState, DeviceId, SessionState } from '@vigie/domain';
import type { Tile } from '@vigie/protocol';
import { seatsOf, type Seats } from './seat.projection.js';
import { tileOf } from './tile.projection.js';

/** The screens of one candidate's browsers; those that are gone have none any more, and why. */
export interface NewSeats {
  screens: Seats;
  gone: readonly DeviceId[];
  why: 'device-replaced' | 'signed-out';
}

/** What is shown of one candidate, as it is written. */
export interface DrawnTile {
  seq: number;
  tile: string;
  seats: string;
}

interface Drawn {
  shown: { tile: Omit<Tile, 'seq'> | null; seats: Seats };
  tile: string;
  seats: string;
}

/** Drawn from the state, never kept: the texts of ten thousand tiles would weigh more than their candidates. */
export function drawn(state: SessionState, candidate: CandidateState | undefined): Drawn {
  const shown = candidate
    ? { tile: tileOf(state, candidate), seats: seatsOf(state, candidate) }
    : { tile: null, seats: {} };
  return { shown, tile: JSON.stringify(shown.tile), seats: JSON.stringify(shown.seats) };
}
