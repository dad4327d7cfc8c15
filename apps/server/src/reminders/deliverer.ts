import { after, type Instant } from '@vigie/domain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Clock } from '../platform/index.js';
import { inTime } from './in-time.js';
import { ReminderHandlers } from './registry.js';
import { backoff, MOST_ATTEMPTS, wordsOf, type Ask, type NewDelivery, type Reminder } from './reminder.js';
import { Rounds } from './rounds.js';

type Claimed = Reminder & { attempts: number };

/** Shorter than Postgres bears with a transaction that stands still. */
const TO_ANSWER_MS = 5_000;

/**
 * A reminder that is due becomes its deliveries, in one transaction with its own state: written once, whoever else looks
 * at it, and not at all when the process dies in between. A process that stands still loses its transaction.
 */
@Injectable()
export class Deliverer {
  private readonly logger = new Logger(Deliverer.name);
  private readonly rounds = new Rounds(() => this.round());

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Pick<Clock, 'now'>,
    @Inject(ReminderHandlers) private readonly handlers: ReminderHandlers,
  ) {}

  /** All that is due now. */
  deliverDue(): Promise<void> {
    return this.rounds.ask();
  }

  /** One at a time: what one breaks holds up no other. What was tried is due later: the round comes to its end. */
  private async round(): Promise<void> {
    const now = this.clock.now();
    while (await this.deliverNext(now));
  }

  private deliverNext(now: Instant): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await manager.query(`set local idle_in_transaction_session_timeout = '10s'`);
      const reminder = await this.claim(manager, now);
      if (!reminder) return false;
      await this.deliver(manager, reminder);
      return true;
    });
  }

  /** Kinds that this process knows: one of a newer version waits for a process that does. */
  private async claim(manager: EntityManager, now: Instant): Promise<Claimed | undefined> {
    const [claimed] = await manager.query<Claimed[]>(
      `select id, kind, cause_id as "causeId", center_id as "centerId", recipient_id as "recipientId", due_at as "dueAt",
         data, attempts
       from reminder where state = 'planned' and next_try_at <= to_timestamp($1 / 1000.0) and kind = any($2::text[])
       order by next_try_at limit 1 for update skip locked`,
      [now, this.handlers.names],
    );
    return claimed;
  }

  private async deliver(manager: EntityManager, { attempts, ...reminder }: Claimed): Promise<void> {
    await manager.query('savepoint untouched');
    try {
      const ask: Ask = (text, values) => manager.query(text, values);
      const deliveries = await inTime(
        AbortSignal.timeout(TO_ANSWER_MS),
        this.handlers.get(reminder.kind).deliver(reminder, ask),
      );
      await this.write(manager, reminder, deliveries);
    } catch (error) {
      await manager.query('rollback to savepoint untouched');
      await this.failed(manager, reminder, attempts + 1, error);
    }
  }

  /** Nobody to tell any more: its cause is gone. */
  private async write(manager: EntityManager, { id }: Reminder, deliveries: readonly NewDelivery[]): Promise<void> {
    const now = this.clock.now();
    await manager.query(
      `insert into delivery (id, reminder_id, channel, target, data, next_try_at)
       select id, $1, channel, target, data, to_timestamp($2 / 1000.0)
       from json_to_recordset($3::json) as d(id uuid, channel text, target text, data jsonb)`,
      [id, now, JSON.stringify(deliveries.map((one) => ({ id: uuid(), target: '', data: {}, ...one })))],
    );
    await manager.query(
      `update reminder set state = $2, attempts = attempts + 1, last_error = null,
         sent_at = case when $2 = 'sent' then to_timestamp($3 / 1000.0) end where id = $1`,
      [id, deliveries.length > 0 ? 'sent' : 'cancelled', now],
    );
  }

  private async failed(manager: EntityManager, reminder: Reminder, attempts: number, error: unknown): Promise<void> {
    this.logger.error({ reminder: reminder.id, kind: reminder.kind, attempts, error: wordsOf(error) });
    await manager.query(
      `update reminder set attempts = $2, last_error = $3, state = $4, next_try_at = to_timestamp($5 / 1000.0) where id = $1`,
      [
        reminder.id,
        attempts,
        wordsOf(error),
        attempts >= MOST_ATTEMPTS ? 'failed' : 'planned',
        after(this.clock.now(), backoff(attempts)),
      ],
    );
  }
}
