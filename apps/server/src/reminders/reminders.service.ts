import type { Instant } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { ReminderHandlers } from './registry.js';
import { ReminderQueue } from './reminder.queue.js';
import type { NewReminder } from './reminder.js';

/** What other capabilities ask of reminders. Postgres holds them; the queue only wakes. */
@Injectable()
export class Reminders {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(ReminderHandlers) private readonly handlers: ReminderHandlers,
    @Inject(ReminderQueue) private readonly queue: ReminderQueue,
  ) {}

  /** The same (kind, cause, recipient, instant) again changes nothing, sent or cancelled as it may be. Returns how many are new. */
  async plan(reminders: readonly NewReminder[]): Promise<number> {
    for (const { kind } of reminders) this.handlers.get(kind);
    if (reminders.length === 0) return 0;
    const rows = reminders.map((one) => ({ id: uuid(), data: {}, ...one }));
    const planned = await this.database.query<{ dueAt: Instant }[]>(
      `insert into reminder (id, kind, cause_id, center_id, recipient_id, due_at, next_try_at, data)
       select id, kind, "causeId", "centerId", "recipientId", to_timestamp("dueAt" / 1000.0),
              to_timestamp("dueAt" / 1000.0), data
       from json_to_recordset($1::json) as r(id uuid, kind text, "causeId" uuid, "centerId" uuid, "recipientId" uuid,
         "dueAt" float8, data jsonb)
       on conflict (kind, cause_id, recipient_id, due_at) do nothing returning due_at as "dueAt"`,
      [JSON.stringify(rows)],
    );
    void this.queue.wakeAt(planned.map(({ dueAt }) => dueAt));
    return planned.length;
  }

  /** With their cause: what is still planned, and what has not left yet. What is leaving at this moment is not called back. */
  async cancelFor(causeId: string, kinds: readonly string[] | null = null): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(
        `update reminder set state = 'cancelled'
         where cause_id = $1 and state = 'planned' and ($2::text[] is null or kind = any($2))`,
        [causeId, kinds],
      );
      // A second look, after the first one waited for whoever was delivering.
      await manager.query(
        `update delivery d set state = 'cancelled' from reminder r
         where r.id = d.reminder_id and d.state = 'waiting' and r.cause_id = $1 and ($2::text[] is null or r.kind = any($2))`,
        [causeId, kinds],
      );
    });
  }

  /** The instants at which something is due, before `to` or ever. */
  async upcoming(from: Instant, to: Instant | null): Promise<Instant[]> {
    const rows = await this.database.query<{ at: Instant }[]>(
      `select distinct at from (
         select next_try_at as at from reminder where state = 'planned'
         union all select next_try_at from delivery where state = 'waiting') due
       where at > to_timestamp($1 / 1000.0) and ($2::float8 is null or at <= to_timestamp($2 / 1000.0))`,
      [from, to],
    );
    return rows.map(({ at }) => at);
  }
}
