import type { SessionId } from '@vigie/domain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Committer, type Told } from '../journal/index.js';
import { Reminders } from '../reminders/index.js';

/** F1, F2: the one place where it is told that a session is finalised, on the process that committed it: nothing reminds of it any more. */
@Injectable()
export class Finalised {
  private readonly logger = new Logger(Finalised.name);

  constructor(
    @Inject(Committer) committer: Committer,
    @Inject(Reminders) private readonly reminders: Reminders,
  ) {
    committer.onCommitted((told) => this.look(told));
  }

  private look(told: readonly Told[]): void {
    for (const { sessionId, frame } of told)
      if (frame.entries.some(({ type }) => type === 'SessionFinalised')) void this.tell(sessionId as SessionId);
  }

  private async tell(sessionId: SessionId): Promise<void> {
    await this.reminders
      .cancelFor(sessionId)
      .catch((error: Error) =>
        this.logger.warn(`reminders of a finalised session were not cancelled: ${error.message}`),
      );
  }
}
