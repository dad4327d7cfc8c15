import { Inject, Injectable } from '@nestjs/common';
import { Committer, type Told } from '../journal/index.js';
import { Clock, Jobs, type JobQueue } from '../platform/index.js';
import { delayOf, WAKE_UPS, wakeUpId, type WakeUp } from './wake-up.js';

const PROBE_MS = 1_000;

/**
 * One wake-up for each instant at which time owes a session something, added after the commit that set it and never
 * moved. Nobody waits for it: what could not be added is the sweeper's.
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
    committer.onCommitted((told) => void this.plan(wakeUpsOf(told)));
  }

  /** Never rejects. A wake-up that is there already stays as it is. */
  async plan(wakeUps: readonly WakeUp[]): Promise<void> {
    if (this.jobs.isClosed) return;
    await Promise.all(wakeUps.map((wakeUp) => this.add(wakeUp)));
  }

  async state(): Promise<'ok' | 'away'> {
    const answer = this.queue.getDelayedCount().then(
      () => true,
      () => false,
    );
    const silence = new Promise<false>((done) => setTimeout(done, PROBE_MS, false).unref());
    return (await Promise.race([answer, silence])) ? 'ok' : 'away';
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

/** Of what one commit told, the last word on each session. */
function wakeUpsOf(told: readonly Told[]): WakeUp[] {
  const last = new Map<WakeUp['sessionId'], WakeUp['at'] | null>();
  for (const { sessionId, nextDueAt } of told) if (nextDueAt !== undefined) last.set(sessionId, nextDueAt);
  return [...last].flatMap(([sessionId, at]) => (at === null ? [] : { sessionId, at }));
}
