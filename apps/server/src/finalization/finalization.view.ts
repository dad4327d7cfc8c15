import type { CandidateId, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Finalisation, FinalisationCandidate, RosterEntry, Tile } from '@vigie/protocol';
import { AdministratorsService } from '../auth/index.js';
import { RosterService } from '../enrolment/index.js';
import { JournalReader } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { SessionsService } from '../sessions/index.js';
import { Day, DAY_EVENTS } from './day.js';

/** F2: the finalisation as it stands, prefilled from the day. */
@Injectable()
export class FinalizationView {
  constructor(
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(RosterService) private readonly roster: RosterService,
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The version first: whatever changes while the rest is read makes it an older one, never a newer. */
  async of(sessionId: SessionId): Promise<Finalisation | null> {
    const followed = await this.journal.followUp(sessionId);
    const room = await this.journal.room(sessionId, 0);
    if (!followed || !room) return null;
    const { number, room: name, timeZone } = await this.sessions.byId(sessionId);
    const [names, day] = await Promise.all([this.roster.roster(sessionId), this.day(sessionId, number)]);
    const { since = null, until = null, version = 0, blockers = [], unticked = [] } = followed.finalisation ?? {};
    return {
      ok: true,
      at: this.clock.now(),
      sessionId,
      number,
      room: name,
      timeZone,
      phase: followed.phase,
      version,
      since,
      until,
      blockers: [...blockers],
      unticked: [...unticked],
      ...day.session,
      outages: room.session.outages,
      candidates: room.tiles.map((tile) => candidateOf(tile, names, day)).sort(byName),
    };
  }

  private async day(sessionId: SessionId, number: string): Promise<Day> {
    const [told, listed, office] = await Promise.all([
      this.journal.told(sessionId, DAY_EVENTS),
      this.roster.invigilators(sessionId),
      this.administrators.actingOn(sessionId),
    ]);
    const invigilators = new Map(
      listed.map(({ id, firstName, lastName }): [string, string] => [id, `${firstName} ${lastName}`.trim()]),
    );
    return new Day(told, { invigilators, office }, number);
  }

  /** How people are called on the page and in refusals. */
  async names(sessionId: SessionId): Promise<Map<string, string>> {
    const people = Object.entries(await this.roster.roster(sessionId));
    return new Map(people.map(([id, { firstName, lastName }]) => [id, `${firstName} ${lastName}`]));
  }
}

function candidateOf(tile: Tile, names: Record<CandidateId, RosterEntry>, day: Day): FinalisationCandidate {
  const { lastName = '', firstName = '', className = null } = names[tile.candidateId as CandidateId] ?? {};
  const { candidateId, situation, startedAt, progress, closed, alert, grantedMs, lost } = tile;
  return {
    candidateId,
    lastName,
    firstName,
    className,
    situation,
    startedAt,
    endedAt: closed?.at ?? (isThrough(tile) ? tile.lastAnswerAt : null),
    progress,
    closed,
    alert,
    grantedMs,
    lostMs: lost ? lost.network + lost.server + lost.alert : 0,
    ...day.of(tile),
  };
}

const isThrough = ({ progress }: Tile): boolean => progress !== null && progress.done >= progress.total;

const { compare } = new Intl.Collator('fr');
const byName = (a: FinalisationCandidate, b: FinalisationCandidate): number =>
  compare(a.lastName, b.lastName) || compare(a.firstName, b.firstName);
