import {
  LINK_LASTS,
  type CandidateId,
  type DeviceId,
  type PersonId,
  type Principal,
  type SessionId,
} from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type Repository } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { NewGrant } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { GrantEntity } from './grant.entity.js';
import { newToken, tokenHash } from './tokens.js';

const HOUR = 3_600_000;
const CANDIDATE_LASTS = 36 * HOUR;
const INVIGILATOR_LASTS = 16 * HOUR;
/** The end of the session comes first; it may be opened the evening before. */
const PROJECTOR_LASTS = 36 * HOUR;

/** The secret for who is given it, and what is stored of it. */
export interface Issued {
  token: string;
  grant: NewGrant;
}

/** What a door knows of a grant that it let in. */
interface KnownGrant {
  id: string;
  personId: PersonId | null;
}

/** The rows behind every principal. */
@Injectable()
export class GrantsService {
  private readonly grants: Repository<GrantEntity>;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.grants = database.getRepository(GrantEntity);
  }

  /** A device's grant, to be written with the join it belongs to. */
  forDevice(sessionId: SessionId, candidateId: CandidateId): Issued {
    return this.issue('candidate', sessionId, candidateId, CANDIDATE_LASTS);
  }

  /** R2: of a single-use link, to be written with the order that hands it. */
  forJoiningLink(sessionId: SessionId, candidateId: CandidateId): Issued {
    return this.issue('joiningLink', sessionId, candidateId, LINK_LASTS);
  }

  private issue(kind: NewGrant['kind'], sessionId: SessionId, candidateId: CandidateId, lasts: number): Issued {
    const { token, hash } = newToken();
    const expiresAt = (this.clock.now() + lasts) as NewGrant['expiresAt'];
    return { token, grant: { id: uuid(), kind, sessionId, candidateId, tokenHash: hash.toString('hex'), expiresAt } };
  }

  forInvigilator(sessionId: SessionId): Promise<{ token: string; grant: GrantEntity }> {
    return this.forSession('invigilator', sessionId, INVIGILATOR_LASTS);
  }

  forProjector(sessionId: SessionId): Promise<{ token: string; grant: GrantEntity }> {
    return this.forSession('projector', sessionId, PROJECTOR_LASTS);
  }

  private async forSession(kind: 'invigilator' | 'projector', sessionId: SessionId, lasts: number) {
    const { token, hash } = newToken();
    const grant = this.grants.create({
      id: uuid(),
      kind,
      sessionId,
      personId: null,
      candidateId: null,
      tokenHash: hash,
      expiresAt: this.clock.now() + lasts,
      revokedAt: null,
    });
    await this.grants.insert(grant);
    return { token, grant };
  }

  /** The grant of a token, revoked or not; null when it is unknown or expired. */
  async byToken(token: string): Promise<GrantEntity | null> {
    const grant = await this.grants.findOneBy({ tokenHash: tokenHash(token) });
    return grant && grant.expiresAt > this.clock.now() ? grant : null;
  }

  /** R2: whom a link lets in, unless it is used, replaced, too late or none. */
  async openLink(token: string): Promise<GrantEntity | null> {
    const grant = await this.byToken(token);
    return grant?.kind === 'joiningLink' && grant.revokedAt === null ? grant : null;
  }

  async name(id: string, personId: PersonId): Promise<void> {
    await this.grants.update({ id }, { personId });
  }

  async revoke(id: string): Promise<void> {
    await this.grants.update({ id, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  /** All the links of a room's projectors. */
  async revokeProjectors(sessionId: SessionId): Promise<void> {
    await this.grants.update({ sessionId, kind: 'projector', revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  /** R0: whoever entered with the room's former password, and the projectors that they opened. */
  async revokeRoom(sessionId: SessionId): Promise<void> {
    const which = { sessionId, kind: In<GrantEntity['kind']>(['invigilator', 'projector']), revokedAt: IsNull() };
    await this.grants.update(which, { revokedAt: this.clock.now() });
  }

  /** The grants of these sessions that hold no more, by their ids: of ten thousand, a few. */
  async endedIn(sessionIds: readonly SessionId[], kind: 'candidate' | 'projector'): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }[]>(
      `select id from "grant" where session_id = any($1::uuid[]) and kind = $2
         and (revoked_at is not null or expires_at <= to_timestamp($3 / 1000.0))`,
      [sessionIds, kind, this.clock.now()],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The grants among these that do not hold any more, or name another person than they did (R0), by their ids. */
  async changed(known: readonly KnownGrant[]): Promise<Map<string, 'ended' | { personId: PersonId | null }>> {
    const rows = await this.database.query<{ id: string; isEnded: boolean; personId: PersonId | null }[]>(
      `select known.id, g.id is null as "isEnded", g.person_id as "personId"
       from unnest($1::uuid[], $2::uuid[]) as known(id, person_id)
       left join "grant" g on g.id = known.id and g.revoked_at is null and g.expires_at > to_timestamp($3 / 1000.0)
       where g.id is null or g.person_id is distinct from known.person_id`,
      [known.map(({ id }) => id), known.map(({ personId }) => personId), this.clock.now()],
    );
    return new Map(rows.map(({ id, isEnded, personId }) => [id, isEnded ? 'ended' : { personId }]));
  }
}

export function principalOf({ id, kind, sessionId, candidateId, personId }: GrantEntity): Principal {
  switch (kind) {
    case 'candidate':
      return { kind, sessionId, candidateId: candidateId!, deviceId: id as DeviceId };
    case 'invigilator':
      return { kind, sessionId, personId, grantId: id };
    case 'projector':
      return { kind, sessionId, grantId: id };
    default:
      throw new Error(`a grant of kind ${kind} is no principal of a session`);
  }
}
