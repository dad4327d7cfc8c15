import type { CandidateId, DomainEvent, EventType } from '@vigie/domain';
import type { Entered, Finalisation, FinalisationCandidate, Tile } from '@vigie/protocol';
import type { ToldEvent } from '../journal/index.js';
import { REPORT_EVENTS, reportsOf, type AuthoredReport } from '../supervision/index.js';

type Of<Name extends EventType> = ToldEvent & { event: Extract<DomainEvent, { type: Name }> };

/** What a finalisation tells of the journal. */
export const DAY_EVENTS = [
  ...REPORT_EVENTS,
  'EndScreenWitnessed',
  'TestClosed',
  'AbortReasonGiven',
  'PresenceCorrected',
  'FinalisationNoted',
  'SessionFinalised',
] as const;

/** The journal of one day, and who is who in it. */
export class Day {
  constructor(
    private readonly told: readonly ToldEvent[],
    private readonly people: { invigilators: ReadonlyMap<string, string>; office: ReadonlyMap<string, string> },
    private readonly number: string,
  ) {}

  /** F2: what it says of the session as a whole. */
  get session(): Pick<Finalisation, 'comment' | 'hasIncident' | 'hasJoiningProblem' | 'noted' | 'finalised'> {
    const noted = this.last('FinalisationNoted');
    const finalised = this.last('SessionFinalised');
    return {
      comment: noted?.note ?? null,
      hasIncident: noted?.event.hasIncident ?? false,
      hasJoiningProblem: noted?.event.hasJoiningProblem ?? false,
      noted: noted ? this.entered(noted) : null,
      finalised: finalised ? this.entered(finalised) : null,
    };
  }

  of(tile: Tile): Pick<FinalisationCandidate, 'box' | 'abort' | 'presence' | 'reports'> {
    const id = tile.candidateId as CandidateId;
    const witnessed = tile.witnessedAt === null ? undefined : this.last('EndScreenWitnessed', id);
    const corrected = this.last('PresenceCorrected', id);
    return {
      box: witnessed ? this.entered(witnessed) : null,
      abort: this.abortOf(id),
      presence: corrected ? { ...this.entered(corrected), isPresent: corrected.event.isPresent } : null,
      reports: reportsOf(this.reportsFor(id), this.number),
    };
  }

  /** R10: the last word on it, whether it came with the end or after. */
  private abortOf(id: CandidateId): FinalisationCandidate['abort'] {
    const given = this.last('AbortReasonGiven', id) ?? this.last('TestClosed', id);
    const reason = given?.event.reason ?? null;
    return given && reason ? { ...this.entered(given), reason } : null;
  }

  private reportsFor(id: CandidateId) {
    const types: readonly EventType[] = REPORT_EVENTS;
    return this.told
      .filter(({ event }) => 'candidateId' in event && event.candidateId === id && types.includes(event.type))
      .map((one) => ({ ...one, event: one.event as never, by: this.author(one.actorId) }));
  }

  private author(id: string | null): AuthoredReport['by'] {
    const name = id === null ? undefined : this.nameOf(id);
    if (id === null || name === undefined) return null;
    return { personId: id, name, ...(this.people.office.has(id) && { fromPaper: true as const }) };
  }

  private nameOf = (id: string): string | undefined => this.people.invigilators.get(id) ?? this.people.office.get(id);

  private entered = ({ at, actorId }: ToldEvent): Entered => ({
    at,
    by: (actorId !== null && this.nameOf(actorId)) || null,
    fromPaper: actorId !== null && this.people.office.has(actorId),
  });

  private last<Name extends EventType>(type: Name, id?: CandidateId): Of<Name> | undefined {
    return this.told.findLast(
      (one): one is Of<Name> =>
        one.event.type === type && (id === undefined || ('candidateId' in one.event && one.event.candidateId === id)),
    );
  }
}
