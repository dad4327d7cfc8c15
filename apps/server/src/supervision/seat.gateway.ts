import { may, type ConnectionId, type LossCause, type Principal } from '@vigie/domain';
import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import {
  SeatCommand,
  SeatHandshake,
  type DisplayKept,
  type RefusalCode,
  type RefusalMessage,
  type SeatAck,
  type SeatClientToServer,
  type SeatServerToClient,
} from '@vigie/protocol';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { GrantsService, principalOf, type GrantEntity } from '../auth/index.js';
import { JournalReader, type Outcome } from '../journal/index.js';
import { Clock, letGo, reply } from '../platform/index.js';
import { answer, dismiss, guard, languageOfSocket, screen } from './door.js';
import { NodeLease } from './node-lease.js';
import { RoomFeed } from './room.feed.js';
import { SeatCommands } from './seat.commands.js';
import { SeatDisplay } from './seat.display.js';
import { SeatLinks } from './seat.links.js';
import { SupervisionService } from './supervision.service.js';
import { refusal, toAck } from './words.js';

type SeatPrincipal = Extract<Principal, { kind: 'candidate' }>;
export interface SeatData {
  grantId: string;
  principal: SeatPrincipal;
  /** Monotonic ms of the last packet, pings included. */
  heardAt: number;
  /** Set to `server` when this side closes the socket for a reason of its own. */
  lossCause: LossCause;
  /** The challenges that its last screen of the test named. */
  delivered: readonly string[];
  /** The announcements whose text it was sent, once there is one. */
  announced?: Set<string>;
}
export type SeatSocket = Socket<SeatClientToServer, SeatServerToClient, DefaultEventsMap, SeatData>;

/** A pupil's clicks, and an outbox that empties after an outage. */
const MOST_A_SECOND = 30;

/** The candidates' door. */
@WebSocketGateway({ namespace: '/seat' })
export class SeatGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(SeatCommands) private readonly commands: SeatCommands,
    @Inject(SeatDisplay) private readonly display: SeatDisplay,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(RoomFeed) private readonly feed: RoomFeed,
    @Inject(SeatLinks) private readonly links: SeatLinks,
    @Inject(NodeLease) private readonly node: NodeLease,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  afterInit(namespace: Namespace): void {
    this.feed.openSeats(namespace);
    guard(namespace, (socket) => this.authenticate(socket as SeatSocket));
  }

  private async authenticate(socket: SeatSocket): Promise<RefusalCode | null> {
    const handshake = SeatHandshake.safeParse(socket.handshake.auth);
    if (!handshake.success) return 'invalid-message';
    const grant = await this.grants.byToken(handshake.data.token);
    if (grant?.kind !== 'candidate') return 'sign-in-required';
    if (grant.revokedAt !== null) return this.whyRevoked(grant);
    const principal = principalOf(grant) as SeatPrincipal;
    if (!may(principal, 'FollowSeat', principal)) return 'not-allowed';
    const heardAt = performance.now();
    socket.data = { grantId: grant.id, principal, heardAt, lossCause: 'network', delivered: [] };
    return null;
  }

  /** A sign-out whose answer was lost on the way is still a sign-out. */
  private async whyRevoked({ sessionId, candidateId }: GrantEntity): Promise<RefusalCode> {
    return (await this.journal.hasSignedOut(sessionId, candidateId!)) ? 'signed-out' : 'device-replaced';
  }

  /** The socket joins its room before the link is taken: what the command changes already reaches it. */
  async handleConnection(socket: SeatSocket): Promise<void> {
    screen(socket, ['command', 'clock', 'chooseDisplay'], MOST_A_SECOND);
    // Not by Nest's mapping: its proxy, context and pipes make a tenth of what an answer allocates (ADR 8).
    socket.on('command', (...sent: unknown[]) => void reply((body: unknown) => this.command(socket, body), sent));
    socket.conn.on('packet', () => this.hear(socket));
    letGo(socket);
    await socket.join(`seat:${socket.data.principal.deviceId}`);
    const [outcome, display] = await Promise.all([this.links.take(socket), this.display.read(socket)]);
    if (!socket.connected) return this.links.lose(socket);
    if (!outcome.ok) return dismiss(socket, outcome.code);
    if (display) socket.emit('display', display);
    // Without its screen the browser would wait for ever: closed, it comes back.
    await this.showSeat(socket).catch(() => socket.conn.close());
  }

  /** What arrived while this process was stopped was not heard when it was sent. */
  private hear({ data }: SeatSocket): void {
    if (!this.node.hasRunOut) data.heardAt = performance.now();
  }

  private showWhole(socket: SeatSocket): Promise<void> {
    socket.data.delivered = [];
    return this.showSeat(socket).catch(() => socket.conn.close());
  }

  private async showSeat({ data }: SeatSocket): Promise<void> {
    const { sessionId, candidateId, deviceId } = data.principal;
    const seat = await this.journal.seat(sessionId, candidateId);
    if (seat) this.feed.showSeat(seat, deviceId);
  }

  async handleDisconnect(socket: SeatSocket): Promise<void> {
    // A stopping server's own closing says nothing of the pupil's network: the next process judges by the lease.
    if (this.node.isDraining || !socket.data.principal) return;
    await this.links.lose(socket);
  }

  private command(socket: SeatSocket, body: unknown): Promise<SeatAck> {
    const receivedAt = this.clock.now();
    const { principal } = socket.data;
    const language = languageOfSocket(socket);
    // The link is written off first, then the browser sends it again: what it claims is judged as after any cut (T4).
    if (this.node.hasRunOut) return Promise.resolve(refusal(language, 'retry'));
    return answer(socket, SeatCommand, body, async (message): Promise<SeatAck> => {
      const translated = await this.commands.toDomain(message, principal);
      if (!translated) return refusal(language, 'unknown-challenge');
      const { command, personal } = translated;
      const { sessionId } = principal;
      const connection = socket.id as ConnectionId;
      const handed = { principal, sessionId, command, personal, connection, receivedAt, message };
      const outcome = await this.supervision.hand(handed);
      if (outcome.ok && message.type === 'SignOut') this.display.forget(socket);
      return this.acknowledge(socket, outcome);
    });
  }

  /** The new screen goes with the acknowledgement: one packet an answer. */
  private acknowledge(socket: SeatSocket, outcome: Outcome): SeatAck {
    const ack = toAck(outcome, languageOfSocket(socket));
    if (!ack.ok || !outcome.ok) return ack;
    // Whether the first acknowledgement arrived, and its screen with it, nobody knows.
    if (outcome.isRepeated) void this.showWhole(socket);
    if (!outcome.screen) return ack;
    // Not by a spread, here and in `toView`: ADR 8.
    const { ok, seq, at, skipped } = ack;
    return { ok, seq, at, skipped, view: this.feed.toView(socket, seq, outcome.screen) };
  }

  @SubscribeMessage('chooseDisplay')
  chooseDisplay(
    @ConnectedSocket() socket: SeatSocket,
    @MessageBody() body: unknown,
  ): Promise<DisplayKept | RefusalMessage> {
    return this.display.choose(socket, body);
  }

  @SubscribeMessage('clock')
  now(): { at: number } {
    return { at: this.clock.now() };
  }
}
