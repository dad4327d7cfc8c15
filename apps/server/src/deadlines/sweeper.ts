import { after, minutes, type Instant } from '@vigie/domain';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { JournalReader } from '../journal/index.js';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import { SupervisionService } from '../supervision/index.js';
import { WakeUpQueue } from './wake-up.queue.js';

const MOST_AT_ONCE = 1_000;
/** How far ahead a wake-up that was lost is found missing. */
const AHEAD = minutes(2);

/**
 * Finds, at start-up and every 10 s, the sessions to which time owes something, and says so down the path; and gives
 * the queue again what it may have lost. It rules nothing: the committer owes a session what is due before it looks at
 * any command.
 */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Sweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(WakeUpQueue) private readonly wakeUps: WakeUpQueue,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep(() => null);
    this.timer = setInterval(() => void this.sweep((now) => after(now, AHEAD)), this.config.sweepMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(horizon: (now: Instant) => Instant | null): Promise<void> {
    try {
      const now = this.clock.now();
      await this.passTime(now);
      const upcoming = await this.journal.upcoming(now, horizon(now));
      // Waited for by nobody: a queue that is away keeps neither the process from starting nor the next round.
      void this.wakeUps.planMissing(upcoming.map(({ at }) => at));
    } catch (error) {
      this.logger.warn(`a sweep was missed: ${(error as Error).message}`);
    }
  }

  private async passTime(now: Instant): Promise<void> {
    const due = await this.journal.due(now, MOST_AT_ONCE);
    const passTime = { type: 'PassTime' } as const;
    await Promise.all(
      due.map(({ sessionId }) =>
        this.supervision.hand({ principal: { kind: 'system' }, sessionId, command: passTime }),
      ),
    );
  }
}
