import type { CenterId, Duration, Instant } from '@vigie/domain';

/** "Remind this person of this, then." Ids alone: the words are made when it is delivered. */
export interface NewReminder {
  kind: string;
  /** The session, or whatever it is about: with it, it is cancelled. */
  causeId: string;
  centerId: CenterId;
  recipientId: string;
  dueAt: Instant;
  data?: Record<string, string>;
}

export interface Reminder extends Required<NewReminder> {
  id: string;
}

/** What a reminder becomes: one a channel and target. */
export interface NewDelivery {
  channel: string;
  /** Tells two of one channel apart (two addresses); usually none. */
  target?: string;
  data?: Record<string, unknown>;
}

export interface Delivery extends Required<NewDelivery> {
  /** The same at every attempt: a receiver that knows it already has it (Message-ID, idempotency key). */
  id: string;
  reminder: Reminder;
}

/** A question to Postgres within the transaction that delivers. */
export type Ask = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>;

/** One kind of reminder. */
export interface ReminderHandler {
  /**
   * To whom it goes and how, by the facts as they stand now; nothing once its cause is gone. It only reads and answers: what
   * it names is written with the reminder's state, or not at all.
   */
  deliver(reminder: Reminder, ask: Ask): Promise<NewDelivery[]>;
  /** What the facts say should be planned: asked at start-up and at each sweep, so that a plan that was lost is made again. */
  owed?(now: Instant): Promise<NewReminder[]>;
}

/**
 * How an attempt came out that threw nothing. `moot`: there is nothing to tell any more; `unsent`: there is no way to send it here.
 * Neither is tried again.
 */
export type SendOutcome = 'sent' | 'moot' | 'unsent';

/** One way to leave. */
export interface Channel {
  send(delivery: Delivery, signal: AbortSignal): Promise<SendOutcome>;
  /**
   * What becomes of a delivery whose process died while it was leaving: sent again (its receiver knows it by its id), or
   * left as failed for people to see.
   */
  ifInterrupted: 'sendAgain' | 'fail';
}

export const REMINDERS = 'reminders';

/** "Look at what is due then." Several reminders of one instant share it. */
export interface ReminderJob {
  at: Instant;
}
export const reminderJobId = ({ at }: ReminderJob): string => `at.${at}`;

export const MOST_ATTEMPTS = 8;
/** 10 s, 20 s, 40 s … a quarter of an hour at the most between two attempts. */
export const backoff = (attempts: number): Duration => Math.min(10_000 * 2 ** (attempts - 1), 900_000) as Duration;

/** An error's words as they are kept: one line, not a page. */
export const wordsOf = (error: unknown): string => (error as Error).message.split('\n')[0]!.slice(0, 300);
