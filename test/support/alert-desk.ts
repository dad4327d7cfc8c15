import { instant, type Instant, type SessionId } from '@vigie/domain';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { FinalisationAlerts } from '../../apps/server/src/alerts/finalisation.alerts.js';
import { FinalisationHook } from '../../apps/server/src/alerts/finalisation.hook.js';
import { MailChannel } from '../../apps/server/src/alerts/mail.channel.js';
import { ScreenChannel } from '../../apps/server/src/alerts/screen.channel.js';
import { WebhookChannel } from '../../apps/server/src/alerts/webhook.channel.js';
import { readConfig } from '../../apps/server/src/platform/config.js';
import { databaseOptions } from '../../apps/server/src/platform/database.js';
import { Channels } from '../../apps/server/src/reminders/registry.js';
import { closeSession, launchedSessions } from './launched-sessions.js';
import { aClock, openDesk } from './reminder-desk.js';
import type { Database } from './server.js';

export interface ShownNotice {
  to: string;
  notice: string;
  at: string;
}

/** What a server runs for the alerts of F1, under a clock of the test's; what reaches a person's pages is kept. */
export async function openAlertDesk(database: Database, environment: Record<string, string> = {}, clock = aClock()) {
  const { REDIS_URL: redisUrl } = environment;
  const config = readConfig({ DATABASE_URL: database.url, ...environment });
  const source = await new DataSource(databaseOptions(database.url, [], [])).initialize();
  const shown: ShownNotice[] = [];
  const feed = {
    notify: (to: string, { notice, dueAt }: { notice: string; dueAt: number }) =>
      shown.push({ to, notice, at: new Date(dueAt).toISOString().slice(0, 16) }),
  };
  const kinds = new Channels([]);
  const handlers = {
    [FinalisationAlerts.KIND]: new FinalisationAlerts(source, clock, config),
    [FinalisationHook.KIND]: new FinalisationHook(source, clock, config),
  };
  const desk = await openDesk({
    databaseUrl: database.url,
    ...(redisUrl && { redisUrl }),
    clock,
    handlers,
    channels: {
      screen: new ScreenChannel(source, kinds, feed as never),
      mail: new MailChannel(source, kinds, config),
      webhook: new WebhookChannel(source, kinds, clock, config),
    },
  });
  return {
    ...desk,
    shown,
    /** It is that time, and a sweep comes. */
    async sweepAt(at: number): Promise<void> {
      clock.ahead = at - Date.now();
      for (const handler of Object.values(handlers)) await desk.reminders.plan(await handler.owed(clock.now()));
      await desk.pass();
    },
    async close(): Promise<void> {
      await desk.close();
      await source.destroy();
    },
  };
}
export type AlertDesk = Awaited<ReturnType<typeof openAlertDesk>>;

/** A session of a centre of its own, closed then. */
export async function anEndedSession(
  database: Database,
  endedAt: Instant,
  preparedBy: string | null = null,
): Promise<SessionId> {
  const [id] = await launchedSessions(database, 1, [instant(endedAt - 60_000)], preparedBy);
  await closeSession(database, id!, endedAt);
  return id!;
}

/** An account that administers the session's centre. */
export async function anAdministrator(
  { sql }: Database,
  sessionId: SessionId,
  name = 'Claire DELAUNAY',
  id = randomUUID() as string,
) {
  const email = `${id}@college.example`;
  await sql(`insert into app_user (id, email, name, password_hash) values ($1, $2, $3, '')`, [id, email, name]);
  await sql(
    `insert into membership (user_id, center_id, role) select $1, center_id, 'administrator' from session where id = $2`,
    [id, sessionId],
  );
  return { id, email };
}
