import type {
  CenterList,
  CenterNotice,
  CenterPulse,
  CenterSummary,
  NoticesRead,
  RefusalMessage,
} from '@vigie/protocol';
import { CenterSync, type CenterSink } from './center-sync.js';
import { Connection, type LinkStatus } from './connection.js';
import { openSocket } from './socket.js';

export interface CenterEvents extends CenterSink {
  status(status: LinkStatus): void;
  list(list: CenterList): void;
  /** F1: this person is told. Those that were told before are in the list. */
  notice(notice: CenterNotice): void;
  noticesRead(read: NoticesRead): void;
  /** A proof of freshness when nothing is missing. */
  pulse(pulse: CenterPulse, isWhole: boolean): void;
}

/** The administrator's link: whole rows, the latest of each; one list on a (re)connection. It orders nothing. */
export function openCenterLink(events: CenterEvents) {
  const socket = openSocket('/center');
  const sync = new CenterSync(ask, events);
  const connection = new Connection<never>(socket, { status: events.status, connected: catchUp });

  async function ask(): Promise<CenterList> {
    const reply = await connection.ask<CenterList | RefusalMessage>('list');
    if (!reply.ok) throw new Error(reply.text);
    connection.clock.hint(reply.at);
    events.list(reply);
    return reply;
  }

  function catchUp(): void {
    // Without an answer, the next pulse or the next connection asks again.
    sync.catchUp().catch(() => {});
  }

  socket.on('summary', (row: CenterSummary) => sync.onSummary(row));
  socket.on('notice', events.notice);
  socket.on('noticesRead', events.noticesRead);
  socket.on('pulse', (pulse: CenterPulse) => {
    connection.clock.hint(pulse.at);
    events.pulse(pulse, sync.onPulse(pulse));
  });
  connection.open();

  return {
    now: () => connection.clock.now(),
    close: () => connection.close(),
  };
}
export type CenterLink = ReturnType<typeof openCenterLink>;
