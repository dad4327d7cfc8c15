import type { ConnectionId, LossCause, Principal } from '@vigie/domain';
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
import { JournalReader } from '../journal/index.js';
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
    if (grant?.kind !== 'candidate') return 'device-replaced';
    socket.data = { grantId: grant.id, principal: principalOf(grant) as SeatPrincipal, heardAt: performance.now() };
    return null;
  }

  /** The socket joins its room before the link is taken: what the command changes already reaches it. */
  async handleConnection(socket: SeatSocket): Promise<void> {
    screen(socket, ['command', 'clock']);
    socket.conn.on('packet', () => (socket.data.heardAt = performance.now()));
    const { sessionId, candidateId, deviceId } = socket.data.principal;
    await socket.join(`seat:${deviceId}`);
    const connectionId = socket.id as ConnectionId;
    const nodeId = this.node.bootId;
    const command = { type: 'TakeLink', candidateId, deviceId, connectionId, nodeId } as const;
    const outcome = await this.supervision.handUntilSure(
      { principal: SYSTEM, sessionId, command },
      () => !socket.connected,
    );
    if (!outcome.ok) return dismiss(socket, outcome.code);
    if (!socket.connected) return this.loseLink(socket, 'network');
    const seat = await this.journal.seat(sessionId, candidateId);
    if (seat) this.feed.showSeat(seat, deviceId);
  }

  async handleDisconnect(socket: SeatSocket): Promise<void> {
    // A stopping server's own closing says nothing of the pupil's network: the next process judges by the lease.
    if (this.node.isDraining || !socket.data.principal) return;
    await this.loseLink(socket, 'network');
  }

  private async loseLink(socket: SeatSocket, cause: LossCause): Promise<void> {
    const { sessionId, candidateId } = socket.data.principal;
    const command = { type: 'LoseLink', candidateId, connectionId: socket.id as ConnectionId, cause } as const;
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
