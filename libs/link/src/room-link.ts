import type {
  CatchUp,
  Pulse,
  RefusalMessage,
  ReportList,
  RoomAck,
  RoomCommand,
  SentCatchUp,
  SentFrame,
} from '@vigie/protocol';
import { wholeCatchUp, wholeFrame } from '@vigie/protocol/whole';
import { Connection, type LinkStatus } from './connection.js';
import { RoomSync, type RoomSink } from './room-sync.js';
import { openSocket } from './socket.js';

export interface RoomEvents extends RoomSink {
  status(status: LinkStatus): void;
  pulse(pulse: Pulse): void;
  /** The roster version that the screen holds (0: none). */
  rosterVersion(): number;
}

/** The invigilator's link: frames in order, one catch-up on a gap, commands acknowledged. */
export function openRoomLink(events: RoomEvents) {
  const socket = openSocket('/room');
  const sync = new RoomSync(ask, events);
  const connection = new Connection<RoomCommand>(socket, { status: events.status, connected: catchUp });

  async function ask(have: number): Promise<CatchUp> {
    const request = { have, rosterVersion: events.rosterVersion() };
    const reply = await connection.ask<SentCatchUp | RefusalMessage>('catchUp', request);
    if (!reply.ok) throw new Error(reply.text);
    connection.clock.hint(reply.at);
    return wholeCatchUp(reply);
  }

  function catchUp(): void {
    // Without an answer, the next pulse or the next connection asks again.
    sync.catchUp().catch(() => {});
  }

  socket.on('frame', (frame: SentFrame) => {
    connection.clock.hint(frame.at);
    sync.onFrame(wholeFrame(frame));
  });
  socket.on('pulse', (pulse: Pulse) => {
    connection.clock.hint(pulse.at);
    sync.onHead(pulse.head);
    events.pulse(pulse);
  });
  connection.open();

  return {
    /** Resolves to the answer, however long the link is down; the same id is never acted on twice. */
    send: (command: RoomCommand): Promise<RoomAck> => connection.outbox.send(command),
    /** Rejects when no answer came. */
    reports: (candidateId: string): Promise<ReportList | RefusalMessage> => connection.ask('reports', { candidateId }),
    /** Epoch ms of the server, null before the first sample. */
    now: () => connection.clock.now(),
    head: () => sync.head,
    /** After a change of roster version: asks for the names. */
    refresh: catchUp,
    close: () => connection.close(),
  };
}
export type RoomLink = ReturnType<typeof openRoomLink>;
