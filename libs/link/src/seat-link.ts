import type { Ack, AnnouncementText, Display, DisplayChoice, SeatAck, SeatCommand, SeatView } from '@vigie/protocol';
import { Announcements } from './announcements.js';
import { Challenges, type ReadableView, type WholeView } from './challenges.js';
import { Connection, type LinkStatus } from './connection.js';
import { DisplayOutbox } from './display-outbox.js';
import type { OutboxEvents, OutboxStore } from './outbox.js';
import { openSocket } from './socket.js';

export interface SeatEvents extends Required<OutboxEvents<SeatCommand>> {
  status(status: LinkStatus): void;
  view(view: WholeView): void;
  /** How the pages look to this candidate: told on connection, and the answer to a choice. */
  display(display: Display): void;
}

/** The candidate's link: the latest view wins; commands are kept until acknowledged. */
export function openSeatLink(token: string, events: SeatEvents, store?: OutboxStore<SeatCommand>) {
  const socket = openSocket('/seat', { token });
  const acknowledged = (ack: SeatAck) => ack.ok && ack.view && show(ack.view);
  const connection = new Connection<SeatCommand>(socket, { ...events, acknowledged }, store);
  const challenges = new Challenges();
  const announcements = new Announcements();
  let latest: ReadableView | null = null;

  function show(view: SeatView): void {
    connection.clock.hint(view.at);
    const whole = challenges.complete(view);
    if (!whole || (latest && view.version < latest.version)) return;
    latest = whole;
    tell(latest);
  }
  const tell = (view: ReadableView) =>
    events.view({ ...view, announcements: announcements.complete(view.announcements) });

  socket.on('view', show);
  const displays = new DisplayOutbox(
    (choice) => connection.ask('chooseDisplay', choice),
    (display) => events.display(display),
  );
  socket.on('display', (display: Display) => displays.told(display));
  socket.on('connect', () => displays.setOnline(true));
  socket.on('disconnect', () => displays.setOnline(false));
  socket.on('announcement', (announcement: AnnouncementText) => {
    announcements.learn(announcement);
    if (latest) tell(latest);
  });
  connection.open();

  return {
    send: (command: SeatCommand): Promise<Ack> => connection.outbox.send(stamped(command, connection.clock.now())),
    choose: (choice: DisplayChoice) => displays.choose(choice),
    now: () => connection.clock.now(),
    close: () => connection.close(),
  };
}
/** T4, Q3: when it happened, as far as this page knows the server's time. */
const stamped = (command: SeatCommand, now: number | null): SeatCommand =>
  command.type === 'AnswerChallenge' || command.type === 'LoseFocus'
    ? { ...command, claimedAt: now === null ? null : Math.round(now) }
    : command;

export type SeatLink = ReturnType<typeof openSeatLink>;
