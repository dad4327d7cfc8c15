import { after, seconds, type Instant } from '@vigie/domain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/index.js';
import { inTime } from './in-time.js';
import { Channels } from './registry.js';
import { backoff, MOST_ATTEMPTS, wordsOf, type Delivery, type SendOutcome } from './reminder.js';
import { ReminderQueue } from './reminder.queue.js';
import { Rounds } from './rounds.js';

type Claimed = Delivery & { attempts: number };

const STATE = { sent: 'sent', moot: 'cancelled', unsent: 'unsent' } as const satisfies Record<SendOutcome, string>;
const AT_ONCE = 20;
const TO_SEND = seconds(30);
/** Longer than any attempt lasts: whose lease is over has died, or stands still. */
const LEASE = seconds(60);

/** Sends what waits, each channel on a lane of its own: a mail server that hangs holds up no screen. */
@Injectable()
export class Outbox {
  private readonly logger = new Logger(Outbox.name);
  private readonly lanes: Map<string, Rounds>;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Pick<Clock, 'now'>,
    @Inject(Channels) private readonly channels: Channels,
    @Inject(ReminderQueue) private readonly queue: ReminderQueue,
  ) {
    this.lanes = new Map(channels.names.map((name) => [name, new Rounds(() => this.round(name))]));
  }

  async sendDue(): Promise<void> {
    await Promise.all([...this.lanes.values()].map((lane) => lane.ask()));
  }

  private async round(channel: string): Promise<void> {
    await this.leaveInterrupted(channel);
    for (;;) {
      const claimed = await this.claim(channel);
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((one) => this.send(one)));
    }
  }

  /** A channel whose receiver cannot tell a repetition: people decide. */
  private async leaveInterrupted(channel: string): Promise<void> {
    if (this.channels.get(channel).ifInterrupted === 'sendAgain') return;
    await this.database.query(
      `update delivery set state = 'failed', last_error = 'interrupted'
       where channel = $1 and state = 'sending' and lease_until <= to_timestamp($2 / 1000.0)`,
      [channel, this.clock.now()],
    );
  }

  private claim(channel: string): Promise<Claimed[]> {
    const now = this.clock.now();
    return this.database.query(
      `with taken as (
         update delivery set state = 'sending', attempts = attempts + 1, lease_until = to_timestamp($3 / 1000.0)
         where id in (
           select id from delivery where channel = $1
             and (state = 'waiting' and next_try_at <= to_timestamp($2 / 1000.0)
                  or state = 'sending' and lease_until <= to_timestamp($2 / 1000.0))
           order by next_try_at limit $4 for update skip locked)
         returning *)
       select t.id, t.channel, t.target, t.data, t.attempts, jsonb_build_object(
           'id', r.id, 'kind', r.kind, 'causeId', r.cause_id, 'centerId', r.center_id, 'recipientId', r.recipient_id,
           'dueAt', (extract(epoch from r.due_at) * 1000)::bigint, 'data', r.data) as reminder
       from taken t join reminder r on r.id = t.reminder_id`,
      [channel, now, after(now, LEASE), AT_ONCE],
    );
  }

  private async send({ attempts, ...delivery }: Claimed): Promise<void> {
    try {
      const signal = AbortSignal.timeout(TO_SEND);
      const outcome = await inTime(signal, this.channels.get(delivery.channel).send(delivery, signal));
      await this.settle(delivery.id, attempts, { state: STATE[outcome], error: null, at: null });
    } catch (error) {
      const isLast = attempts >= MOST_ATTEMPTS;
      const at = isLast ? null : after(this.clock.now(), backoff(attempts));
      this.logger.warn({ delivery: delivery.id, channel: delivery.channel, attempts });
      await this.settle(delivery.id, attempts, { state: isLast ? 'failed' : 'waiting', error: wordsOf(error), at });
      if (at !== null) void this.queue.wakeAt([at]);
    }
  }

  /** Only the attempt that is the latest one has a word on it: one that comes back after its lease changes nothing. */
  private async settle(id: string, attempts: number, to: Settled): Promise<void> {
    await this.database.query(
      `update delivery set state = $3, last_error = $4, next_try_at = coalesce(to_timestamp($5 / 1000.0), next_try_at),
         sent_at = case when $3 = 'sent' then to_timestamp($6 / 1000.0) end, lease_until = null
       where id = $1 and attempts = $2 and state = 'sending'`,
      [id, attempts, to.state, to.error, to.at, this.clock.now()],
    );
  }
}

interface Settled {
  state: 'sent' | 'cancelled' | 'unsent' | 'waiting' | 'failed';
  error: string | null;
  at: Instant | null;
}
