import { instant, type Instant } from '@vigie/domain';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';

const SAMPLE_EVERY_MS = 10_000;
const LARGEST_STEP_MS = 2_000;

/**
 * Postgres's time (T8), sampled every 10 s and carried on by the monotonic clock. A step of over 2 s is reported and
 * not followed while the process lives: a clock set in mid-exam moves no deadline.
 */
@Injectable()
export class Clock implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(Clock.name);
  private offset = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  async onModuleInit(): Promise<void> {
    this.offset = (await this.measure()).offset;
    this.timer = setInterval(() => void this.resample(), SAMPLE_EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  now(): Instant {
    return instant(Math.round(performance.now() + this.offset));
  }

  private async resample(): Promise<void> {
    const sample = await this.measure().catch(() => null);
    if (!sample || sample.roundTrip > LARGEST_STEP_MS) return;
    const step = sample.offset - this.offset;
    if (Math.abs(step) > LARGEST_STEP_MS)
      this.logger.error(`Postgres's clock stepped by ${Math.round(step)} ms: not followed`);
    else this.offset = sample.offset;
  }

  private async measure(): Promise<{ offset: number; roundTrip: number }> {
    const sentAt = performance.now();
    const [row] = await this.database.query<{ ms: number }[]>(
      'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
    );
    const backAt = performance.now();
    return { offset: row!.ms - (sentAt + backAt) / 2, roundTrip: backAt - sentAt };
  }
}
