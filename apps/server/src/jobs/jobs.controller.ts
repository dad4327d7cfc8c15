import { may } from '@vigie/domain';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { DOORS, type JobsReport, type RefusalMessage } from '@vigie/protocol';
import type { Request, Response } from 'express';
import type { Administrator } from '../auth/index.js';
import { WakeUpQueue } from '../deadlines/index.js';
import { Clock, CONFIG, Documented, modeOf, type Config } from '../platform/index.js';
import { CenterDoor, refuse } from '../supervision/index.js';
import { JobsView } from './jobs.view.js';

/** What time will do, and did, for the sessions of an administrator's centres. */
@Controller('api/center')
export class JobsController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
    @Inject(JobsView) private readonly view: JobsView,
    @Inject(WakeUpQueue) private readonly wakeUps: WakeUpQueue,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('jobs')
  @Documented(DOORS.centerJobs)
  async jobs(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobsReport | RefusalMessage> {
    const found = await this.door.administratorOf(request);
    response.set('Cache-Control', 'no-store');
    return found ? this.report(found) : refuse(request, response, 401, 'sign-in-required');
  }

  private async report({ principal, name: administrator }: Administrator): Promise<JobsReport> {
    const at = this.clock.now();
    const centerIds = principal.centerIds.filter((centerId) => may(principal, 'FollowJobs', { centerId }));
    const [state, failed, centers, wakeUps, reminders] = await Promise.all([
      this.wakeUps.state(),
      this.wakeUps.failed(),
      this.view.names(centerIds),
      this.view.wakeUps(centerIds, at),
      this.view.reminders(centerIds, at),
    ]);
    const { sweepMs } = this.config;
    const failures = failed && (await this.view.ours(centerIds, failed));
    return {
      ok: true,
      at,
      administrator,
      centers,
      queue: { state, place: modeOf(this.config), sweepMs, failed: failures },
      wakeUps,
      reminders,
      mayInspectQueues: may(principal, 'InspectQueues', { installation: 'whole' }),
    };
  }
}
