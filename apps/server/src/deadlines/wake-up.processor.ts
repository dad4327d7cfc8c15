import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DelayedError, type Job } from 'bullmq';
import { Clock, Jobs } from '../platform/index.js';
import { SupervisionService } from '../supervision/index.js';
import { delayOf, WAKE_UPS, type WakeUp } from './wake-up.js';

/** A wake-up rings: the path is told that time has passed, and judges. */
@Injectable()
export class WakeUpProcessor implements OnApplicationBootstrap {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.work<WakeUp>(WAKE_UPS, (job, token) => this.ring(job, token));
  }

  private async ring(job: Job<WakeUp>, token: string | undefined): Promise<void> {
    const early = delayOf(job.data, this.clock.now());
    if (early > 0) return this.ringLater(job, early, token);
    const passTime = {
      principal: { kind: 'system' },
      sessionId: job.data.sessionId,
      command: { type: 'PassTime' },
    } as const;
    const outcome = await this.supervision.handUntilSure(passTime, () => this.jobs.isClosed);
    if (!outcome.ok) throw new Error(outcome.code);
  }

  /** The queue counts in this machine's time, which is not Postgres's. */
  private async ringLater(job: Job<WakeUp>, early: number, token: string | undefined): Promise<never> {
    await job.moveToDelayed(Date.now() + early, token);
    throw new DelayedError();
  }
}
