import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { JournalReader } from '../journal/index.js';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import { SupervisionService } from '../supervision/index.js';

/**
 * Finds, at start-up and every 10 s, the sessions to which time owes something, and says so down the path. It rules
 * nothing: the committer owes a session what is due before it looks at any command.
 */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Sweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(() => void this.sweep(), this.config.sweepMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      const due = await this.journal.due(this.clock.now());
      const passTime = { type: 'PassTime' } as const;
      await Promise.all(
        due.map((sessionId) => this.supervision.hand({ principal: { kind: 'system' }, sessionId, command: passTime })),
      );
    } catch (error) {
      this.logger.warn(`a sweep was missed: ${(error as Error).message}`);
    }
  }
}
