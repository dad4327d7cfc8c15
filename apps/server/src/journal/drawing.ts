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
  tile: Omit<Tile, 'seq'> | null;
  seats: Seats;
}

/** Drawn from the state, never kept: ten thousand tiles would weigh more than their candidates. */
export const drawn = (state: SessionState, candidate: CandidateState | undefined): Drawn =>
  candidate ? { tile: tileOf(state, candidate), seats: seatsOf(state, candidate) } : { tile: null, seats: {} };

/** Whether two things drawn look alike: plain values, lists and objects, compared up to the first difference. */
export function looksAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const fields = Object.keys(one) as (keyof typeof one)[];
  return fields.length === Object.keys(other).length && fields.every((field) => looksAlike(one[field], other[field]));
}
