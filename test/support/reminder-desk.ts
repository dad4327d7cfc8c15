import { instant, type Instant } from '@vigie/domain';
import { DataSource } from 'typeorm';
import { readConfig } from '../../apps/server/src/platform/config.js';
import { databaseOptions } from '../../apps/server/src/platform/database.js';
import { Jobs } from '../../apps/server/src/platform/jobs.js';
import { connectRedis } from '../../apps/server/src/platform/redis.js';
import { Deliverer } from '../../apps/server/src/reminders/deliverer.js';
import { Outbox } from '../../apps/server/src/reminders/outbox.js';
import { Channels, ReminderHandlers } from '../../apps/server/src/reminders/registry.js';
import { ReminderQueue } from '../../apps/server/src/reminders/reminder.queue.js';
import type { Channel, ReminderHandler } from '../../apps/server/src/reminders/reminder.js';
import { ReminderRunner } from '../../apps/server/src/reminders/reminder.runner.js';
import { Reminders } from '../../apps/server/src/reminders/reminders.service.js';

/** Postgres's, as it is on the machine of the tests; further on by `ahead`. */
export function aClock() {
  const clock = { ahead: 0, now: (): Instant => instant(Date.now() + clock.ahead) };
  return clock;
}

export interface Wanted {
  databaseUrl: string;
  redisUrl?: string;
  sweepMs?: number;
  clock?: ReturnType<typeof aClock>;
  handlers: Record<string, ReminderHandler>;
  channels: Record<string, Channel>;
}

/** What a server runs for reminders, with kinds, channels and a clock of the test's own. */
export async function openDesk(wanted: Wanted) {
  const { databaseUrl, redisUrl, sweepMs = 3_600_000, handlers, channels, clock = aClock() } = wanted;
  const database = await new DataSource(databaseOptions(databaseUrl, [], [])).initialize();
  const redis = await connectRedis(redisUrl ?? null);
  const config = readConfig({ DATABASE_URL: databaseUrl, ...(redisUrl && { REDIS_URL: redisUrl }) });
  const jobs = new Jobs(config, redis);
  const kinds = new ReminderHandlers(Object.keys(handlers));
  const ways = new Channels(Object.keys(channels));
  for (const [kind, handler] of Object.entries(handlers)) kinds.add(kind, handler);
  for (const [name, channel] of Object.entries(channels)) ways.add(name, channel);
  const queue = new ReminderQueue(jobs, clock);
  const reminders = new Reminders(database, kinds, queue);
  const deliverer = new Deliverer(database, clock, kinds);
  const outbox = new Outbox(database, clock, ways, queue);
  const runner = new ReminderRunner({ sweepMs }, jobs, clock, kinds, ways, queue, reminders, deliverer, outbox);
  return {
    clock,
    reminders,
    queue: queue.queue,
    start: () => runner.onApplicationBootstrap(),
    /** What a job or a sweep does when it comes. */
    async pass(): Promise<void> {
      await deliverer.deliverDue();
      await outbox.sendDue();
    },
    async close(): Promise<void> {
      await runner.beforeApplicationShutdown();
      await jobs.beforeApplicationShutdown();
      await redis?.close();
      await database.destroy();
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
