import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { SessionView } from '@vigie/protocol';
import { Committer, type Told } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { ReminderHandlers, Reminders } from '../reminders/index.js';
import { FinalisationAlerts } from './finalisation.alerts.js';
import { FinalisationHook } from './finalisation.hook.js';

const KINDS = [FinalisationAlerts.KIND, FinalisationHook.KIND];
const OVER: ReadonlySet<SessionView['phase']> = new Set(['finalised', 'published', 'cancelled']);

/**
 * F1, after the commit: an end is told at once, and everything stops at once with finalisation or cancellation. Nobody waits for
 * either: what is missed here, the sweep plans, and a notice that leaves looks at the facts again.
 */
@Injectable()
export class AlertListener implements OnModuleInit {
  private readonly logger = new Logger(AlertListener.name);

  constructor(
    @Inject(Committer) private readonly committer: Committer,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Reminders) private readonly reminders: Reminders,
    @Inject(ReminderHandlers) private readonly handlers: ReminderHandlers,
    @Inject(FinalisationAlerts) private readonly alerts: FinalisationAlerts,
    @Inject(FinalisationHook) private readonly hook: FinalisationHook,
  ) {}

  onModuleInit(): void {
    this.handlers.add(FinalisationAlerts.KIND, this.alerts);
    this.handlers.add(FinalisationHook.KIND, this.hook);
    this.committer.onCommitted((told) => told.forEach((one) => this.onTold(one)));
  }

  private onTold({ sessionId, frame }: Told): void {
    const phase = frame.session?.phase;
    if (phase === 'ended') void this.safely(() => this.plan(sessionId));
    if (phase !== undefined && OVER.has(phase)) void this.safely(() => this.reminders.cancelFor(sessionId, KINDS));
  }

  private async plan(sessionId: string): Promise<void> {
    const now = this.clock.now();
    for (const kind of [this.alerts, this.hook]) await this.reminders.plan(await kind.owed(now, sessionId));
  }

  private async safely(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.logger.warn(`alerts of a session wait for the sweep: ${(error as Error).message}`);
    }
  }
}
