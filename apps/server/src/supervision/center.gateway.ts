import { may } from '@vigie/domain';
import { Inject } from '@nestjs/common';
import {
  ConnectedSocket,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type {
  CenterClientToServer,
  CenterList,
  CenterServerToClient,
  RefusalCode,
  RefusalMessage,
} from '@vigie/protocol';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { AdministratorsService, type CenterPrincipal } from '../auth/index.js';
import { Clock } from '../platform/index.js';
import { centerToken } from './center.cookie.js';
import { CenterFeed } from './center.feed.js';
import { CenterView } from './center.view.js';
import { answer, guard, screen } from './door.js';

export interface CenterData {
  grantId: string;
  principal: CenterPrincipal;
  name: string;
}
export type CenterSocket = Socket<CenterClientToServer, CenterServerToClient, DefaultEventsMap, CenterData>;

const Nothing = z.undefined();

const MOST_A_SECOND = 50;

/** The administrators' door: they follow, and order nothing here. */
@WebSocketGateway({ namespace: '/center' })
export class CenterGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(CenterView) private readonly view: CenterView,
    @Inject(CenterFeed) private readonly feed: CenterFeed,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  afterInit(namespace: Namespace): void {
    this.feed.open(namespace);
    guard(namespace, (socket) => this.authenticate(socket as CenterSocket));
  }

  private async authenticate(socket: CenterSocket): Promise<RefusalCode | null> {
    const token = centerToken(socket.handshake.headers.cookie);
    const found = token ? await this.administrators.byToken(token) : null;
    if (!found) return 'sign-in-required';
    socket.data = { grantId: found.principal.grantId, ...found };
    return null;
  }

  /** The socket joins its centres before it asks for the list: what changes in between reaches it too. */
  async handleConnection(socket: CenterSocket): Promise<void> {
    screen(socket, ['list', 'clock'], MOST_A_SECOND);
    const { centerIds, userId } = socket.data.principal;
    await socket.join([`person:${userId}`, ...centerIds.map((id) => `center:${id}`)]);
  }

  @SubscribeMessage('list')
  list(@ConnectedSocket() socket: CenterSocket): Promise<CenterList | RefusalMessage> {
    const { principal, name: administrator } = socket.data;
    return answer(socket, Nothing, undefined, async () => {
      const centerIds = principal.centerIds.filter((centerId) => may(principal, 'FollowCenter', { centerId }));
      const [sessions, centers, notices] = await Promise.all([
        this.view.ofCenters(centerIds),
        this.view.names(centerIds),
        this.view.unread(principal.userId, centerIds),
      ]);
      return { ok: true as const, at: this.clock.now(), administrator, centers, sessions, notices };
    });
  }

  @SubscribeMessage('clock')
  now(): { at: number } {
    return { at: this.clock.now() };
  }
}
