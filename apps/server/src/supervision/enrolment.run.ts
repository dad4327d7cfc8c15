import {
  checkList,
  COLUMNS,
  HEADINGS,
  readList,
  SESSION_TABLE,
  type CalendarDate,
  type CandidateId,
  type CheckedLine,
  type CheckedList,
  type Instant,
  type NoteId,
  type PersonId,
} from '@vigie/domain';
import type { NewCandidate } from '@vigie/protocol';
import type { ClientBase } from 'pg';
import { v7 as uuid } from 'uuid';
import { faultFile, fillableSessions, readFile, type FillableSession } from '../enrolment/index.js';
import { note, person } from '../journal/index.js';
import type { EnrolmentAnswer, EnrolmentJob } from './enrolment.job.js';
import { reportOf, type Source } from './enrolment.report.js';
import type { Handed, SupervisionService } from './supervision.service.js';

export interface Tools {
  client: ClientBase;
  supervision: SupervisionService;
  now: Instant;
  /** Called once the file is read. */
  onRead: () => void;
}

/** One import at a time in the whole installation: whom the sessions hold is read, and added to, by nobody else. */
export const IMPORT_LOCK = 7_164_302;

/** B2: reads, checks and, if asked, enrols; all or nothing. */
export async function runEnrolment(job: EnrolmentJob, tools: Tools): Promise<EnrolmentAnswer> {
  const { client, now, onRead } = tools;
  const { sessionId, principal } = job;
  const [page] = await fillableSessions(client, sessionId, [], principal.centerIds);
  if (!page) return { refused: 'not-allowed' };
  const today = dayIn(page.timeZone, now);
  const source = read(job, today);
  onRead();
  if (job.isApplied) await client.query('select pg_advisory_lock($1)', [IMPORT_LOCK]);
  const numbers = new Set(source.lines.flatMap(({ session }) => session ?? []));
  const sessions = await fillableSessions(client, sessionId, [...numbers], principal.centerIds);
  const people = new Map(sessions.map((one) => [one.number, one.people]));
  const list = checkList(source, { session: page.number, sessions: people, today });
  const filled = sessions.filter(({ number }) => list.lines.some(({ session }) => session === number));
  const answer = 'one' in job.from ? whyNotOne(job.from.one, page, list) : whyNotList(filled);
  if (answer) return answer;
  return enrol(job, tools, source, list, filled);
}

/** The day where the session is held. */
export const dayIn = (timeZone: string, now: Instant): CalendarDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now) as CalendarDate;

function read({ from }: EnrolmentJob, today: CalendarDate): Source {
  if ('file' in from) return readFile(from.file, today);
  const { one } = from;
  const cells = COLUMNS.map((column) => (column === 'session' ? '' : (one[column] ?? '')));
  const rows = [
    { line: 0, cells: COLUMNS.map((column) => HEADINGS[column][0]) },
    { line: 1, cells },
  ];
  return { kind: null, ...readList(rows, today) };
}

type Refused = Extract<EnrolmentAnswer, { refused: unknown }>;

/** What the rules would answer, already in a preview. */
function whyNotList(sessions: readonly FillableSession[]): Refused | null {
  const closed = sessions.flatMap(({ phase }) => {
    const cell = SESSION_TABLE.EnrolCandidates[phase];
    return cell === 'decide' ? [] : cell;
  });
  if (closed[0]) return { refused: closed[0] };
  return sessions.some(({ hasJoined }) => hasJoined) ? { refused: 'someone-has-joined' } : null;
}

function whyNotOne(one: NewCandidate, page: FillableSession, { lines }: CheckedList): Refused | null {
  const isSame = page.people.some(({ candidateId }) => candidateId === one.candidateId);
  const isNamesake = lines.some(({ isKnown }) => isKnown) && !isSame;
  return isNamesake && !one.despiteHomonym ? { refused: 'already-enrolled' } : null;
}

async function enrol(
  job: EnrolmentJob,
  { supervision }: Tools,
  source: Source,
  list: CheckedList,
  sessions: readonly FillableSession[],
): Promise<EnrolmentAnswer> {
  const answer = (applied: boolean): EnrolmentAnswer => ({
    report: reportOf(job.language, source, list, applied),
    faultFile: faultFile(job.language, list.errors, list.warnings),
  });
  if (!job.isApplied || list.errors.length > 0) return answer(false);
  const added = list.lines.filter((one) => !one.isKnown || ('one' in job.from && job.from.one.despiteHomonym));
  const count = added.filter(isNotCertifiable).length;
  if (count > 0 && !job.despiteNotCertifiable) return { refused: 'not-certifiable', params: { count } };
  const orders = sessions.flatMap((one) => {
    const lines = added.filter(({ session }) => session === one.number);
    return lines.length > 0 ? orderFor(job, one, lines) : [];
  });
  if (orders.length === 0) return answer(true);
  const refused = (await supervision.handTogether(orders)).find(({ ok }) => !ok);
  return refused && !refused.ok ? { refused: refused.code, params: refused.params } : answer(true);
}

const isNotCertifiable = ({ certifiable }: Pick<CheckedLine, 'certifiable'>): boolean => certifiable === false;

function orderFor(
  { principal, from, why }: EnrolmentJob,
  session: FillableSession,
  lines: readonly CheckedLine[],
): Handed {
  const { id: sessionId, centerId } = session;
  const people = lines.map((one) => {
    const candidateId = ('one' in from ? from.one.candidateId : uuid()) as CandidateId;
    return { candidateId, ...one };
  });
  // B3: one reason for all of whom it is said.
  const noteId = why !== null && people.some(isNotCertifiable) ? (uuid() as NoteId) : null;
  return {
    principal,
    sessionId,
    centerId: centerId as Handed['centerId'],
    command: {
      type: 'EnrolCandidates',
      candidates: people.map(({ candidateId, extraTime, certifiable }) => ({
        candidateId,
        extraTime,
        ...(isNotCertifiable({ certifiable }) && { despiteNotCertifiable: true as const, ...(noteId && { noteId }) }),
      })),
      ...('file' in from && { fromList: true }),
    },
    personal: [
      ...(noteId ? [note(sessionId, noteId, why!)] : []),
      ...people.map(({ candidateId, lastName, firstName, birthDate, className, localId, email, certifiable }) =>
        person(sessionId, candidateId as string as PersonId, {
          kind: 'candidate',
          candidateId,
          lastName,
          firstName,
          birthDate,
          className,
          localId,
          email,
          certifiable,
        }),
      ),
    ],
  };
}
