import { matchProfiles, SESSION_TABLE, type Fault, type MatchedProfile } from '@vigie/domain';
import { v7 as uuid } from 'uuid';
import {
  factsOf,
  faultFile,
  fillableSessions,
  NOTE_PROFILE,
  PROFILES,
  readProfileFile,
  type ProfileRow,
} from '../enrolment/index.js';
import { certificationOf, type CheckedProfiles } from './certification.report.js';
import type { EnrolmentAnswer, EnrolmentJob } from './enrolment.job.js';
import { dayIn, IMPORT_LOCK, type Tools } from './enrolment.run.js';

/** B3: reads, matches and, if asked, notes; all or nothing. No rule of the room hangs on it: it stands beside the journal. */
export async function runCertification(job: EnrolmentJob, tools: Tools): Promise<EnrolmentAnswer> {
  const { client, now, onRead } = tools;
  const { sessionId, principal, language } = job;
  const [session] = await fillableSessions(client, sessionId, [], principal.centerIds);
  if (!session || !('file' in job.from)) return { refused: 'not-allowed' };
  const source = readProfileFile(job.from.file, dayIn(session.timeZone, now));
  onRead();
  const cell = SESSION_TABLE.AllowNotCertifiable[session.phase];
  if (cell !== 'decide') return { refused: cell };
  if (job.isApplied) await client.query('select pg_advisory_lock($1)', [IMPORT_LOCK]);
  const rows = (await client.query<ProfileRow>(PROFILES, [sessionId])).rows;
  const checked = check(source, rows);
  const isNoted = job.isApplied && checked.errors.length === 0;
  if (isNoted) await note(job, tools, checked.matched);
  return {
    report: certificationOf(language, checked, rows.length, isNoted),
    faultFile: faultFile(language, checked.errors, checked.warnings),
  };
}

function check(source: ReturnType<typeof readProfileFile>, rows: readonly ProfileRow[]): CheckedProfiles {
  const { matched, errors, warnings } = matchProfiles(
    source.lines,
    rows.map((row) => ({ ...row, profile: factsOf(row) })),
  );
  return {
    ...source,
    matched,
    errors: inOrder([...source.errors, ...errors]),
    warnings: inOrder([...source.warnings, ...warnings]),
  };
}

const inOrder = (faults: readonly Fault[]): Fault[] => [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));

async function note(
  { sessionId, principal }: EnrolmentJob,
  { client, now }: Tools,
  matched: readonly MatchedProfile[],
): Promise<void> {
  const rows = matched
    .filter(({ isChanged }) => isChanged)
    .map(({ candidate, profile }) => ({ id: uuid(), candidateId: candidate.candidateId, ...profile }));
  await client.query(NOTE_PROFILE, [sessionId, now, principal.userId, 'file', JSON.stringify(rows), null]);
}
