import { may, type Command, type Principal, type SessionId } from '@vigie/domain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Committer, refusedBy, sha256, type Envelope, type Outcome } from '../journal/index.js';
import { Clock } from '../platform/index.js';

/** What a door adds to a command: who sent it, under which id, and what stands outside the journal. */
export interface Handed {
  principal: Principal;
  sessionId: SessionId;
  command: Command;
  receivedAt?: Envelope['receivedAt'];
  connection?: Envelope['connection'];
  /** The wire message whose id this is; none for the system's own. */
  message?: { id: string };
  personal?: Envelope['personal'];
  grant?: Envelope['grant'];
}

/** The one way in: HTTP, sockets, jobs, sweeper and disconnects all hand their commands over here. */
@Injectable()
export class SupervisionService {
  private readonly logger = new Logger(SupervisionService.name);

  constructor(
    @Inject(Committer) private readonly committer: Committer,
    @Inject(Clock) private readonly clock: Pick<Clock, 'now'>,
  ) {}

  hand({ principal, sessionId, command, message, ...rest }: Handed): Promise<Outcome> {
    const target = { sessionId, ...('candidateId' in command && { candidateId: command.candidateId }) };
    if (!may(principal, command.type, target)) return this.notAllowed(principal, command.type, sessionId);
    return this.committer.commit({
      sessionId,
      command,
      actorId: actorOf(principal),
      commandId: message?.id ?? null,
      // Parsed by its schema, a message has its fields in the schema's order.
      contentHash: message ? sha256(JSON.stringify(message)) : null,
      receivedAt: rest.receivedAt ?? this.clock.now(),
      connection: rest.connection,
      personal: rest.personal ?? [],
      grant: rest.grant ?? null,
    });
  }

  private notAllowed(principal: Principal, action: string, sessionId: SessionId): Promise<Outcome> {
    this.logger.warn({ refused: action, kind: principal.kind, actor: actorOf(principal), sessionId });
    return Promise.resolve(refusedBy('not-allowed'));
  }

  /** For what no sender will repeat (a lost link, time): until the answer is sure. Its rules make repeating safe. */
  async handUntilSure(handed: Handed, isOver: () => boolean = () => false): Promise<Outcome> {
    for (let tries = 1; ; tries++) {
      const outcome = await this.hand(handed);
      const isSure = outcome.ok || (outcome.code !== 'retry' && outcome.code !== 'busy');
      if (isSure) return outcome;
      await wait(Math.min(100 * 2 ** tries, 3_000));
      if (isOver()) return outcome;
    }
  }
}

/** Who authored it: the person of the invigilator's grant (R0), the candidate; nobody for the system. */
function actorOf(principal: Principal): string | null {
  switch (principal.kind) {
    case 'candidate':
      return principal.candidateId;
    case 'invigilator':
      return principal.personId;
    case 'administrator':
      return principal.userId;
    case 'system':
      return null;
  }
}
