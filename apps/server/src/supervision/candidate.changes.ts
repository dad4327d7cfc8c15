import {
  calendarDate,
  checkList,
  COLUMNS,
  HEADINGS,
  readBirthDate,
  readList,
  SESSION_TABLE,
  type CandidateId,
  type CheckedLine,
  type Command,
  type Fault,
  type Instant,
  type NoteId,
  type PersonId,
} from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CandidateChanged, CandidateRevision, ProfileByHand, RefusalCode } from '@vigie/protocol';
import type { Language } from '@vigie/wording';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CandidatesView, NOTE_PROFILE, type ProfileRow } from '../enrolment/index.js';
import { note, person, type Personal } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { SessionsService } from '../sessions/index.js';
import type { Asker } from './center.door.js';
import { faultTeller } from './enrolment.report.js';
import { dayIn } from './enrolment.run.js';
import { SupervisionService } from './supervision.service.js';

export type Changed = CandidateChanged | { refused: RefusalCode };

const done: CandidateChanged = { ok: true, applied: true, errors: [] };

/** What an administrator changes of one candidate (B2, B3, R1). */
@Injectable()
export class CandidateChanges {
  constructor(
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(CandidatesView) private readonly view: CandidatesView,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async revise(
    asker: Asker,
    candidateId: CandidateId,
    revision: CandidateRevision,
    language: Language,
  ): Promise<Changed> {
    const rows = await this.view.profiles(asker.sessionId);
    const was = rows.find((one) => one.candidateId === candidateId);
    if (!was) return { refused: 'unknown-candidate' };
    const { lines, errors } = this.check(revision, rows, candidateId, await this.today(asker));
    const twice = localIdTwice(lines[0], rows, candidateId);
    const faults = [...errors, ...(twice ? [twice] : [])];
    if (faults.length > 0) return { ok: true, applied: false, errors: faults.map(faultTeller(language)) };
    const [line] = lines;
    if (line!.isKnown && !revision.despiteHomonym) return { refused: 'already-enrolled' };
    const { extraTime } = line!;
    const personId = isSame(line!, was) ? null : (uuid() as PersonId);
    const personal = personId === null ? [] : [this.personOf(asker, personId, { ...was, ...line! })];
    return this.hand(asker, { type: 'ReviseEnrolment', candidateId, personId, extraTime }, personal);
  }

  remove(asker: Asker, candidateId: CandidateId): Promise<Changed> {
    return this.hand(asker, { type: 'RemoveCandidate', candidateId });
  }

  /** R1: the details of the correction, with what the list says besides. */
  async correct(asker: Asker, candidateId: CandidateId, correctionId: PersonId): Promise<Changed> {
    const was = await this.find(asker, candidateId);
    if (!was) return { refused: 'unknown-candidate' };
    const [corrected] = await this.database.query<Pick<ProfileRow, 'lastName' | 'firstName' | 'birthDate'>[]>(
      `select last_name as "lastName", first_name as "firstName", birth_date as "birthDate" from person
       where id = $1 and session_id = $2 and candidate_id = $3 and kind = 'correction'`,
      [correctionId, asker.sessionId, candidateId],
    );
    if (!corrected) return { refused: 'no-correction' };
    const personId = uuid() as PersonId;
    return this.hand(asker, { type: 'ApplyCorrection', candidateId, correctionId, personId }, [
      this.personOf(asker, personId, { ...was, ...corrected }),
    ]);
  }

  /** B3: no rule of the room hangs on it: it stands beside the journal. */
  async profile(asker: Asker, candidateId: CandidateId, given: ProfileByHand, language: Language): Promise<Changed> {
    const { sessionId, principal } = asker;
    if (!(await this.find(asker, candidateId))) return { refused: 'unknown-candidate' };
    const phase = (await this.sessions.byId(sessionId)).view?.phase ?? 'unprepared';
    const cell = SESSION_TABLE.AllowNotCertifiable[phase];
    if (cell !== 'decide') return { refused: cell };
    const today = await this.today(asker);
    const sent = given.sentOn ? readBirthDate(given.sentOn.trim(), today) : { value: null };
    if ('error' in sent) return { ok: true, applied: false, errors: [dayFault(sent.error)].map(faultTeller(language)) };
    const isSent = given.isSent ?? (sent.value === null ? null : true);
    const sentOn = isSent === false ? null : sent.value;
    const row = { id: uuid(), candidateId, declared: null, isSent, sentOn, levels: null, reached: given.reached };
    const values = [sessionId, this.clock.now(), principal.userId, 'hand', JSON.stringify([row]), given.why];
    await this.database.query(NOTE_PROFILE, values);
    return done;
  }

  allow(asker: Asker, candidateId: CandidateId, why: string): Promise<Changed> {
    const noteId = uuid() as NoteId;
    const personal = [note(asker.sessionId, noteId, why)];
    return this.hand(asker, { type: 'AllowNotCertifiable', candidateId, noteId }, personal);
  }

  private async hand(asker: Asker, command: Command, personal: Personal[] = []): Promise<Changed> {
    const outcome = await this.supervision.hand({ ...asker, command, personal });
    return outcome.ok ? done : { refused: outcome.code };
  }

  private async find({ sessionId }: Asker, candidateId: CandidateId): Promise<ProfileRow | undefined> {
    return (await this.view.profiles(sessionId)).find((one) => one.candidateId === candidateId);
  }

  private async today({ sessionId }: Asker) {
    const now: Instant = this.clock.now();
    return dayIn((await this.sessions.byId(sessionId)).timeZone, now);
  }

  /** As one line of a list, beside the others of the session. */
  private check(
    revision: CandidateRevision,
    rows: readonly ProfileRow[],
    candidateId: CandidateId,
    today: NonNullable<ReturnType<typeof calendarDate>>,
  ) {
    const said: Readonly<Record<string, unknown>> = revision;
    const cells = COLUMNS.map((column) => (typeof said[column] === 'string' ? said[column] : ''));
    const headings = { line: 0, cells: COLUMNS.map((column) => HEADINGS[column][0]) };
    const others = rows.filter((one) => one.candidateId !== candidateId);
    const people = others.map((one) => ({ ...one, extraTime: { kind: 'none' as const } }));
    const list = readList([headings, { line: 1, cells }], today);
    return checkList(list, { session: '', sessions: new Map([['', people]]), today });
  }

  private personOf({ sessionId }: Asker, id: PersonId, details: Omit<ProfileRow, 'source'>): Personal {
    const { candidateId, lastName, firstName, birthDate, className, localId, email, certifiable } = details;
    const kind = 'candidate';
    return person(sessionId, id, {
      kind,
      candidateId,
      lastName,
      firstName,
      birthDate,
      className,
      localId,
      email,
      certifiable,
    });
  }
}

const REVISED = ['lastName', 'firstName', 'birthDate', 'className', 'localId', 'email'] as const;
const isSame = (line: CheckedLine, was: ProfileRow): boolean => REVISED.every((field) => line[field] === was[field]);

function localIdTwice(
  line: CheckedLine | undefined,
  rows: readonly ProfileRow[],
  candidateId: CandidateId,
): Fault | null {
  const isTaken = line?.localId && rows.some((one) => one.localId === line.localId && one.candidateId !== candidateId);
  return isTaken ? { line: null, column: 'localId', code: 'local-id-other-name', params: {} } : null;
}

const dayFault = (error: string): Fault => ({
  line: null,
  column: 'sentOn',
  code: error === 'birth-date-in-future' ? 'date-in-future' : 'date-not-valid',
  params: {},
});
