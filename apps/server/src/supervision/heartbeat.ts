import type { Instant } from '@vigie/domain';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AdministratorsService, GrantsService } from '../auth/index.js';
import { JournalReader, type LiveLink } from '../journal/index.js';
import { CONFIG, type Config } from '../platform/index.js';
import { CenterFeed } from './center.feed.js';
import { dismiss } from './door.js';
import { NodeLease, type GoneNode } from './node-lease.js';
import { ProjectionFeed } from './projection.feed.js';
import { RoomFeed } from './room.feed.js';
import { RoomPulse } from './room.pulse.js';
import type { SeatSocket } from './seat.gateway.js';
import { SupervisionService } from './supervision.service.js';

const JUDGED_TOGETHER = 500;

/** Every 3 s: this node's lease, the heads from Postgres, who was heard, and whose grant still holds. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Heartbeat.name);
  private timer: NodeJS.Timeout | undefined;
  private beating = false;
  private judging = false;
  private renewing = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(NodeLease) private readonly node: NodeLease,
    @Inject(RoomFeed) private readonly feed: RoomFeed,
    @Inject(CenterFeed) private readonly centers: CenterFeed,
    @Inject(ProjectionFeed) private readonly projections: ProjectionFeed,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(RoomPulse) private readonly rooms: RoomPulse,
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      void this.keepLease();
      void this.beat();
    }, this.config.beatMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    if (this.beating || this.node.isDraining) return;
    this.beating = true;
    try {
      await this.closeRevoked();
      await this.closeFormerAdministrators();
      await this.rooms.beat();
      await this.centers.pulse();
      await this.projections.beat();
      void this.judgeGone();
    } catch (error) {
      this.warn('a beat was missed', error);
    } finally {
      this.beating = false;
    }
  }

  /** Not while the process goes: what still asks finds its connections closed. */
  private warn(what: string, error: unknown): void {
    if (!this.node.isDraining) this.logger.warn(`${what}: ${(error as Error).message}`);
  }

  /** A node that was silent too long no longer knows who holds what: everyone comes back through the door. */
  private async keepLease(): Promise<void> {
    if (this.renewing || this.node.isDraining) return;
    this.renewing = true;
    const isHeld = await this.node.renew().catch((error: unknown) => {
      this.warn('the lease was not renewed', error);
      return true;
    });
    this.renewing = false;
    if (isHeld) return;
    this.logger.warn('the lease had run out: closing all sockets');
    for (const socket of this.feed.seatSockets) socket.data.lossCause = 'server';
    const screens = [...this.feed.roomSockets, ...this.centers.sockets, ...this.projections.sockets];
    for (const socket of [...this.feed.seatSockets, ...screens]) socket.conn.close();
  }

  private async closeRevoked(): Promise<void> {
    const seats = this.feed.seatSockets.filter(({ data }) => data.grantId);
    const sessionIds = new Set(seats.map(({ data }) => data.principal.sessionId));
    const ended = await this.grants.endedIn([...sessionIds], 'candidate');
    await this.dismissSeats(seats.filter(({ data }) => ended.has(data.grantId)));
    await this.renewRooms();
  }

  /** A beat may see the end of a grant before what ended it is told. */
  private async dismissSeats(seats: readonly SeatSocket[]): Promise<void> {
    if (seats.length === 0) return;
    const signedOut = await this.journal.signedOutAmong(seats.map(({ data }) => data.principal));
    for (const socket of seats)
      dismiss(socket, signedOut.has(socket.data.principal.candidateId) ? 'signed-out' : 'device-replaced');
  }

  /** An invigilator's grant may name another person by now (R0). */
  private async renewRooms(): Promise<void> {
    const rooms = this.feed.roomSockets
      .filter(({ data }) => data.grantId)
      .map((socket) => ({ socket, was: socket.data.principal }));
    if (rooms.length === 0) return;
    const known = rooms.map(({ socket, was: { personId } }) => ({ id: socket.data.grantId, personId }));
    const changed = await this.grants.changed(known);
    const ended = rooms.filter(({ socket }) => changed.get(socket.data.grantId) === 'ended');
    const finalised = await this.journal.finalisedAmong(ended.map(({ was }) => was.sessionId));
    for (const { socket, was } of rooms) {
      const now = changed.get(socket.data.grantId);
      if (now === 'ended') dismiss(socket, finalised.has(was.sessionId) ? 'session-closed' : 'sign-in-required');
      else if (now && socket.data.principal === was) socket.data.principal = { ...was, ...now };
    }
  }

  /** Signed out elsewhere, out of date, or no member of the same centres any more: those who are come back by the door. */
  private async closeFormerAdministrators(): Promise<void> {
    const sockets = this.centers.sockets.filter(({ data }) => data.grantId);
    if (sockets.length === 0) return;
    const living = await this.administrators.living([...new Set(sockets.map(({ data }) => data.grantId))]);
    for (const socket of sockets) {
      const now = living.get(socket.data.grantId);
      if (!now) dismiss(socket, 'sign-in-required');
      else if (String(now.principal.centerIds) !== String(socket.data.principal.centerIds)) socket.conn.close();
    }
  }

  /** Beside the beat: however long others' links take to be written off, this node's own lease is renewed. */
  private async judgeGone(): Promise<void> {
    if (this.judging) return;
    this.judging = true;
    try {
      for (const node of await this.node.gone()) await this.judge(node);
    } catch (error) {
      this.warn('a gone node was not judged', error);
    } finally {
      this.judging = false;
    }
  }

  /** The links of a process that is gone are lost, and the cause is the server. */
  private async judge({ id, heardAt }: GoneNode): Promise<void> {
    const links = await this.journal.linksOf(id);
    while (links.length > 0)
      await Promise.all(links.splice(0, JUDGED_TOGETHER).map((link) => this.loseLink(link, heardAt)));
    await this.node.forget(id);
  }

  private loseLink({ sessionId, ...link }: LiveLink, heardAt: Instant): Promise<unknown> {
    const command = { type: 'LoseLink', ...link, cause: 'server', heardAt } as const;
    return this.supervision.handUntilSure({ principal: { kind: 'system' }, sessionId, command });
  }
}
