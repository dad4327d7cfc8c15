import type { SessionId } from '@vigie/domain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ProjectorView } from '@vigie/protocol';
import type { Namespace } from 'socket.io';
import { GrantsService } from '../auth/index.js';
import { Committer, type Told } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { dismiss } from './door.js';
import type { ProjectionSocket } from './projection.gateway.js';
import { ProjectionView, whyOver } from './projection.view.js';

/** What one node says to the others after a commit. */
const CHANGED = 'changed';

/** After the commit: what the wall shows of each session that changed goes to its projectors. */
@Injectable()
export class ProjectionFeed {
  private readonly logger = new Logger(ProjectionFeed.name);
  private projectors: Namespace | null = null;
  private changed = new Set<SessionId>();
  private isPushing = false;

  constructor(
    @Inject(Committer) committer: Committer,
    @Inject(ProjectionView) private readonly view: ProjectionView,
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    committer.onCommitted((told) => this.onCommitted(told));
  }

  open(namespace: Namespace): void {
    this.projectors = namespace;
    namespace.on(CHANGED, (ids: SessionId[]) => this.push(ids));
  }

  get sockets(): ProjectionSocket[] {
    return [...(this.projectors?.sockets.values() ?? [])] as unknown as ProjectionSocket[];
  }

  private socketsOf(sessionId: SessionId): ProjectionSocket[] {
    const ids = this.projectors?.adapter.rooms.get(roomOf(sessionId)) ?? [];
    return [...ids].flatMap((id) => (this.projectors?.sockets.get(id) as ProjectionSocket | undefined) ?? []);
  }

  private onCommitted(told: readonly Told[]): void {
    const ids = told.filter(({ isSummaryNew }) => isSummaryNew).map(({ sessionId }) => sessionId as SessionId);
    if (ids.length === 0) return;
    this.push(ids);
    this.projectors?.serverSideEmit(CHANGED, ids);
  }

  private push(ids: readonly SessionId[]): void {
    for (const id of ids) if (this.socketsOf(id).length > 0) this.changed.add(id);
    if (this.changed.size > 0 && !this.isPushing) void this.pushAll();
  }

  /** One query at a time; what changes meanwhile is the next one. */
  private async pushAll(): Promise<void> {
    this.isPushing = true;
    try {
      while (this.changed.size > 0) await this.pushChanged();
    } catch (error) {
      // The next pulse tells every screen that it is behind.
      this.logger.warn(`a projection was not pushed: ${(error as Error).message}`);
    } finally {
      this.isPushing = false;
    }
  }

  private async pushChanged(): Promise<void> {
    const ids = [...this.changed];
    this.changed = new Set();
    for (const [sessionId, view] of await this.view.ofSessions(ids)) this.show(sessionId, view);
  }

  /** The last thing that a link shows is that its session is over. */
  private show(sessionId: SessionId, view: ProjectorView): void {
    const over = whyOver(view.phase);
    for (const socket of this.socketsOf(sessionId)) {
      socket.emit('view', view);
      if (over) dismiss(socket, over);
    }
  }

  /** What Postgres holds: a view lost on the way, or changed by another process, is noticed within one beat. */
  async beat(): Promise<void> {
    const here = this.sockets.filter(({ data }) => data.principal);
    if (here.length === 0) return;
    const sessionIds = [...new Set(here.map(({ data }) => data.principal.sessionId))];
    const ended = await this.grants.endedIn(sessionIds, 'projector');
    for (const socket of here) if (ended.has(socket.data.principal.grantId)) dismiss(socket, 'link-not-valid');
    const heads = await this.view.heads(sessionIds);
    const at = this.clock.now();
    for (const { sessionId, seq } of heads) this.projectors?.local.to(roomOf(sessionId)).emit('pulse', { at, seq });
    this.push(heads.filter(({ phase }) => whyOver(phase)).map(({ sessionId }) => sessionId));
  }
}

export const roomOf = (sessionId: SessionId) => `projection:${sessionId}`;
