import type { CandidateId, PersonId, SessionId } from '@vigie/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whom the journal names by id. A candidate's first details have the candidate's id; those revised since have their own. */
@Entity('person')
export class PersonEntity {
  @PrimaryColumn({ type: 'uuid' }) id: PersonId;
  @Column({ type: 'uuid', name: 'session_id' }) sessionId: SessionId;
  @Column({ type: 'text' }) kind: 'candidate' | 'correction' | 'invigilator' | 'former';
  @Column({ type: 'uuid', name: 'candidate_id', nullable: true }) candidateId: CandidateId | null;
  @Column({ type: 'text', name: 'last_name' }) lastName: string;
  @Column({ type: 'text', name: 'first_name' }) firstName: string;
  @Column({ type: 'date', name: 'birth_date', nullable: true }) birthDate: string | null;
  @Column({ type: 'text', name: 'class_name', nullable: true }) className: string | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt: number;
  /** Of an invigilator taken off the session's list (B4). */
  @Column({ type: 'timestamptz', name: 'removed_at', nullable: true, insert: false, update: false })
  removedAt: Date | null;
}
