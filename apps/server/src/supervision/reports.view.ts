import type { CandidateEvent, CandidateId, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Report, ReportList, ReportVersion } from '@vigie/protocol';
import { AdministratorsService } from '../auth/index.js';
import { RosterService } from '../enrolment/index.js';
import { JournalReader, type AuthoredEvent } from '../journal/index.js';
import { SessionsService } from '../sessions/index.js';

type Event<Type extends CandidateEvent['type']> = Extract<CandidateEvent, { type: Type }>;
type Author = ReportVersion['by'];
export type AuthoredReport = AuthoredEvent & { by: Author };
type Told = AuthoredReport;

export const REPORT_EVENTS = ['AlertValidated', 'IssueReported', 'IssueReportEdited', 'IssueReportWithdrawn'] as const;

/** The issue reports of a candidate (R8), read from the journal: who wrote what, when, in every version. */
@Injectable()
export class ReportsView {
  constructor(
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(RosterService) private readonly roster: RosterService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
  ) {}

  async reports(sessionId: SessionId, candidateId: CandidateId): Promise<ReportList> {
    const events = await this.journal.authored(sessionId, candidateId, REPORT_EVENTS);
    const { number } = await this.sessions.byId(sessionId);
    const names = await this.names(sessionId);
    const told = events.map((one) => ({ ...one, by: names.get(one.actorId ?? '') ?? null }));
    return { ok: true, reports: reportsOf(told, number) };
  }

  private async names(sessionId: SessionId): Promise<Map<string, NonNullable<Author>>> {
    const [people, office] = await Promise.all([
      this.roster.invigilators(sessionId),
      this.administrators.actingOn(sessionId),
    ]);
    return new Map<string, NonNullable<Author>>([
      ...[...office].map(([personId, name]) => [personId, { personId, name, fromPaper: true as const }] as const),
      ...people.map(
        ({ id, firstName, lastName }) => [id, { personId: id, name: `${firstName} ${lastName}`.trim() }] as const,
      ),
    ]);
  }
}

/** The reports of one candidate, from what its events say. */
export const reportsOf = (told: readonly Told[], session: string): Report[] =>
  told.reduce((before, one, at) => after(before, one, told[at - 1], session), NONE);

const NONE: Report[] = [];

function after(before: Report[], told: Told, previous: Told | undefined, session: string): Report[] {
  const { event, at, by, note } = told;
  switch (event.type) {
    case 'IssueReported': {
      const report = before.length + 1;
      const origin = previous?.event.type === 'AlertValidated' ? 'alert' : 'invigilator';
      const reference = event.reference === undefined ? null : `${session}-F${event.reference}`;
      return [...before, { report, origin, reference, versions: [versionOf(event, told, 1)], withdrawn: null }];
    }
    case 'IssueReportEdited':
      return changed(before, event.report, (one) => ({
        ...one,
        versions: [...one.versions, versionOf(event, told, one.versions.length + 1)],
      }));
    case 'IssueReportWithdrawn':
      return changed(before, event.report, (one) => ({ ...one, withdrawn: { at, by, reason: note ?? '' } }));
    default:
      return before;
  }
}

const changed = (reports: Report[], number: number, change: (one: Report) => Report): Report[] =>
  reports.map((one) => (one.report === number ? change(one) : one));

function versionOf(
  { category, number = null }: Event<'IssueReported'> | Event<'IssueReportEdited'>,
  { at, by, note }: Told,
  version: number,
): ReportVersion {
  const isFraud = category === 'C6' && note !== null;
  return {
    version,
    at,
    by,
    category,
    number,
    description: isFraud ? null : note,
    fraud: isFraud ? (JSON.parse(note) as ReportVersion['fraud']) : null,
  };
}
