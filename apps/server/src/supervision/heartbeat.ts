import type { NodeId, SessionId } from '@vigie/domain';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { GrantsService, principalOf } from '../auth/index.js';
import { JournalReader, type LiveLink } from '../journal/index.js';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import { dismiss } from './door.js';
import { Heard } from './heard.js';
import { NodeLease } from './node-lease.js';
import { RoomFeed } from './room.feed.js';
import type { RoomPrincipal } from './room.gateway.js';
import { SupervisionService } from './supervision.service.js';

const JUDGED_TOGETHER = 500;

/** Every 3 s: this node's lease, the heads from Postgres, who was heard, and whose grant still holds. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Heartbeat.name);
  private timer: NodeJS.Timeout | undefined;
  private beating = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(NodeLease) private readonly node: NodeLease,
    @Inject(RoomFeed) private readonly feed: RoomFeed,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(Heard) private readonly heard: Heard,
    @Inject(GrantsService) private readonly grants: GrantsService,
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
      await this.pulse();
      for (const node of await this.node.gone()) await this.judge(node);
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
    for (const socket of [...this.feed.seatSockets, ...this.feed.roomSockets]) socket.conn.close();
  }

  private async closeRevoked(): Promise<void> {
    const sockets = [...this.feed.seatSockets, ...this.feed.roomSockets].filter(({ data }) => data.grantId);
    if (sockets.length === 0) return;
    const living = await this.grants.living([...new Set(sockets.map(({ data }) => data.grantId))]);
    for (const socket of this.feed.seatSockets)
      if (socket.data.grantId && !living.has(socket.data.grantId)) dismiss(socket, 'device-replaced');
    for (const socket of this.feed.roomSockets) {
      const grant = living.get(socket.data.grantId);
      if (grant) socket.data.principal = principalOf(grant) as RoomPrincipal;
      else if (socket.data.grantId) dismiss(socket, 'sign-in-required');
    }
  }

  /** Heads and last-heard times; a screen that missed a frame learns it here. */
  private async pulse(): Promise<void> {
    await this.heard.publish(this.node.bootId, this.feed.seatSockets);
    const watched = new Set<SessionId>();
    for (const { data } of [...this.feed.roomSockets, ...this.feed.seatSockets])
      if (data.principal) watched.add(data.principal.sessionId);
    if (watched.size === 0) return;
    const heads = await this.journal.heads([...watched]);
    const heard = await this.heard.read([...watched]);
    for (const [sessionId, head] of heads) {
      const { ages = {}, unmatchedJoins = 0 } = heard.get(sessionId) ?? {};
      this.feed.pulse(sessionId, { head, at: this.clock.now(), heard: ages, unmatchedJoins });
      await this.showMissedSeats(sessionId, head);
    }
  }

  /** Screens that another process changed: this one has not told them yet. */
  private async showMissedSeats(sessionId: SessionId, head: number): Promise<void> {
    const told = this.feed.toldUpTo(sessionId);
    if (told !== undefined && told >= head) return;
    const here = this.feed.seatSockets.filter(({ data }) => data.principal?.sessionId === sessionId);
    const rows = here.length > 0 ? await this.journal.seatsSince(sessionId, told ?? 0) : [];
    const byCandidate = new Map(rows.map((row) => [row.candidateId, row]));
    for (const { data } of here) {
      const row = byCandidate.get(data.principal.candidateId);
      if (row) this.feed.showSeat(row, data.principal.deviceId);
    }
    this.feed.markTold(sessionId, head);
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
