import type { SessionId } from '@vigie/domain';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Job } from 'bullmq';
import { JournalReader, type DueSession, type Outcome } from '../journal/index.js';
import { Clock, Jobs, ringLater } from '../platform/index.js';
import { SupervisionService } from '../supervision/index.js';
import { causeOf, delayOf, WAKE_UPS, type WakeUp } from './wake-up.js';

const MOST_AT_ONCE = 1_000;
/** When Postgres does not say who is due. */
const ASKS_AGAIN_MS = 1_000;

/** A wake-up rings: the path is told that time has passed, for every session that is due by now, and judges. */
@Injectable()
export class WakeUpProcessor implements OnApplicationBootstrap {
  /** What becomes of those in hand. */
  private readonly inHand = new Map<string, Promise<Outcome>>();

  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.work<WakeUp>(WAKE_UPS, (job, token) => this.ring(job, token));
  }

  private async ring(job: Job<WakeUp>, token: string | undefined): Promise<void> {
    const early = delayOf(job.data, this.clock.now());
    if (early > 0) return ringLater(job, early, token);
    const failed = await this.passTime(job.data);
    if (failed === null) return ringLater(job, ASKS_AGAIN_MS, token);
    if (failed.length === 0) return;
    await job.updateData({ ...job.data, failed });
    throw new Error(`time could not be passed for ${failed.length} sessions`);
  }

  /** Those for whom it failed; null when nobody knows who is due. */
  private async passTime(wakeUp: WakeUp): Promise<SessionId[] | null> {
    const due = await this.journal.due(this.clock.now(), MOST_AT_ONCE).catch(() => null);
    if (!due) return null;
    const outcomes = await Promise.all(due.map((one) => this.hand(one, wakeUp)));
    const failed = due.filter((_, n) => !outcomes[n]!.ok).map(({ sessionId }) => sessionId);
    return failed.length > 0 || due.length < MOST_AT_ONCE ? failed : this.passTime(wakeUp);
  }

  /** Once, whichever wake-up finds it due. Never rejects. */
  private hand({ sessionId, at }: DueSession, wakeUp: WakeUp): Promise<Outcome> {
    const key = `${sessionId} ${at}`;
    const known = this.inHand.get(key);
    if (known) return known;
    const passTime = {
      principal: { kind: 'system' },
      sessionId,
      command: { type: 'PassTime' },
      message: { id: causeOf(wakeUp, sessionId) },
    } as const;
    const outcome = this.supervision.handUntilSure(passTime, () => this.jobs.isClosed);
    this.inHand.set(key, outcome);
    void outcome.finally(() => this.inHand.delete(key));
    return outcome;
  }
}
