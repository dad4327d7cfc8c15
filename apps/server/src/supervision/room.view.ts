import { isEmptyTimeline, recentOf, type PersonId, type SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CatchUp, CatchUpRequest, RoomAccess, RoomDetails } from '@vigie/protocol';
import { RosterService, type PersonEntity } from '../enrolment/index.js';
import { JournalReader, type RoomSnapshot } from '../journal/index.js';
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
    const read = isRosterOld ? await this.neverPushed(sessionId) : {};
    const timelines = await this.timelines(sessionId, snapshot);
    const details = await this.details(principal);
    return { ok: true, head, at: this.clock.now(), session, tiles, timelines, ...read, details };
  }

  private async timelines(sessionId: SessionId, { tiles, head }: RoomSnapshot): Promise<CatchUp['timelines']> {
    if (tiles.length === 0) return {};
    const ids = tiles.map(({ candidateId }) => candidateId);
    const all = await this.journal.timelines(sessionId, ids, head);
    const now = this.clock.now();
    const recent = [...all].map(([id, timeline]) => [id, recentOf(timeline, now)] as const);
    return Object.fromEntries(recent.filter(([, timeline]) => !isEmptyTimeline(timeline)));
  }

  private async neverPushed(sessionId: SessionId): Promise<Pick<CatchUp, 'roster' | 'announcements'>> {
    const [roster, announcements] = await Promise.all([
      this.roster.roster(sessionId),
      this.journal.announcements(sessionId),
    ]);
    return { roster, announcements };
  }

  private async details({ sessionId, personId }: RoomPrincipal): Promise<RoomDetails> {
    const session = await this.sessions.byId(sessionId);
    const { number, room, address, plannedAt, timeZone, accessCode } = session;
    const people = await this.roster.invigilators(sessionId);
    const invigilators = people.map(named);
    return {
      number,
      room,
      address,
      plannedAt,
      timeZone,
      accessCode,
      center: await this.sessions.centerName(session),
      sharesStorage: await this.sessions.sharesStorage(session),
      me: invigilators.find((one) => one.personId === personId)!,
      invigilators,
    };
  }

  async access(sessionId: SessionId, personId: PersonId | null): Promise<RoomAccess> {
    const { number } = await this.sessions.byId(sessionId);
    const people = await this.roster.invigilators(sessionId);
    const me = people.find((one) => one.id === personId);
    const listed = people.filter((one) => one.removedAt === null || one === me);
    return { ok: true, sessionId, sessionNumber: number, me: me ? named(me) : null, invigilators: listed.map(named) };
  }
}

const named = ({ id, lastName, firstName }: PersonEntity): Invigilator => ({
  personId: id,
  name: `${firstName} ${lastName}`.trim(),
});
