import type { DeviceId, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Pulse, SeatView } from '@vigie/protocol';
import type { Namespace } from 'socket.io';
import { Committer, type NewSeats, type SeatRow, type StoredScreen, type Told } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { QuestionSet } from '../questions/index.js';
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
    for (const { sessionId, frame, seats } of told) {
      this.rooms?.local.to(`room:${sessionId}`).emit('frame', frame);
      for (const one of seats) this.showScreens(frame.seq, one);
      // A commit that was not told here leaves a gap: only an unbroken run counts as told.
      if (this.told.get(sessionId as SessionId) === frame.prev) this.told.set(sessionId as SessionId, frame.seq);
    }
  }

  private showScreens(version: number, { screens, gone, why }: NewSeats): void {
    for (const [device, screen] of Object.entries(screens)) this.show(device as DeviceId, version, screen);
    for (const device of gone) this.dismissDevice(device, why);
  }

  /** The screen of one device, as the committer last wrote it. */
  showSeat({ seq, seats }: SeatRow, device: DeviceId): void {
    const screen = seats[device];
    if (screen) this.show(device, seq, screen);
    else this.dismissDevice(device, 'device-replaced');
  }

  private show(device: DeviceId, version: number, stored: StoredScreen): void {
    this.seats?.local.to(`seat:${device}`).emit('view', this.toView(version, stored));
  }

  private toView(version: number, stored: StoredScreen): SeatView {
    const at = this.clock.now();
    if (stored.screen !== 'test') return { version, at, view: stored };
    // Rows written before the next challenges went along have none.
    const { challengeId, upcomingIds = [], ...view } = stored;
    const [challenge, ...upcoming] = [challengeId, ...upcomingIds].map((id) => this.questions.view(id));
    return { version, at, view: { ...view, challenge: challenge!, upcoming } };
  }

  private dismissDevice(device: DeviceId, why: 'device-replaced' | 'signed-out'): void {
    for (const socket of this.seatSockets) if (socket.data.principal?.deviceId === device) dismiss(socket, why);
  }

  pulse(sessionId: SessionId, pulse: Pulse): void {
    this.rooms?.local.to(`room:${sessionId}`).emit('pulse', pulse);
  }
}
