import type { CandidateId } from '@vigie/domain';
import type { Display } from '@vigie/protocol';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../platform/index.js';

/** How the pages look to a candidate, as they chose it last. */
@Entity('display')
export class DisplayEntity implements Display {
  @PrimaryColumn({ type: 'uuid', name: 'candidate_id' }) candidateId: CandidateId;
  @Column({ type: 'smallint', name: 'text_size' }) textSize: Display['textSize'];
  @Column({ type: 'text' }) contrast: Display['contrast'];
  @Column({ type: 'text' }) font: Display['font'];
  @Column({ type: 'timestamptz', name: 'chosen_at', transformer: instantColumn }) chosenAt: number;
}
