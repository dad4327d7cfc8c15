import type { CandidateId, DeviceId, PersonId, Principal, SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Any, DataSource, IsNull, type Repository } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { NewGrant } from '../journal/index.js';
import { Clock } from '../platform/index.js';
import { GrantEntity } from './grant.entity.js';
import { newToken, tokenHash } from './tokens.js';

const HOUR = 3_600_000;
const CANDIDATE_LASTS = 36 * HOUR;
const INVIGILATOR_LASTS = 16 * HOUR;

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
  forDevice(sessionId: SessionId, candidateId: CandidateId): { token: string; grant: NewGrant } {
    const { token, hash } = newToken();
    const expiresAt = (this.clock.now() + CANDIDATE_LASTS) as NewGrant['expiresAt'];
    const id = uuid();
    return {
      token,
      grant: { id, kind: 'candidate', sessionId, candidateId, tokenHash: hash.toString('hex'), expiresAt },
    };
  }

  async forInvigilator(sessionId: SessionId): Promise<{ token: string; grant: GrantEntity }> {
    const { token, hash } = newToken();
    const grant = this.grants.create({
      id: uuid(),
      kind: 'invigilator',
      sessionId,
      personId: null,
      candidateId: null,
      tokenHash: hash,
      expiresAt: this.clock.now() + INVIGILATOR_LASTS,
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

  async name(id: string, personId: PersonId): Promise<void> {
    await this.grants.update({ id }, { personId });
  }

  async revoke(id: string): Promise<void> {
    await this.grants.update({ id, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  /** Those among these that hold no more: of ten thousand, a few. */
  async ended(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }[]>(
      `select asked.id from unnest($1::uuid[]) as asked(id)
       left join "grant" g on g.id = asked.id and g.revoked_at is null and g.expires_at > to_timestamp($2 / 1000.0)
       where g.id is null`,
      [ids, this.clock.now()],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The grants among these that still hold. */
  async living(ids: readonly string[]): Promise<Map<string, GrantEntity>> {
    const found = await this.grants.findBy({ id: Any([...ids]), revokedAt: IsNull() });
    const now = this.clock.now();
    return new Map(found.filter(({ expiresAt }) => expiresAt > now).map((grant) => [grant.id, grant]));
  }
}

export function principalOf(grant: GrantEntity): Principal {
  const { sessionId } = grant;
  return grant.kind === 'candidate'
    ? { kind: 'candidate', sessionId, candidateId: grant.candidateId!, deviceId: grant.id as DeviceId }
    : { kind: 'invigilator', sessionId, personId: grant.personId, grantId: grant.id };
}
