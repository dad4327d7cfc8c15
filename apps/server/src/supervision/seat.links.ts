import type { ConnectionId, Instant, Principal } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Outcome } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { NodeLease } from './node-lease.js';
import type { SeatSocket } from './seat.gateway.js';
import { SupervisionService } from './supervision.service.js';

const SYSTEM: Principal = { kind: 'system' };

/** What a candidate's sockets say of their link, down the path: no sender repeats it, so it is handed until sure. */
@Injectable()
export class SeatLinks {
  constructor(
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(NodeLease) private readonly node: NodeLease,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  take(socket: SeatSocket): Promise<Outcome> {
    const { sessionId, candidateId, deviceId } = socket.data.principal;
    const link = { connectionId: socket.id as ConnectionId, nodeId: this.node.bootId };
    const command = { type: 'TakeLink', candidateId, deviceId, ...link } as const;
    return this.supervision.handUntilSure({ principal: SYSTEM, sessionId, command }, () => !socket.connected);
  }

  async lose({ id, data }: SeatSocket): Promise<void> {
    const { sessionId, candidateId } = data.principal;
    const heardAt = (this.clock.now() - (performance.now() - data.heardAt)) as Instant;
    const cause = this.node.hasRunOut ? 'server' : data.lossCause;
    const lost = { connectionId: id as ConnectionId, cause, heardAt };
    const command = { type: 'LoseLink', candidateId, ...lost } as const;
    await this.supervision.handUntilSure({ principal: SYSTEM, sessionId, command }, () => this.node.isDraining);
  }
}
