import type { Instant, SessionId } from '@vigie/domain';
import { v5 as named } from 'uuid';

/** "Look at this session then." It rules nothing: one that comes for nothing finds nothing to do. */
export interface WakeUp {
  sessionId: SessionId;
  at: Instant;
}

export const WAKE_UPS = 'wake-ups';

/** One job for a session and an instant, however often it is added. BullMQ keeps `:` for itself. */
export const wakeUpId = ({ sessionId, at }: WakeUp): string => `${sessionId}.${at}`;

/** The same as an id that the journal takes: it stands with what the wake-up brought about. */
export const causeOf = ({ sessionId, at }: WakeUp): string => named(String(at), sessionId);

/** How long the queue has to wait, in its own count of time; never less than nothing. */
export const delayOf = ({ at }: WakeUp, now: Instant): number => Math.max(0, at - now);
