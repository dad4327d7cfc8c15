import { may, type Principal } from '@vigie/domain';
import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import {
  ProjectionHandshake,
  type Projection,
  type ProjectionClientToServer,
  type ProjectionServerToClient,
  type RefusalCode,
  type RefusalMessage,
} from '@vigie/protocol';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { GrantsService, principalOf } from '../auth/index.js';
import { Clock } from '../platform/index.js';
import { answer, guard, languageOfSocket, screen } from './door.js';
import { ProjectionFeed, roomOf } from './projection.feed.js';
import { ProjectionView, whyOver } from './projection.view.js';
import { refusal } from './words.js';

export type ProjectorPrincipal = Extract<Principal, { kind: 'projector' }>;
export type ProjectionSocket = Socket<
  ProjectionClientToServer,
  ProjectionServerToClient,
  DefaultEventsMap,
  { principal: ProjectorPrincipal }
>;

const Nothing = z.undefined();
const MOST_A_SECOND = 20;

/** The projectors' door (R4): they follow, and nothing else. */
@WebSocketGateway({ namespace: '/projection' })
export class ProjectionGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(ProjectionView) private readonly view: ProjectionView,
    @Inject(ProjectionFeed) private readonly feed: ProjectionFeed,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  afterInit(namespace: Namespace): void {
    this.feed.open(namespace);
    guard(namespace, (socket) => this.authenticate(socket as ProjectionSocket));
  }

  private async authenticate(socket: ProjectionSocket): Promise<RefusalCode | null> {
    const handshake = ProjectionHandshake.safeParse(socket.handshake.auth);
    if (!handshake.success) return 'link-not-valid';
    const grant = await this.grants.byToken(handshake.data.token);
    if (grant?.kind !== 'projector' || grant.revokedAt !== null) return 'link-not-valid';
    const principal = principalOf(grant) as ProjectorPrincipal;
    const { sessionId } = principal;
    if (!may(principal, 'FollowProjection', { sessionId })) return 'link-not-valid';
    const [head] = await this.view.heads([sessionId]);
    socket.data = { principal };
    return head ? whyOver(head.phase) : 'session-not-prepared';
  }

  /** The socket joins its room before it asks: what changes in between reaches it too. */
  async handleConnection(socket: ProjectionSocket): Promise<void> {
    screen(socket, ['follow', 'clock'], MOST_A_SECOND);
    await socket.join(roomOf(socket.data.principal.sessionId));
  }

  @SubscribeMessage('follow')
  follow(@ConnectedSocket() socket: ProjectionSocket): Promise<Projection | RefusalMessage> {
    return answer(socket, Nothing, undefined, async () => {
      const view = await this.view.of(socket.data.principal.sessionId);
      if (!view) return refusal(languageOfSocket(socket), 'session-not-prepared');
      return { ok: true as const, at: this.clock.now(), view };
    });
  }

  @SubscribeMessage('clock')
  now(): { at: number } {
    return { at: this.clock.now() };
  }
}
