import type { PersonId, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CatchUp, CatchUpRequest, RoomAccess, RoomDetails } from '@vigie/protocol';
import { RosterService } from '../enrolment/index.js';
import { JournalReader } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { SessionsService } from '../sessions/index.js';
import type { RoomPrincipal } from './room.gateway.js';

type Invigilator = RoomDetails['me'];

/** What an invigilator reads: tiles since a sequence, and the names that frames never carry. */
@Injectable()
export class RoomView {
  constructor(
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(RosterService) private readonly roster: RosterService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async catchUp(principal: RoomPrincipal, { have, rosterVersion }: CatchUpRequest): Promise<CatchUp | null> {
    const { sessionId } = principal;
    const snapshot = await this.journal.room(sessionId, have);
    if (!snapshot) return null;
    const { head, session, tiles } = snapshot;
    const isRosterOld = snapshot.rosterVersion !== rosterVersion;
    const roster = isRosterOld ? { roster: await this.roster.roster(sessionId) } : {};
    return { ok: true, head, at: this.clock.now(), session, tiles, ...roster, details: await this.details(principal) };
  }

  private async details({ sessionId, personId }: RoomPrincipal): Promise<RoomDetails> {
    const session = await this.sessions.byId(sessionId);
    const { number, room, address, plannedAt, timeZone, accessCode } = session;
    const invigilators = await this.invigilators(sessionId);
    return {
      number,
      room,
      address,
      plannedAt,
      timeZone,
      accessCode,
      center: await this.sessions.centerName(session),
      me: invigilators.find((one) => one.personId === personId)!,
      invigilators,
    };
  }

  async access(sessionId: SessionId, personId: PersonId | null): Promise<RoomAccess> {
    const { number } = await this.sessions.byId(sessionId);
    const invigilators = await this.invigilators(sessionId);
    const me = invigilators.find((one) => one.personId === personId) ?? null;
    return { ok: true, sessionId, sessionNumber: number, me, invigilators };
  }

  private async invigilators(sessionId: SessionId): Promise<Invigilator[]> {
    const people = await this.roster.invigilators(sessionId);
    return people.map(({ id, lastName, firstName }) => ({ personId: id, name: `${firstName} ${lastName}`.trim() }));
  }
}
