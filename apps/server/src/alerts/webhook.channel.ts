import type { CenterId } from '@vigie/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { WebhookCall } from '@vigie/protocol';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import { Channels, type Channel, type Delivery, type SendOutcome } from '../reminders/index.js';
import { isAwaitedSince } from './awaited.js';
import { webhookUrl } from './webhook.address.js';
import { call } from './webhook.call.js';

/** To the address of the centre's webhook, signed with its secret. */
@Injectable()
export class WebhookChannel implements Channel, OnModuleInit {
  /** Its receiver knows it by its id. */
  readonly ifInterrupted = 'sendAgain';

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Channels) private readonly channels: Channels,
    @Inject(Clock) private readonly clock: Pick<Clock, 'now'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhookHosts'>,
  ) {}

  onModuleInit(): void {
    this.channels.add('webhook', this);
  }

  async send({ id, data, reminder }: Delivery, signal: AbortSignal): Promise<SendOutcome> {
    const ask = (text: string, values?: unknown[]) => this.database.query(text, values);
    if (!(await isAwaitedSince(ask, reminder.causeId, data['since']))) return 'moot';
    const [hook] = await this.database.query<{ url: string; secret: string }[]>(
      'select url, secret from center_webhook where center_id = $1',
      [reminder.centerId],
    );
    if (!hook) return 'moot';
    const second = Math.floor(this.clock.now() / 1_000);
    const body = JSON.stringify(bodyOf({ id, data, reminder }));
    await call({ ...hook, id, second, body }, this.config.webhookHosts, signal);
    return 'sent';
  }

  /** The secret, told once; null when the address is none that a webhook may lead to. */
  async keep(centerId: CenterId, url: string): Promise<string | null> {
    const to = webhookUrl(url, this.config.webhookHosts);
    if (!to) return null;
    const secret = randomBytes(32).toString('base64url');
    await this.database.query(
      `insert into center_webhook (center_id, url, secret) values ($1, $2, $3)
       on conflict (center_id) do update set url = $2, secret = $3, created_at = now()`,
      [centerId, to.href, secret],
    );
    return secret;
  }

  async remove(centerId: CenterId): Promise<void> {
    await this.database.query('delete from center_webhook where center_id = $1', [centerId]);
  }
}

function bodyOf({ id, data, reminder }: Pick<Delivery, 'id' | 'data' | 'reminder'>): WebhookCall {
  const { since: endedAt, ...told } = data as unknown as Omit<WebhookCall, 'endedAt'> & { since: number };
  return { ...told, id, type: 'finalisation', sessionId: reminder.causeId, dueAt: reminder.dueAt, endedAt };
}
