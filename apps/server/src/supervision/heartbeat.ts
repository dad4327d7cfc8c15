import type { NodeId, SessionId } from '@vigie/domain';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { AdministratorsService, GrantsService, principalOf } from '../auth/index.js';
import { JournalReader, type LiveLink } from '../journal/index.js';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import { CenterFeed } from './center.feed.js';
import { dismiss } from './door.js';
import { Heard } from './heard.js';
import { NodeLease } from './node-lease.js';
import { RoomFeed } from './room.feed.js';
import type { RoomPrincipal } from './room.gateway.js';
import { SeatLinks } from './seat.links.js';
import { SupervisionService } from './supervision.service.js';

const JUDGED_TOGETHER = 500;
/** From a commit to its frames, in this process. */
const TOLD_WITHIN_MS = 200;

/** Every 3 s: this node's lease, the heads from Postgres, who was heard, and whose grant still holds. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Heartbeat.name);
  private timer: NodeJS.Timeout | undefined;
  private beating = false;
  private judging = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(NodeLease) private readonly node: NodeLease,
    @Inject(RoomFeed) private readonly feed: RoomFeed,
    @Inject(CenterFeed) private readonly centers: CenterFeed,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(Heard) private readonly heard: Heard,
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(SeatLinks) private readonly links: SeatLinks,
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.beat(), this.config.beatMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    if (this.beating || this.node.isDraining) return;
    this.beating = true;
    try {
      await this.keepLease();
      await this.closeRevoked();
      await this.closeFormerAdministrators();
      await this.pulse();
      await this.centers.pulse();
      void this.judgeGone();
    } catch (error) {
      this.logger.warn(`a beat was missed: ${(error as Error).message}`);
    } finally {
      this.beating = false;
    }
  }

  /** A node that was silent too long no longer knows who holds what: everyone comes back through the door. */
  private async keepLease(): Promise<void> {
    if (await this.node.renew()) return;
    this.logger.warn('the lease had run out: closing all sockets');
    for (const socket of this.feed.seatSockets) socket.data.lossCause = 'server';
    for (const socket of [...this.feed.seatSockets, ...this.feed.roomSockets, ...this.centers.sockets])
      socket.conn.close();
  }

  /** Only the sockets that stood here when the grants were asked for: who came since was just let in. */
  private async closeRevoked(): Promise<void> {
    const seats = this.feed.seatSockets.filter(({ data }) => data.grantId);
    if (seats.length > 0) {
      const ended = await this.grants.ended(seats.map(({ data }) => data.grantId));
      for (const socket of seats) if (ended.has(socket.data.grantId)) dismiss(socket, 'device-replaced');
    }
    await this.renewRooms();
  }

  /** An invigilator's grant may name another person by now (R0). */
  private async renewRooms(): Promise<void> {
    const rooms = this.feed.roomSockets
      .filter(({ data }) => data.grantId)
      .map((socket) => ({ socket, was: socket.data.principal }));
    if (rooms.length === 0) return;
    const living = await this.grants.living([...new Set(rooms.map(({ socket }) => socket.data.grantId))]);
    for (const { socket, was } of rooms) {
      const grant = living.get(socket.data.grantId);
      if (!grant) dismiss(socket, 'sign-in-required');
      else if (socket.data.principal === was) socket.data.principal = principalOf(grant) as RoomPrincipal;
    }
  }

  /** A browser that is connected is not lost, whichever of its tabs closed last. */
  private async retakeLost(sessionIds: readonly SessionId[]): Promise<void> {
    const here = this.feed.seatSockets.filter(({ data }) => data.principal);
    if (here.length === 0) return;
    const lost = await this.journal.lostAmong(sessionIds);
    const wrong = here.filter(({ data, connected }) => connected && lost.has(data.principal.candidateId));
    await Promise.all(wrong.map((socket) => this.links.take(socket)));
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

  /** Heads and last-heard times; a screen that missed a frame learns it here. */
  private async pulse(): Promise<void> {
    await this.heard.publish(this.node.bootId, this.feed.seatSockets);
    const watched = new Set<SessionId>();
    for (const { data } of [...this.feed.roomSockets, ...this.feed.seatSockets])
      if (data.principal) watched.add(data.principal.sessionId);
    if (watched.size === 0) return;
    await this.retakeLost([...watched]);
    const heads = await this.journal.heads([...watched]);
    const heard = await this.heard.read([...watched]);
    for (const [sessionId, head] of heads) {
      const { ages = {}, unmatchedJoins = 0 } = heard.get(sessionId) ?? {};
      this.feed.pulse(sessionId, { head, at: this.clock.now(), heard: ages, unmatchedJoins });
    }
    await this.showMissedSeats(heads);
  }

  /** Screens that another process changed: what this one committed is told by the time it is looked at again. */
  private async showMissedSeats(heads: ReadonlyMap<SessionId, number>): Promise<void> {
    if (this.behind(heads).size > 0) await wait(TOLD_WITHIN_MS);
    const behind = this.behind(heads);
    if (behind.size === 0) return;
    const rows = new Map((await this.journal.seatsSince(behind)).map((row) => [row.candidateId, row]));
    for (const { data } of this.feed.seatSockets) {
      const row = data.principal && rows.get(data.principal.candidateId);
      if (row) this.feed.showSeat(row, data.principal.deviceId);
    }
    for (const sessionId of behind.keys()) this.feed.markTold(sessionId, heads.get(sessionId)!);
  }

  /** The sessions with candidates here that are ahead of what was told here, and how far that was. */
  private behind(heads: ReadonlyMap<SessionId, number>): Map<SessionId, number> {
    const here = new Set(this.feed.seatSockets.map(({ data }) => data.principal?.sessionId));
    const told = (sessionId: SessionId) => this.feed.toldUpTo(sessionId) ?? 0;
    const late = [...heads].filter(([sessionId, head]) => here.has(sessionId) && told(sessionId) < head);
    return new Map(late.map(([sessionId]) => [sessionId, told(sessionId)]));
  }

  /** Beside the beat: however long others' links take to be written off, this node's own lease is renewed. */
  private async judgeGone(): Promise<void> {
    if (this.judging) return;
    this.judging = true;
    try {
      for (const node of await this.node.gone()) await this.judge(node);
    } catch (error) {
      this.logger.warn(`a gone node was not judged: ${(error as Error).message}`);
    } finally {
      this.judging = false;
    }
  }

  /** The links of a process that is gone are lost, and the cause is the server. */
  private async judge(node: NodeId): Promise<void> {
    const links = await this.journal.linksOf(node);
    while (links.length > 0)
      await Promise.all(
        links.splice(0, JUDGED_TOGETHER).map(({ sessionId, ...link }) => this.loseLink(sessionId, link)),
      );
    await this.node.forget(node);
  }

  private loseLink(sessionId: SessionId, link: Pick<LiveLink, 'candidateId' | 'connectionId'>): Promise<unknown> {
    const command = { type: 'LoseLink', ...link, cause: 'server' } as const;
    return this.supervision.handUntilSure({ principal: { kind: 'system' }, sessionId, command });
  }
}
