import { sameName, type CandidateId, type SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { RosterEntry } from '@vigie/protocol';
import { DataSource, type Repository } from 'typeorm';
import { PersonEntity } from './person.entity.js';

export interface Identity {
  lastName: string;
  firstName: string;
  birthDate: string;
}

/** The names behind the candidates' ids: the roster of the room, and who is who at the door (R2). */
@Injectable()
export class RosterService {
  private readonly people: Repository<PersonEntity>;

  constructor(@Inject(DataSource) private readonly database: DataSource) {
    this.people = database.getRepository(PersonEntity);
  }

  async roster(sessionId: SessionId): Promise<Record<CandidateId, RosterEntry>> {
    const people = await this.people.findBy({ sessionId, kind: 'candidate' });
    return Object.fromEntries(
      people.map(({ candidateId, lastName, firstName, birthDate, className }) => [
        candidateId!,
        { lastName, firstName, birthDate: birthDate ?? '', className },
      ]),
    );
  }

  /** The one candidate whose listed or accepted corrected details these are; null for none and for several (R2). */
  async match(sessionId: SessionId, typed: Identity): Promise<PersonEntity | null> {
    const people = [...(await this.listed(sessionId)), ...(await this.corrected(sessionId))];
    const found = people.filter(
      (one) =>
        sameName(one.lastName, typed.lastName) &&
        sameName(one.firstName, typed.firstName) &&
        one.birthDate === typed.birthDate,
    );
    const candidates = new Set(found.map(({ candidateId }) => candidateId));
    return candidates.size === 1 ? found[0]! : null;
  }

  /** Of a candidate, as listed. */
  candidate(candidateId: CandidateId): Promise<PersonEntity> {
    return this.people.findOneByOrFail({ candidateId, kind: 'candidate' });
  }

  private listed(sessionId: SessionId): Promise<PersonEntity[]> {
    return this.people.findBy({ sessionId, kind: 'candidate' });
  }

  /** R1: a correction counts once the invigilator has accepted it; the last one noted is the one accepted. */
  private corrected(sessionId: SessionId): Promise<PersonEntity[]> {
    return this.people
      .createQueryBuilder('p')
      .distinctOn(['p.candidateId'])
      .innerJoin('tile', 't', `t.session_id = p.session_id and t.candidate_id = p.candidate_id`)
      .where(`p.session_id = :sessionId and p.kind = 'correction' and t.tile->>'correction' = 'accepted'`, {
        sessionId,
      })
      .orderBy('p.candidateId')
      .addOrderBy('p.createdAt', 'DESC')
      .getMany();
  }

  /** All whom the session's journal may name, those taken off its list too. */
  invigilators(sessionId: SessionId): Promise<PersonEntity[]> {
    return this.people.find({ where: { sessionId, kind: 'invigilator' }, order: { lastName: 'ASC' } });
  }

  /** Counts a join that found nobody; nothing of what was typed is kept. */
  async countUnmatched(sessionId: SessionId): Promise<void> {
    await this.database.query(
      `insert into unmatched_join (session_id, count) values ($1, 1)
       on conflict (session_id) do update set count = unmatched_join.count + 1`,
      [sessionId],
    );
  }
}
