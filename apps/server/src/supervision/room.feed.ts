import type { ConnectionId, DeviceId, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { ChallengeView, Pulse, SeatView } from '@vigie/protocol';
import type { Namespace, Socket } from 'socket.io';
import {
  Committer,
  type NewSeats,
  type SeatRow,
  type StoredSeat,
  type StoredTest,
  type Told,
} from '../journal/index.js';
import { Clock, Written } from '../platform/index.js';
import { QuestionSet } from '../questions/index.js';
import { AnnouncementTexts } from './announcement.texts.js';
import { dismiss } from './door.js';
import type { RoomSocket } from './room.gateway.js';
import type { SeatSocket } from './seat.gateway.js';

/** What one node says to the others after a commit. */
const TOLD = 'told';

/** After the commit: the frame goes to the room, each candidate's screen to its browser. */
@Injectable()
export class RoomFeed {
  private rooms: Namespace | null = null;
  private seats: Namespace | null = null;
  /** The head up to which this process has told each session. */
  private readonly told = new Map<SessionId, number>();

  constructor(
    @Inject(Committer) committer: Committer,
    @Inject(QuestionSet) private readonly questions: QuestionSet,
    @Inject(AnnouncementTexts) private readonly texts: AnnouncementTexts,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    committer.onCommitted((told) => this.push(told));
  }

  openRooms(namespace: Namespace): void {
    this.rooms = namespace;
    namespace.on(TOLD, (told: readonly Told[]) => this.tellHere(told));
  }

  openSeats(namespace: Namespace): void {
    this.seats = namespace;
  }

  get roomSockets(): RoomSocket[] {
    return [...(this.rooms?.sockets.values() ?? [])] as unknown as RoomSocket[];
  }

  get seatSockets(): SeatSocket[] {
    return [...(this.seats?.sockets.values() ?? [])] as unknown as SeatSocket[];
  }

  toldUpTo(sessionId: SessionId): number | undefined {
    return this.told.get(sessionId);
  }

  markTold(sessionId: SessionId, head: number): void {
    this.told.set(sessionId, Math.max(head, this.told.get(sessionId) ?? 0));
  }

  /** First this node's own screens, which wait for nobody; then the other nodes, for theirs. */
  private push(told: readonly Told[]): void {
    this.tellHere(told);
    this.rooms?.serverSideEmit(TOLD, told);
  }

  private tellHere(told: readonly Told[]): void {
    for (const { sessionId, frame, text, seats, sender } of told) {
      for (const screen of this.screensOf(sessionId)) screen.emit('frame', new Written(text));
      if (frame.session?.phase === 'finalised') this.closeRoom(sessionId as SessionId);
      for (const one of seats) this.showScreens(frame.seq, one, sender);
      // A commit that was not told here leaves a gap: only an unbroken run counts as told.
      if (this.told.get(sessionId as SessionId) === frame.prev) this.told.set(sessionId as SessionId, frame.seq);
    }
  }

  /** F2: the last thing that a room is told is that it is finalised. */
  private closeRoom(sessionId: SessionId): void {
    for (const socket of this.roomSockets)
      if (socket.data.principal?.sessionId === sessionId) dismiss(socket, 'session-closed');
  }

  private showScreens(version: number, { screens, gone, why }: NewSeats, sender: ConnectionId | null): void {
    for (const { device, seat } of screens) this.show(device, version, seat, sender);
    for (const device of gone) this.dismissDevice(device, why);
  }

  /** The screen of one device, as the committer last wrote it. */
  showSeat({ seq, seats, hasSignedOut }: SeatRow, device: DeviceId): void {
    const screen = seats[device];
    if (screen) this.show(device, seq, screen);
    else this.dismissDevice(device, hasSignedOut ? 'signed-out' : 'device-replaced');
  }

  /** To every tab of that browser, but the one whose acknowledgement brings it. */
  private show(device: DeviceId, version: number, stored: StoredSeat, sender: ConnectionId | null = null): void {
    for (const tab of this.tabsOf(device, sender)) tab.emit('view', this.toView(tab, version, stored));
  }

  private tabsOf(device: DeviceId, without: ConnectionId | null = null): SeatSocket[] {
    return socketsIn(this.seats, `seat:${device}`, without) as unknown as SeatSocket[];
  }

  private screensOf(sessionId: SessionId): Socket[] {
    return socketsIn(this.rooms, `room:${sessionId}`);
  }

  /** The screen for one socket: a challenge that it has been sent already goes by its id alone; what announcements say follows. */
  toView(socket: SeatSocket, version: number, seat: StoredSeat): SeatView {
    const { call, late, outSince, granted, announcements = [], pausedSince, ...stored } = seat;
    this.texts.tell(socket, announcements);
    return {
      version,
      at: this.clock.now(),
      view: stored.screen === 'test' ? { challenges: this.freshFor(socket, stored), ...stored } : stored,
      call: call ?? null,
      late: late ?? null,
      outSince: outSince ?? null,
      granted: granted ?? null,
      announcements,
      pausedSince: pausedSince ?? null,
    };
  }

  private freshFor({ data }: SeatSocket, { challengeId, upcomingIds }: StoredTest): ChallengeView[] {
    const ids = [challengeId, ...upcomingIds];
    const fresh = ids.filter((id) => !data.delivered.includes(id));
    data.delivered = ids;
    return fresh.map((id) => this.questions.view(id));
  }

  private dismissDevice(device: DeviceId, why: 'device-replaced' | 'signed-out'): void {
    for (const tab of this.tabsOf(device)) dismiss(tab, why);
  }

  pulse(sessionId: SessionId, pulse: Pulse): void {
    for (const screen of this.screensOf(sessionId)) screen.emit('pulse', pulse);
  }
}

/** This process's alone, one by one: for the two or three of a room, a broadcast of socket.io makes more sets than messages. */
function socketsIn(namespace: Namespace | null, room: string, without: string | null = null): Socket[] {
  const sockets: Socket[] = [];
  for (const id of namespace?.adapter.rooms.get(room) ?? []) {
    const socket = id === without ? undefined : namespace?.sockets.get(id);
    if (socket) sockets.push(socket);
  }
  return sockets;
}
