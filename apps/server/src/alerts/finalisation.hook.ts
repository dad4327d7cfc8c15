import { noticesFrom, type Instant } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import type { Ask, NewDelivery, NewReminder, Reminder, ReminderHandler } from '../reminders/index.js';
import { awaitedSessions } from './awaited.js';
import { finalisationLink } from './mail.text.js';
import { missing } from './missing.js';
import { dueNotice, noticesOf } from './told.js';

/** F1: a centre's webhook is told of every notice. Its recipient is the centre. */
@Injectable()
export class FinalisationHook implements ReminderHandler {
  static readonly KIND = 'finalisationHook';

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Pick<Clock, 'now'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  async owed(now: Instant, sessionId: string | null = null): Promise<NewReminder[]> {
    const ask: Ask = (text, values) => this.database.query(text, values);
    const hooked = await ask<{ centerId: string }>('select center_id as "centerId" from center_webhook');
    if (hooked.length === 0) return [];
    const centers = new Set(hooked.map(({ centerId }) => centerId));
    const sessions = (await awaitedSessions(ask, sessionId)).filter(({ centerId }) => centers.has(centerId));
    const owed = sessions.flatMap((session) =>
      noticesFrom(now, noticesOf(session, now)).map(({ kind, at }) => ({
        kind: FinalisationHook.KIND,
        causeId: session.id,
        centerId: session.centerId,
        recipientId: session.centerId,
        dueAt: at,
        data: { notice: kind },
      })),
    );
    return missing(ask, owed);
  }

  async deliver({ causeId, dueAt }: Reminder, ask: Ask): Promise<NewDelivery[]> {
    const now = this.clock.now();
    const [session] = await awaitedSessions(ask, causeId);
    const notice = session && dueNotice(noticesOf(session, now), dueAt, now);
    if (!session || !notice) return [];
    const { number, room, center, finalisation } = session;
    const link = finalisationLink(this.config.publicUrl, session.id);
    return [{ channel: 'webhook', data: { notice: notice.kind, ...finalisation, number, room, center, link } }];
  }
}
