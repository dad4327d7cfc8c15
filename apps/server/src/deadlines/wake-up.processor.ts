import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Clock, Jobs, ringLater } from '../platform/index.js';
import { SupervisionService } from '../supervision/index.js';
import { causeOf, delayOf, WAKE_UPS, type WakeUp } from './wake-up.js';

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
    if (early > 0) return ringLater(job, early, token);
    const passTime = {
      principal: { kind: 'system' },
      sessionId: job.data.sessionId,
      command: { type: 'PassTime' },
      message: { id: causeOf(job.data) },
    } as const;
    const outcome = await this.supervision.handUntilSure(passTime, () => this.jobs.isClosed);
    if (!outcome.ok) throw new Error(outcome.code);
  }
}
