import type { Instant } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Jobs, type JobQueue } from '../platform/index.js';
import { REMINDERS, reminderJobId, type ReminderJob } from './reminder.js';

/** Wakes a process at each instant at which something is due. Nobody waits for it: what could not be added is the sweeper's. */
@Injectable()
export class ReminderQueue {
  readonly queue: JobQueue<ReminderJob>;

  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Clock) private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.queue = jobs.queue(REMINDERS);
  }

  /** Never rejects. What is past rings now, under an id of its own: the job of that instant may be running. */
  async wakeAt(instants: readonly Instant[]): Promise<void> {
    if (this.jobs.isClosed) return;
    const now = this.clock.now();
    const ahead = new Set(instants.map((at) => (at > now ? at : now)));
    await Promise.all([...ahead].map((at) => this.add({ at }, at - now)));
  }

  private async add(job: ReminderJob, delay: number): Promise<void> {
    try {
      await this.queue.add(REMINDERS, job, { jobId: reminderJobId(job), delay });
      this.jobs.isBack();
    } catch (error) {
      this.jobs.isGone(error as Error);
    }
  }
}
