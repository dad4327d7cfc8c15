import type { CandidateId, PersonId, SessionId } from '@vigie/domain';
import { instantColumn } from '../platform/index.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A principal, or the right to become one once (a joining link): an opaque token of 256 bits, stored hashed. */
@Entity('grant')
export class GrantEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) kind: 'candidate' | 'invigilator' | 'administrator' | 'joiningLink' | 'projector';
  /** Of all but administrators: an administrator's grants are read by `AdministratorsService`. */
  @Column({ type: 'uuid', name: 'session_id' }) sessionId: SessionId;
  @Column({ type: 'uuid', name: 'person_id', nullable: true }) personId: PersonId | null;
  @Column({ type: 'uuid', name: 'candidate_id', nullable: true }) candidateId: CandidateId | null;
  @Column({ type: 'bytea', name: 'token_hash' }) tokenHash: Buffer;
  @Column({ type: 'timestamptz', name: 'expires_at', transformer: instantColumn }) expiresAt: number;
  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true, transformer: instantColumn }) revokedAt:
    number | null;
}
