import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Job } from 'bullmq';
import { JournalReader, type Outcome } from '../journal/index.js';
import { Clock, Jobs, ringLater } from '../platform/index.js';
import { SupervisionService } from '../supervision/index.js';
import { causeOf, delayOf, WAKE_UPS, wakeUpId, type WakeUp } from './wake-up.js';

/** Who rings just after another finds that it has looked at who else is due. */
const LOOKS_APART_MS = 100;

/** A wake-up rings: the path is told that time has passed, and judges. */
@Injectable()
export class WakeUpProcessor implements OnApplicationBootstrap {
  /** What became of those in hand, by their ids. */
  private readonly inHand = new Map<string, Promise<Outcome>>();
  private lookedAt = -Infinity;

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
    void this.ringOthers();
    const outcome = await this.passTime(job.data);
    if (!outcome.ok) throw new Error(outcome.code);
  }

  /** A region ends in one second: who is due with this one waits neither for the queue nor for its turn in it. */
  private async ringOthers(): Promise<void> {
    if (performance.now() - this.lookedAt < LOOKS_APART_MS) return;
    this.lookedAt = performance.now();
    // Without an answer, each waits for its own ring.
    const due = await this.journal.due(this.clock.now()).catch(() => []);
    for (const wakeUp of due) void this.passTime(wakeUp);
  }

  /** Under the wake-up's own id, once, whoever asks. Never rejects. */
  private passTime(wakeUp: WakeUp): Promise<Outcome> {
    const id = wakeUpId(wakeUp);
    const known = this.inHand.get(id);
    if (known) return known;
    const passTime = {
      principal: { kind: 'system' },
      sessionId: wakeUp.sessionId,
      command: { type: 'PassTime' },
      message: { id: causeOf(wakeUp) },
    } as const;
    const outcome = this.supervision.handUntilSure(passTime, () => this.jobs.isClosed);
    this.inHand.set(id, outcome);
    void outcome.finally(() => this.inHand.delete(id));
    return outcome;
  }
}
