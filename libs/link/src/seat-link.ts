import type { Ack, SeatAck, SeatCommand, SeatView } from '@vigie/protocol';
import { Connection, type LinkStatus } from './connection.js';
import type { OutboxEvents, OutboxStore } from './outbox.js';
import { openSocket } from './socket.js';

export interface SeatEvents extends Required<OutboxEvents<SeatCommand>> {
  status(status: LinkStatus): void;
  view(view: SeatView): void;
}

/** The candidate's link: the latest view wins; commands are kept until acknowledged. */
export function openSeatLink(token: string, events: SeatEvents, store?: OutboxStore<SeatCommand>) {
  const socket = openSocket('/seat', { token });
  const acknowledged = (ack: SeatAck) => ack.ok && ack.view && show(ack.view);
  const connection = new Connection<SeatCommand>(socket, { ...events, acknowledged }, store);
  let version = -1;

  function show(view: SeatView): void {
    connection.clock.hint(view.at);
    if (view.version < version) return;
    version = view.version;
    events.view(view);
  }
  socket.on('view', show);
  connection.open();

  return {
    send: (command: SeatCommand): Promise<Ack> => connection.outbox.send(command),
    now: () => connection.clock.now(),
    close: () => connection.close(),
  };
}
export type SeatLink = ReturnType<typeof openSeatLink>;
