import { instant, latest, type Instant, type SessionId } from '@vigie/domain';
import { v5 as named } from 'uuid';

/** "Look then at who is due." It rules nothing: one that comes for nothing finds nothing to do. */
export interface WakeUp {
  at: Instant;
  /** The sessions whose time could not be passed: what is left of a job that failed. */
  failed?: SessionId[];
}

export const WAKE_UPS = 'wake-ups';

/** Instants within so long share one: a region that ends in one second costs the queue ten jobs, not one a session (ADR 7). */
const APART_MS = 100;

/** Never before the instant, nor at one that has passed: its job may have looked already. */
export const wakeUpFor = (dueAt: Instant, now: Instant): WakeUp => ({
  at: instant(Math.ceil(latest(dueAt, instant(now + 1)) / APART_MS) * APART_MS),
});

/** One job for an instant, however often it is added. BullMQ keeps `:` for itself, and numbers. */
export const wakeUpId = ({ at }: WakeUp): string => `at-${at}`;

/** The same for one of its sessions, as an id that the journal takes: it stands with what the wake-up brought about. */
export const causeOf = ({ at }: WakeUp, sessionId: SessionId): string => named(String(at), sessionId);

/** How long the queue has to wait, in its own count of time; never less than nothing. */
export const delayOf = ({ at }: WakeUp, now: Instant): number => Math.max(0, at - now);
