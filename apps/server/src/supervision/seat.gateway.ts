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
  type Ack,
  type RefusalCode,
  type SeatClientToServer,
  type SeatServerToClient,
} from '@vigie/protocol';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { GrantsService, principalOf } from '../auth/index.js';
import { JournalReader, type Outcome } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { answer, dismiss, guard, languageOfSocket, screen } from './door.js';
import { NodeLease } from './node-lease.js';
import { RoomFeed } from './room.feed.js';
import { SeatCommands } from './seat.commands.js';
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
}
export type SeatSocket = Socket<SeatClientToServer, SeatServerToClient, DefaultEventsMap, SeatData>;

const SYSTEM: Principal = { kind: 'system' };

/** The candidates' door. */
@WebSocketGateway({ namespace: '/seat' })
export class SeatGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect {
  constructor(
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(SeatCommands) private readonly commands: SeatCommands,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(RoomFeed) private readonly feed: RoomFeed,
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
    if (grant === 'revoked') return 'device-replaced';
    if (grant?.kind !== 'candidate') return 'sign-in-required';
    const principal = principalOf(grant) as SeatPrincipal;
    if (!may(principal, 'FollowSeat', principal)) return 'not-allowed';
    socket.data = { grantId: grant.id, principal, heardAt: performance.now(), lossCause: 'network' };
    return null;
  }

  /** The socket joins its room before the link is taken: what the command changes already reaches it. */
  async handleConnection(socket: SeatSocket): Promise<void> {
    screen(socket, ['command', 'clock']);
    socket.conn.on('packet', () => (socket.data.heardAt = performance.now()));
    await socket.join(`seat:${socket.data.principal.deviceId}`);
    const outcome = await this.takeLink(socket);
    if (!socket.connected) return this.loseLink(socket);
    if (!outcome.ok) return dismiss(socket, outcome.code);
    // Without its screen the browser would wait for ever: closed, it comes back.
    await this.showSeat(socket).catch(() => socket.conn.close());
  }

  private takeLink(socket: SeatSocket): Promise<Outcome> {
    const { sessionId, candidateId, deviceId } = socket.data.principal;
    const link = { connectionId: socket.id as ConnectionId, nodeId: this.node.bootId };
    const command = { type: 'TakeLink', candidateId, deviceId, ...link } as const;
    return this.supervision.handUntilSure({ principal: SYSTEM, sessionId, command }, () => !socket.connected);
  }

  private async showSeat({ data }: SeatSocket): Promise<void> {
    const { sessionId, candidateId, deviceId } = data.principal;
    const seat = await this.journal.seat(sessionId, candidateId);
    if (seat) this.feed.showSeat(seat, deviceId);
  }

  async handleDisconnect(socket: SeatSocket): Promise<void> {
    // A stopping server's own closing says nothing of the pupil's network: the next process judges by the lease.
    if (this.node.isDraining || !socket.data.principal) return;
    await this.loseLink(socket);
  }

  private async loseLink({ id, data }: SeatSocket): Promise<void> {
    const { sessionId, candidateId } = data.principal;
    const command = { type: 'LoseLink', candidateId, connectionId: id as ConnectionId, cause: data.lossCause } as const;
    await this.supervision.handUntilSure({ principal: SYSTEM, sessionId, command }, () => this.node.isDraining);
  }

  @SubscribeMessage('command')
  command(@ConnectedSocket() socket: SeatSocket, @MessageBody() body: unknown): Promise<Ack> {
    const receivedAt = this.clock.now();
    const { principal } = socket.data;
    const language = languageOfSocket(socket);
    return answer(socket, SeatCommand, body, async (message): Promise<Ack> => {
      const command = await this.commands.toDomain(message, principal);
      if (!command) return refusal(language, 'unknown-challenge');
      const { sessionId } = principal;
      return toAck(await this.supervision.hand({ principal, sessionId, command, message, receivedAt }), language);
    });
  }

  @SubscribeMessage('clock')
  now(): { at: number } {
    return { at: this.clock.now() };
  }
}
