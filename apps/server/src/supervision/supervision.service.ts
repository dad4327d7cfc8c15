import { may, type CenterId, type Command, type Principal, type SessionId } from '@vigie/domain';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Committer, refusedBy, sha256, type Envelope, type Outcome } from '../journal/index.js';
import { Clock } from '../platform/index.js';

/** What a door adds to a command: who sent it, under which id, and what stands outside the journal. */
export interface Handed {
  principal: Principal;
  sessionId: SessionId;
  command: Command;
  /** The session's centre, for the orders of its administrators. */
  centerId?: CenterId;
  receivedAt?: Envelope['receivedAt'];
  connection?: Envelope['connection'];
  /** The wire message whose id this is; none for the system's own. */
  message?: { id: string };
  personal?: Envelope['personal'];
  grant?: Envelope['grant'];
  details?: Envelope['details'];
}

/** The one way in: HTTP, sockets, jobs, sweeper and disconnects all hand their commands over here. */
@Injectable()
export class SupervisionService {
  private readonly logger = new Logger(SupervisionService.name);

  constructor(
    @Inject(Committer) private readonly committer: Committer,
    @Inject(Clock) private readonly clock: Pick<Clock, 'now'>,
  ) {}

  hand(handed: Handed): Promise<Outcome> {
    return isAllowed(handed) ? this.committer.commit(this.envelope(handed)) : Promise.resolve(this.notAllowed(handed));
  }

  /** Orders for different sessions: all are accepted, or none. */
  async handTogether(handed: readonly Handed[]): Promise<Outcome[]> {
    const refused = handed.find((one) => !isAllowed(one));
    if (refused) return handed.map(() => this.notAllowed(refused));
    return this.committer.commitTogether(handed.map((one) => this.envelope(one)));
  }

  private envelope(handed: Handed): Envelope {
    const { principal, message } = handed;
    return {
      sessionId: handed.sessionId,
      command: handed.command,
      actorId: actorOf(principal),
      commandId: message?.id ?? null,
      // Parsed by its schema, a message has its fields in the schema's order.
      contentHash: message ? sha256(JSON.stringify(message)) : null,
      receivedAt: handed.receivedAt ?? this.clock.now(),
      connection: handed.connection,
      personal: handed.personal ?? [],
      grant: handed.grant ?? null,
      details: handed.details,
      isOffice: principal.kind === 'administrator',
    };
  }

  private notAllowed({ principal, command, sessionId }: Handed): Outcome {
    this.logger.warn({ refused: command.type, kind: principal.kind, actor: actorOf(principal), sessionId });
    return refusedBy('not-allowed');
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

const isAllowed = ({ principal, sessionId, centerId, command }: Handed): boolean =>
  may(principal, command.type, {
    sessionId,
    centerId,
    candidateId: 'candidateId' in command ? command.candidateId : undefined,
  });

/** Who authored it: the person of the invigilator's grant (R0), the candidate; nobody for the system. */
function actorOf(principal: Principal): string | null {
  switch (principal.kind) {
    case 'candidate':
      return principal.candidateId;
    case 'invigilator':
      return principal.personId;
    case 'administrator':
      return principal.userId;
    case 'projector':
    case 'system':
      return null;
  }
}
