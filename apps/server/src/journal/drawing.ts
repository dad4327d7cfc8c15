import type { CandidateState, DeviceId, SessionState } from '@vigie/domain';
import type { SentTile } from '@vigie/protocol';
import { seatsOf, type DeviceSeat } from './seat.projection.js';
import { tileOf } from './tile.projection.js';

/** The screens of one candidate's browsers; those that are gone have none any more, and why. */
export interface NewSeats {
  screens: readonly DeviceSeat[];
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
  tile: SentTile;
  screens: DeviceSeat[];
}

/** Drawn from the state, never kept: ten thousand tiles would weigh more than their candidates. */
export const drawn = (state: SessionState, candidate: CandidateState, seq: number): Drawn => ({
  tile: tileOf(state, candidate, seq),
  screens: seatsOf(state, candidate),
});
