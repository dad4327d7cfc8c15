import type { Instant, SessionId } from '@vigie/domain';
import { instantColumn } from '../platform/index.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SessionView } from '@vigie/protocol';

/** One room, one date, one list of candidates. From `seq` on, the committer alone writes. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn({ type: 'uuid' }) id: SessionId;
  @Column({ type: 'uuid', name: 'center_id' }) centerId: string;
  @Column({ type: 'text' }) number: string;
  @Column({ type: 'text' }) room: string;
  @Column({ type: 'uuid', name: 'room_id', nullable: true }) roomId: string | null;
  @Column({ type: 'text' }) address: string;
  @Column({ type: 'text' }) description: string;
  @Column({ type: 'timestamptz', name: 'planned_at', transformer: instantColumn }) plannedAt: Instant;
  @Column({ type: 'text', name: 'time_zone' }) timeZone: string;
  @Column({ type: 'text', name: 'access_code' }) accessCode: string;
  @Column({ type: 'text', name: 'invigilator_password_hash' }) invigilatorPasswordHash: string;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false }) createdAt: Instant;
  @Column({ type: 'int', name: 'roster_version', insert: false, update: false }) rosterVersion: number;
  /** B1: nothing lists it, and nobody enters it, any more. */
  @Column({ type: 'timestamptz', name: 'deleted_at', nullable: true, insert: false, update: false })
  deletedAt: Date | null;
  @Column({ type: 'bigint', insert: false, update: false }) seq: number;
  @Column({ type: 'jsonb', nullable: true, insert: false, update: false }) view: SessionView | null;
}
