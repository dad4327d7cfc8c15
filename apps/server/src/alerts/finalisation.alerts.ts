import { noticesFrom, type Instant, type Notice, type UserId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import type { Ask, NewDelivery, NewReminder, Reminder, ReminderHandler } from '../reminders/index.js';
import { administratorsOf, awaitedSessions, type AwaitedSession, type ToldAdministrator } from './awaited.js';
import { mailOf } from './mail.text.js';
import { missing } from './missing.js';
import { dueNotice, noticesFor, noticesOf } from './told.js';

/** F1: each administrator is reminded by their preferences, as they stand when it leaves. */
@Injectable()
export class FinalisationAlerts implements ReminderHandler {
  static readonly KIND = 'finalisation';

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Pick<Clock, 'now'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  async owed(now: Instant, sessionId: string | null = null): Promise<NewReminder[]> {
    const ask: Ask = (text, values) => this.database.query(text, values);
    const sessions = await awaitedSessions(ask, sessionId);
    if (sessions.length === 0) return [];
    const administrators = await administratorsOf(ask, [...new Set(sessions.map(({ centerId }) => centerId))]);
    const owed = sessions.flatMap((session) => {
      const ours = administrators.filter(({ centerId }) => centerId === session.centerId);
      const notices = noticesOf(session, now);
      return ours.flatMap(({ id }) =>
        noticesFrom(now, noticesFor(id, session, ours, notices)).map((notice) => reminderOf(session, id, notice)),
      );
    });
    return missing(ask, owed);
  }

  async deliver({ causeId, recipientId, dueAt }: Reminder, ask: Ask): Promise<NewDelivery[]> {
    const now = this.clock.now();
    const [session] = await awaitedSessions(ask, causeId);
    if (!session) return [];
    const administrators = await administratorsOf(ask, [session.centerId]);
    const person = administrators.find(({ id }) => id === recipientId);
    if (!person) return [];
    const notices = noticesFor(person.id, session, administrators, noticesOf(session, now));
    const notice = dueNotice(notices, dueAt, now);
    return notice ? person.channels.map((channel) => this.delivery(channel, notice, session, person)) : [];
  }

  private delivery(
    channel: 'screen' | 'mail',
    { kind }: Notice,
    session: AwaitedSession,
    { language }: ToldAdministrator,
  ): NewDelivery {
    const data = { notice: kind, ...session.finalisation };
    if (channel === 'screen') return { channel, data };
    return { channel, data: { ...data, ...mailOf(session, kind, language, this.config.publicUrl) } };
  }
}

const reminderOf = ({ id, centerId }: AwaitedSession, recipientId: UserId, { kind, at }: Notice): NewReminder => ({
  kind: FinalisationAlerts.KIND,
  causeId: id,
  centerId,
  recipientId,
  dueAt: at,
  data: { notice: kind },
});
