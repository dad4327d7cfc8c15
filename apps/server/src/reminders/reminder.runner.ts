import { after, minutes, type Instant } from '@vigie/domain';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Clock, CONFIG, Jobs, ringLater, type Config } from '../platform/index.js';
import { Deliverer } from './deliverer.js';
import { Outbox } from './outbox.js';
import { Channels, ReminderHandlers } from './registry.js';
import { ReminderQueue } from './reminder.queue.js';
import { REMINDERS, type ReminderJob } from './reminder.js';
import { Reminders } from './reminders.service.js';

/** How far ahead a job that was lost is found missing. */
const AHEAD = minutes(2);
const TO_FINISH_MS = 3_000;

/**
 * What makes reminders leave: the queue's jobs at their instants, and behind them a sweep at start-up and every 10 s, which
 * also plans anew what the facts owe and gives the queue again what it may have lost.
 */
@Injectable()
export class ReminderRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReminderRunner.name);
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'sweepMs'>,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Clock) private readonly clock: Pick<Clock, 'now'>,
    @Inject(ReminderHandlers) private readonly handlers: ReminderHandlers,
    @Inject(Channels) private readonly channels: Channels,
    @Inject(ReminderQueue) private readonly queue: ReminderQueue,
    @Inject(Reminders) private readonly reminders: Reminders,
    @Inject(Deliverer) private readonly deliverer: Deliverer,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Refuses to start half-wired. What is due at the start is not waited for: a mail server keeps no exam from opening. */
  onApplicationBootstrap(): void {
    void [this.handlers.all, this.channels.all];
    this.jobs.work<ReminderJob>(REMINDERS, async (job, token) => {
      const early = job.data.at - this.clock.now();
      if (early > 0) return ringLater(job, early, token);
      await this.pass();
    });
    this.sweeping = this.sweep(() => null);
    this.timer = setInterval(() => {
      this.sweeping = this.sweeping.then(() => this.sweep((now) => after(now, AHEAD)));
    }, this.config.sweepMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.race([this.sweeping, wait(TO_FINISH_MS, undefined, { ref: false })]);
  }

  private async pass(): Promise<void> {
    await this.deliverer.deliverDue();
    await this.outbox.sendDue();
  }

  private async sweep(horizon: (now: Instant) => Instant | null): Promise<void> {
    try {
      const now = this.clock.now();
      for (const handler of this.handlers.all) if (handler.owed) await this.reminders.plan(await handler.owed(now));
      void this.queue.wakeAt(await this.reminders.upcoming(now, horizon(now)));
      await this.pass();
    } catch (error) {
      this.logger.warn(`a sweep of reminders was missed: ${(error as Error).message}`);
    }
  }
}
