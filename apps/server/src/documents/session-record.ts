import type { CandidateId, CenterId, DomainEvent, Instant, PersonId, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { SessionView, Tile } from '@vigie/protocol';
import { DataSource } from 'typeorm';
import { AdministratorsService } from '../auth/index.js';
import { PersonEntity } from '../enrolment/index.js';
import { JournalReader, readEvent } from '../journal/index.js';
import { SessionsService } from '../sessions/index.js';
import type { Person, SessionFacts } from './letterhead.js';

/** An event, who ordered it, and the free text that it names. */
export interface Told {
  at: Instant;
  by: PersonId | null;
  commandId: string | null;
  event: DomainEvent;
  note: string | null;
}

/** All that the documents of a session are made of. */
export interface Recorded {
  centerId: CenterId;
  accessCode: string;
  facts: SessionFacts;
  view: SessionView;
  tiles: readonly Tile[];
  /** Candidates, corrected details and invigilators, by id. */
  people: ReadonlyMap<string, Person>;
  /** F2: the administrators who entered something from paper. */
  office: ReadonlyMap<string, string>;
  told: readonly Told[];
}

const TOLD: readonly DomainEvent['type'][] = [
  'AttendanceSigned',
  'EndScreenWitnessed',
  'TestClosed',
  'TestStarted',
  'AbortReasonGiven',
  'PresenceCorrected',
  'FinalisationNoted',
  'AlertValidated',
  'IssueReported',
  'IssueReportEdited',
  'IssueReportWithdrawn',
  'CorrectionNoted',
  'CorrectionAccepted',
  'CorrectionApplied',
  'DetailsRevised',
  'TimeGranted',
  'LostTimeCredited',
];

interface Row {
  type: string;
  v: number;
  at: Instant;
  actor_id: PersonId | null;
  command_id: string | null;
  candidate_id: CandidateId | null;
  data: object;
  body: string | null;
}

@Injectable()
export class SessionRecord {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
  ) {}

  async centerOf(id: SessionId): Promise<CenterId | null> {
    const [row] = await this.database.query<{ id: CenterId }[]>(
      'select center_id as id from session where id = $1 and view is not null',
      [id],
    );
    return row?.id ?? null;
  }

  async of(id: SessionId): Promise<Recorded> {
    const session = await this.sessions.byId(id);
    const people = await this.database.getRepository(PersonEntity).findBy({ sessionId: id });
    const { session: view, tiles } = (await this.journal.room(id, 0))!;
    const { number, room, address, plannedAt, timeZone, accessCode } = session;
    return {
      centerId: session.centerId as CenterId,
      accessCode,
      facts: {
        center: await this.sessions.centerName(session),
        number,
        room,
        address,
        plannedAt,
        timeZone,
        durationMinutes: view.durationMinutes,
        invigilators: people.filter(({ kind, removedAt }) => kind === 'invigilator' && removedAt === null).map(nameOf),
      },
      view,
      tiles,
      people: new Map(people.flatMap((one) => namesOf(one))),
      office: await this.administrators.actingOn(id),
      told: await this.told(id),
    };
  }

  private async told(id: SessionId): Promise<Told[]> {
    const rows = await this.database.query<Row[]>(
      `select j.type, j.v, j.at, j.actor_id, j.command_id, j.candidate_id, j.data, n.body from journal j
       left join note n on n.session_id = j.session_id and n.id = (j.data->>'noteId')::uuid
       where j.session_id = $1 and j.type = any($2) order by j.seq`,
      [id, TOLD],
    );
    return rows.map((row) => ({
      at: row.at,
      by: row.actor_id,
      commandId: row.command_id,
      event: readEvent(row),
      note: row.body,
    }));
  }
}

/** Details go by their own id; those that stand on the list also by the candidate's. */
function namesOf(one: PersonEntity): [string, Person][] {
  const own: [string, Person] = [(one.id as string) === one.candidateId ? firstOf(one.id) : one.id, one];
  return one.kind === 'candidate' ? [own, [one.candidateId!, one]] : [own];
}

/** The key of the details with which a candidate was enrolled: they have the candidate's id. */
export const firstOf = (candidateId: string): string => `first ${candidateId}`;

/** An invigilator signs with the first name first. */
export const nameOf = ({ firstName, lastName }: Pick<Person, 'firstName' | 'lastName'>): string =>
  `${firstName} ${lastName}`.trim();
