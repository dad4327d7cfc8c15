import type { CenterId, SessionId, UserId } from '@vigie/domain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { CenterNotice, NoticesRead } from '@vigie/protocol';
import type { Namespace } from 'socket.io';
import { Committer, type Told } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import type { CenterSocket } from './center.gateway.js';
import { CenterView } from './center.view.js';

/** After the commit: the row of each session whose summary changed goes to the administrators of its centre. */
@Injectable()
export class CenterFeed {
  private readonly logger = new Logger(CenterFeed.name);
  private centers: Namespace | null = null;
  private changed = new Set<SessionId>();
  private isPushing = false;

  constructor(
    @Inject(Committer) committer: Committer,
    @Inject(CenterView) private readonly view: CenterView,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    committer.onCommitted((told) => this.onCommitted(told));
  }

  open(namespace: Namespace): void {
    this.centers = namespace;
  }

  get sockets(): CenterSocket[] {
    return [...(this.centers?.sockets.values() ?? [])] as unknown as CenterSocket[];
  }

  private onCommitted(told: readonly Told[]): void {
    for (const { sessionId, isSummaryNew } of told) if (isSummaryNew) this.changed.add(sessionId as SessionId);
    if (this.changed.size > 0 && !this.isPushing) void this.push();
  }

  /** One query at a time; what changes meanwhile is the next one. A row that is newer than its change is as good. */
  private async push(): Promise<void> {
    this.isPushing = true;
    try {
      while (this.changed.size > 0) await this.pushChanged();
    } catch (error) {
      // The next pulse tells every screen which rows it lacks.
      this.logger.warn(`a summary was not pushed: ${(error as Error).message}`);
    } finally {
      this.isPushing = false;
    }
  }

  private async pushChanged(): Promise<void> {
    const ids = [...this.changed];
    this.changed = new Set();
    for (const { centerId, summary } of await this.view.ofSessions(ids))
      this.centers?.to(`center:${centerId}`).emit('summary', summary);
  }

  /** To the open pages of one person, wherever they are connected; who opens one later finds it in the list. */
  notify(userId: UserId, notice: CenterNotice): void {
    if (!this.centers) throw new Error('no page can be reached yet');
    this.centers.to(`person:${userId}`).emit('notice', notice);
  }

  tellRead(userId: UserId, read: NoticesRead): void {
    this.centers?.to(`person:${userId}`).emit('noticesRead', read);
  }

  /** What Postgres holds: a row lost on the way, or changed by another process, is noticed within one beat. */
  async pulse(): Promise<void> {
    const here = this.sockets.filter(({ data }) => data.principal);
    if (here.length === 0) return;
    const watched = new Set<CenterId>(here.flatMap(({ data }) => data.principal.centerIds));
    const seqs = await this.view.seqs([...watched]);
    const at = this.clock.now();
    for (const socket of here) {
      const own = socket.data.principal.centerIds.map((id) => seqs.get(id) ?? {});
      socket.emit('pulse', { at, seqs: Object.assign({}, ...own) });
    }
  }
}
