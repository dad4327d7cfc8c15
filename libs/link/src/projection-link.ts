import type { Projection, ProjectionPulse, ProjectorView, RefusalMessage } from '@vigie/protocol';
import { Connection, type LinkStatus } from './connection.js';
import { openSocket } from './socket.js';

export interface ProjectionEvents {
  status(status: LinkStatus): void;
  view(view: ProjectorView): void;
  /** The server's instant of a proof that nothing is missing. */
  proven(at: number): void;
}

/** The projector's link: one view asked for on each (re)connection, then whole views, the latest of which wins. */
export function openProjectionLink(token: string, events: ProjectionEvents) {
  const socket = openSocket('/projection', { token });
  const connection = new Connection<never>(socket, { status: events.status, connected: follow });
  let seq = -1;

  function show(view: ProjectorView): void {
    if (view.seq < seq) return;
    seq = view.seq;
    events.view(view);
  }

  async function ask(): Promise<void> {
    const reply = await connection.ask<Projection | RefusalMessage>('follow');
    if (!reply.ok) return;
    connection.clock.hint(reply.at);
    show(reply.view);
    events.proven(reply.at);
  }

  function follow(): void {
    // Without an answer, the next pulse or the next connection asks again.
    ask().catch(() => {});
  }

  socket.on('view', show);
  socket.on('pulse', (pulse: ProjectionPulse) => {
    connection.clock.hint(pulse.at);
    if (pulse.seq > seq) follow();
    else events.proven(pulse.at);
  });
  connection.open();

  return {
    now: () => connection.clock.now(),
    close: () => connection.close(),
  };
}
