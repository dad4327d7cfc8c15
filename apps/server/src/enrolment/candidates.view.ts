import { certifiabilityOf, type CandidateEvent, type CandidateId, type PersonId, type SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CandidateList, Certifiability, EnrolledCandidate, SessionView, Tile } from '@vigie/protocol';
import { DataSource } from 'typeorm';
import { EXTRA_TIMES } from './enrolled.js';
import { factsOf, PROFILES, type ProfileRow } from './profiles.js';
import { readEvent } from '../journal/index.js';

const OPEN: readonly SessionView['phase'][] = ['prepared', 'welcome', 'launched'];

/** What the journal tells of an enrolment. */
const TOLD: readonly CandidateEvent['type'][] = [
  'CandidateEnrolled',
  'NotCertifiableAllowed',
  'CorrectionNoted',
  'CorrectionAccepted',
  'CorrectionApplied',
];
type ToldRow = Parameters<typeof readEvent>[0] &
  Pick<NonNullable<EnrolledCandidate['allowed']>, 'at' | 'by' | 'why'> & { candidate_id: CandidateId };

interface Told {
  allowed: EnrolledCandidate['allowed'];
  correction:
    (Pick<NonNullable<EnrolledCandidate['correction']>, 'at' | 'by' | 'isAccepted'> & { id: PersonId }) | null;
}
const nothingTold: Told = { allowed: null, correction: null };

interface Names {
  id: PersonId;
  lastName: string;
  firstName: string;
  birthDate: string;
}

/** The candidates of a session as an administrator reads them (B2, B3, R1). */
@Injectable()
export class CandidatesView {
  constructor(@Inject(DataSource) private readonly database: DataSource) {}

  /** Null before the session is prepared. */
  async of(sessionId: SessionId): Promise<CandidateList | null> {
    const [session] = await this.database.query<{ view: SessionView | null; joined: number }[]>(
      `select view, coalesce((summary->'counts'->>'joined')::int, 0) as joined from session where id = $1`,
      [sessionId],
    );
    if (!session?.view) return null;
    return {
      ok: true,
      someoneHasJoined: session.joined > 0,
      isOpen: OPEN.includes(session.view.phase),
      durationMinutes: session.view.durationMinutes,
      candidates: await this.candidates(sessionId),
    };
  }

  private async candidates(sessionId: SessionId): Promise<EnrolledCandidate[]> {
    const [people, tiles, times, told, corrections] = await Promise.all([
      this.profiles(sessionId),
      this.byCandidate<Pick<Tile, 'situation' | 'joinedAt' | 'startedAt'>>(
        `select candidate_id as id, json_build_object('situation', tile->>'situation', 'joinedAt', tile->'joinedAt',
           'startedAt', tile->'startedAt') as value from tile where session_id = $1`,
        [sessionId],
      ),
      this.byCandidate<EnrolledCandidate['extraTime']>(
        `select candidate_id as id, "extraTime" as value from (${EXTRA_TIMES}) t`,
        [[sessionId]],
      ),
      this.told(sessionId),
      this.corrections(sessionId),
    ]);
    return people.map((row) => {
      const { candidateId, lastName, firstName, birthDate, className, localId, email } = row;
      const tile = tiles.get(candidateId);
      const { allowed, correction } = told.get(candidateId) ?? nothingTold;
      const corrected = correction && corrections.get(correction.id);
      return {
        candidateId,
        lastName,
        firstName,
        birthDate,
        className,
        localId,
        email,
        extraTime: times.get(candidateId) ?? { kind: 'none' },
        situation: tile?.situation ?? 'expected',
        hasJoined: (tile?.joinedAt ?? tile?.startedAt ?? null) !== null,
        correction:
          correction && corrected
            ? { correctionId: correction.id, ...namesOf(corrected), ...ofNote(correction) }
            : null,
        certifiability: certifiability(row),
        allowed,
      };
    });
  }

  profiles(sessionId: SessionId): Promise<ProfileRow[]> {
    return this.database.query<ProfileRow[]>(PROFILES, [sessionId]);
  }

  private async byCandidate<Value>(sql: string, values: unknown[]): Promise<Map<CandidateId, Value>> {
    const rows = await this.database.query<{ id: CandidateId; value: Value }[]>(sql, values);
    return new Map(rows.map(({ id, value }) => [id, value]));
  }

  private async corrections(sessionId: SessionId): Promise<Map<PersonId, Names>> {
    const rows = await this.database.query<Names[]>(
      `select id, last_name as "lastName", first_name as "firstName", birth_date as "birthDate" from person
       where session_id = $1 and kind = 'correction'`,
      [sessionId],
    );
    return new Map(rows.map((one) => [one.id, one]));
  }

  private async told(sessionId: SessionId): Promise<Map<CandidateId, Told>> {
    const rows = await this.database.query<ToldRow[]>(
      `select j.type, j.v, j.candidate_id, j.data, j.at, n.body as why,
              coalesce(u.name, nullif(trim(concat(p.first_name, ' ', p.last_name)), '')) as by
       from journal j left join app_user u on u.id = j.actor_id
       left join person p on p.id = j.actor_id and p.kind = 'invigilator'
       left join note n on n.id = (j.data->>'noteId')::uuid
       where j.session_id = $1 and j.type = any($2) order by j.seq`,
      [sessionId, TOLD],
    );
    const told = new Map<CandidateId, Told>();
    for (const row of rows) told.set(row.candidate_id, after(told.get(row.candidate_id) ?? nothingTold, row));
    return told;
  }
}

function after(before: Told, { at, by, why, ...row }: ToldRow): Told {
  const event = readEvent(row) as CandidateEvent;
  switch (event.type) {
    case 'CandidateEnrolled':
      return event.despiteNotCertifiable ? { ...before, allowed: { at, by, why } } : before;
    case 'NotCertifiableAllowed':
      return { ...before, allowed: { at, by, why } };
    case 'CorrectionNoted':
      return { ...before, correction: { id: event.personId, isAccepted: false, at, by } };
    case 'CorrectionAccepted':
      return { ...before, correction: before.correction && { ...before.correction, isAccepted: true } };
    case 'CorrectionApplied':
      return { ...before, correction: null };
    default:
      return before;
  }
}

const namesOf = ({ lastName, firstName, birthDate }: Names) => ({ lastName, firstName, birthDate });
const ofNote = ({ isAccepted, at, by }: NonNullable<Told['correction']>) => ({ isAccepted, at, by });

function certifiability(row: ProfileRow): Certifiability {
  const { declared, isSent, sentOn, levels } = factsOf(row);
  const found = certifiabilityOf(factsOf(row));
  const source = row.source ?? (row.certifiable === null ? null : 'list');
  return {
    ...found,
    reasons: [...found.reasons],
    declared,
    isSent,
    sentOn,
    levels: levels && [...levels],
    source,
    at: row.at,
    by: row.by,
    why: row.why,
  };
}
