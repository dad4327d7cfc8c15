import { MAY, type Command, type Instant, type PersonId, type Principal, type SessionId } from '@vigie/domain';
import { Logger } from '@nestjs/common';
import { v5 as named } from 'uuid';
import { Committer, type Personal } from '../journal/index.js';
import { SupervisionService } from '../supervision/index.js';
import type { Step } from './demo-day.js';

/** A clock that stands where it is put. */
class PastClock {
  private at = 0 as Instant;
  now = (): Instant => this.at;
  set = (at: Instant): void => void (this.at = at);
}

/**
 * The one path, at instants that are over: a committer of the demo's own, on a clock that stands in the past. It runs
 * while the process starts, before anybody can enter and before the sweeper looks; the journal's rows are what the
 * same orders would have left at that time.
 */
export class Past {
  private readonly logger = new Logger(Past.name);
  private readonly clock = new PastClock();
  private readonly committer: Committer;
  private readonly supervision: SupervisionService;

  private constructor(databaseUrl: string) {
    this.committer = new Committer(databaseUrl, this.clock);
    this.supervision = new SupervisionService(this.committer, this.clock);
  }

  static async open(databaseUrl: string): Promise<Past> {
    const past = new Past(databaseUrl);
    await past.committer.onModuleInit();
    return past;
  }

  close(): Promise<void> {
    return this.committer.onApplicationShutdown();
  }

  async order(at: Instant, sessionId: SessionId, command: Command, personal: Personal[]): Promise<void> {
    this.clock.set(at);
    const outcome = await this.supervision.handUntilSure({ principal: SYSTEM, sessionId, command, personal });
    if (!outcome.ok) throw new Error(`The demo was refused: ${outcome.code}`);
  }

  /** Every order under an id of its own: a day that was interrupted is played again, and goes on where it stopped. */
  async play(
    sessionId: SessionId,
    launchedAt: Instant,
    steps: readonly Step[],
    by: PersonId,
    isDone: (step: Step) => boolean,
  ): Promise<void> {
    const numbered = steps.map((step, index) => ({ ...step, id: stepId(sessionId, index) }));
    for (const minute of new Set(steps.map((step) => step.minute))) {
      this.clock.set((launchedAt + minute * 60_000) as Instant);
      const together = numbered.filter((step) => step.minute === minute && !isDone(step));
      await Promise.all(together.map(({ command, id }) => this.hand(sessionId, command, id, by)));
    }
  }

  private async hand(sessionId: SessionId, command: Command, id: string, by: PersonId): Promise<void> {
    const principal = principalOf(sessionId, command, by);
    const outcome = await this.supervision.handUntilSure({ principal, sessionId, command, message: { id } });
    if (!outcome.ok) this.logger.warn(`the demo's ${command.type} was refused: ${outcome.code}`);
  }
}

/** The same at every start: what was ordered once is not ordered again. */
export const stepId = (sessionId: SessionId, step: number): string => named(String(step), sessionId);

const SYSTEM: Principal = { kind: 'system' };

/** Whoever orders this in the room. */
function principalOf(sessionId: SessionId, command: Command, personId: PersonId): Principal {
  if (MAY[command.type].includes('invigilator')) return { kind: 'invigilator', sessionId, personId, grantId: personId };
  if ('candidateId' in command && 'deviceId' in command && MAY[command.type].includes('candidate'))
    return { kind: 'candidate', sessionId, candidateId: command.candidateId, deviceId: command.deviceId };
  return SYSTEM;
}
