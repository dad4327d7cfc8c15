import type { Instant, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Committer, type Told } from '../journal/index.js';
import { Clock, Jobs, type JobQueue } from '../platform/index.js';
import { delayOf, WAKE_UPS, wakeUpFor, wakeUpId, type WakeUp } from './wake-up.js';

const PROBE_MS = 1_000;
/** The queue on Postgres has two connections: who waits longer than its time limit for one counts as missed. */
const ADDED_AT_ONCE = 20;
/** Wake-ups that are still there though nobody looks forward to their instant any more. */
const STALE = 100;

/**
 * A wake-up for each instant at which time owes sessions something, added after the commit that set it and never moved.
 * Nobody waits for it: what could not be added is the sweeper's.
 */
@Injectable()
export class WakeUpQueue {
  private readonly queue: JobQueue<WakeUp>;
  /** Wake-ups that could not be added since the process started. */
  missed = 0;

  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Committer) committer: Committer,
  ) {
    this.queue = jobs.queue(WAKE_UPS);
    committer.onCommitted((told) => void this.plan(this.wakeUpsFor(nextOf(told))));
  }

  private wakeUpsFor(instants: readonly Instant[]): WakeUp[] {
    const now = this.clock.now();
    const wakeUps = instants.map((at) => wakeUpFor(at, now));
    return [...new Map(wakeUps.map((one) => [one.at, one])).values()];
  }

  /** Never rejects. A wake-up that is there already stays as it is. */
  private async plan(wakeUps: readonly WakeUp[]): Promise<void> {
    for (let from = 0; from < wakeUps.length && !this.jobs.isClosed; from += ADDED_AT_ONCE)
      await Promise.all(wakeUps.slice(from, from + ADDED_AT_ONCE).map((wakeUp) => this.add(wakeUp)));
  }

  /** Those that ring next, of which the queue may have lost some: one question, and what is missing. Never rejects. */
  async planMissing(instants: readonly Instant[]): Promise<void> {
    if (instants.length === 0 || this.jobs.isClosed) return;
    const wakeUps = this.wakeUpsFor(instants);
    const next = this.queue.getRanges(['delayed'], 0, wakeUps.length + STALE, true);
    const there = new Set(await next.catch(() => []));
    await this.plan(wakeUps.filter((wakeUp) => !there.has(wakeUpId(wakeUp))));
  }

  async state(): Promise<'ok' | 'away'> {
    return (await answerOf(this.queue.getDelayedCount())) === null ? 'away' : 'ok';
  }

  /** The sessions whose time could not be passed: the queue keeps the last jobs that failed. Null while it is away. */
  async failed(): Promise<SessionId[] | null> {
    const jobs = await answerOf(this.queue.getFailed());
    return jobs && jobs.flatMap(({ data }) => data.failed ?? []);
  }

  private async add(wakeUp: WakeUp): Promise<void> {
    try {
      await this.queue.add(WAKE_UPS, wakeUp, { jobId: wakeUpId(wakeUp), delay: delayOf(wakeUp, this.clock.now()) });
      this.jobs.isBack();
    } catch (error) {
      this.missed++;
      this.jobs.isGone(error as Error);
    }
  }
}

/** Null when the queue does not answer soon. */
async function answerOf<T>(asked: Promise<T>): Promise<T | null> {
  const silence = new Promise<null>((done) => setTimeout(done, PROBE_MS, null).unref());
  return Promise.race([asked.catch(() => null), silence]);
}

/** Of what one commit told, the last word on each session. */
function nextOf(told: readonly Told[]): Instant[] {
  const last = new Map<SessionId, Instant | null>();
  for (const { sessionId, nextDueAt } of told) if (nextDueAt !== undefined) last.set(sessionId, nextDueAt);
  return [...last.values()].filter((at) => at !== null);
}
