import type { Instant, PersonId } from '@vigie/domain';

/** B1: what stands in columns of the session, written in the transaction of the event that says that it changed. */
export interface DetailsChange {
  room: string;
  roomId: string | null;
  address: string;
  description: string;
  plannedAt: Instant;
  timeZone: string;
  /** B4: who leaves the session's list of invigilators, and who is on it again. */
  left: readonly PersonId[];
  back: readonly PersonId[];
}
