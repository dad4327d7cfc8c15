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

export interface Drawn {
  tile: Omit<Tile, 'seq'>;
  seats: Seats;
}

/** Drawn from the state, never kept: ten thousand tiles would weigh more than their candidates. */
export const drawn = (state: SessionState, candidate: CandidateState): Drawn => ({
  tile: tileOf(state, candidate),
  seats: seatsOf(state, candidate),
});
