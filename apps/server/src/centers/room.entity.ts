import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A room of a centre, used again from one session to the next. */
@Entity('room')
export class RoomEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', name: 'center_id' }) centerId: string;
  @Column({ type: 'text' }) name: string;
  /** The numbers of its seats, in the order of the rows. */
  @Column({ type: 'text', array: true }) seats: string[];
  /** R11: files left on one PC are found on another. */
  @Column({ type: 'boolean', name: 'shares_storage' }) sharesStorage: boolean;
  @Column({ type: 'text' }) note: string;
}
