import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The school that organises sessions. */
@Entity('center')
export class CenterEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) name: string;
}
