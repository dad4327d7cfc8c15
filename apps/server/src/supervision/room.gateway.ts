import { may, type Principal } from '@vigie/domain';
import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import {
  CatchUpRequest,
  ReportsRequest,
  RoomCommand,
  type CatchUp,
  type RefusalCode,
  type RefusalMessage,
  type RoomAck,
  type ReportList,
  type RoomClientToServer,
  type RoomServerToClient,
} from '@vigie/protocol';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { GrantsService, principalOf } from '../auth/index.js';
import { Clock } from '../platform/index.js';
import { answer, guard, languageOfSocket, screen } from './door.js';
import { roomToken } from './room.cookie.js';
import { toDomain } from './room.commands.js';
import { ReportsView } from './reports.view.js';
import { RoomFeed } from './room.feed.js';
import { RoomView } from './room.view.js';
import { SupervisionService } from './supervision.service.js';
import { linkOf, refusal, toAck } from './words.js';

export type RoomPrincipal = Extract<Principal, { kind: 'invigilator' }>;
export interface RoomData {
  grantId: string;
  principal: RoomPrincipal;
}
export type RoomSocket = Socket<RoomClientToServer, RoomServerToClient, DefaultEventsMap, RoomData>;

const MOST_A_SECOND = 200;

/** The invigilators' door. */
@WebSocketGateway({ namespace: '/room' })
export class RoomGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(RoomView) private readonly view: RoomView,
    @Inject(ReportsView) private readonly reportsView: ReportsView,
    @Inject(RoomFeed) private readonly feed: RoomFeed,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  afterInit(namespace: Namespace): void {
    this.feed.openRooms(namespace);
    guard(namespace, (socket) => this.authenticate(socket as RoomSocket));
  }

  private async authenticate(socket: RoomSocket): Promise<RefusalCode | null> {
    const token = roomToken(socket.handshake.headers.cookie);
    const grant = token ? await this.grants.byToken(token) : null;
    if (grant?.kind !== 'invigilator' || grant.revokedAt !== null) return 'sign-in-required';
    const principal = principalOf(grant) as RoomPrincipal;
    if (!may(principal, 'FollowRoom', principal)) return 'say-who-you-are';
    socket.data = { grantId: grant.id, principal };
    return null;
  }

  async handleConnection(socket: RoomSocket): Promise<void> {
    screen(socket, ['command', 'catchUp', 'reports', 'clock'], MOST_A_SECOND);
    await socket.join(`room:${socket.data.principal.sessionId}`);
  }

  @SubscribeMessage('catchUp')
  catchUp(@ConnectedSocket() socket: RoomSocket, @MessageBody() body: unknown): Promise<CatchUp | RefusalMessage> {
    const { principal } = socket.data;
    return answer(socket, CatchUpRequest, body, async (request) => {
      const found = await this.view.catchUp(principal, request);
      return found ?? refusal(languageOfSocket(socket), 'session-not-prepared');
    });
  }

  @SubscribeMessage('reports')
  reports(@ConnectedSocket() socket: RoomSocket, @MessageBody() body: unknown): Promise<ReportList | RefusalMessage> {
    const { sessionId } = socket.data.principal;
    return answer(socket, ReportsRequest, body, ({ candidateId }) => this.reportsView.reports(sessionId, candidateId));
  }

  @SubscribeMessage('command')
  command(@ConnectedSocket() socket: RoomSocket, @MessageBody() body: unknown): Promise<RoomAck> {
    const receivedAt = this.clock.now();
    const { principal } = socket.data;
    const { sessionId } = principal;
    return answer(socket, RoomCommand, body, async (message): Promise<RoomAck> => {
      const { token, ...order } = toDomain(message, sessionId, this.grants);
      const outcome = await this.supervision.hand({ principal, sessionId, message, receivedAt, ...order });
      return { ...toAck(outcome, languageOfSocket(socket)), ...linkOf(outcome, token) };
    });
  }

  @SubscribeMessage('clock')
  now(): { at: number } {
    return { at: this.clock.now() };
  }
}
