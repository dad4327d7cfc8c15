import type { CenterId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Place, Places, RoomForm } from '@vigie/protocol';
import { DataSource, type Repository } from 'typeorm';
import { RoomEntity } from '../centers/index.js';
import { refusedWith, type Refused } from '../supervision/index.js';

const TAKEN = '23505';

const PLACES = `
select c.id as "centerId", c.name, coalesce(last.address, '') as address,
  coalesce(last.time_zone, 'Europe/Paris') as "timeZone",
  coalesce((
    select json_agg(json_build_object('roomId', r.id, 'name', r.name, 'seats', r.seats,
      'sharesStorage', r.shares_storage, 'note', r.note,
      'sessions', (select count(*) from session s where s.room_id = r.id and s.deleted_at is null)) order by lower(r.name))
    from room r where r.center_id = c.id), '[]') as rooms
from center c left join lateral (
  select address, time_zone from session s where s.center_id = c.id order by created_at desc limit 1) last on true
where c.id = any($1::uuid[]) order by c.name`;

/** The rooms of a centre, used again from one session to the next. */
@Injectable()
export class RoomsService {
  private readonly rooms: Repository<RoomEntity>;

  constructor(@Inject(DataSource) private readonly database: DataSource) {
    this.rooms = database.getRepository(RoomEntity);
  }

  async places(centerIds: readonly CenterId[]): Promise<Places> {
    return { ok: true, centers: await this.database.query<Place[]>(PLACES, [centerIds]) };
  }

  centerOf = async (roomId: string): Promise<string | null> =>
    (await this.rooms.findOneBy({ id: roomId }))?.centerId ?? null;

  /** A new room, or what it is from now on; never a room of another centre under the same id. */
  async keep({ roomId: id, centerId, name, seats, sharesStorage, note }: RoomForm): Promise<Refused | null> {
    const isOurs = await this.centerOf(id).then((known) => known === null || known === centerId);
    if (!isOurs) return refusedWith(403, 'not-allowed');
    return this.rooms.upsert({ id, centerId, name, seats: [...new Set(seats)], sharesStorage, note }, ['id']).then(
      () => null,
      (error: { code?: string }) => {
        if (error.code === TAKEN) return refusedWith(409, 'room-name-taken');
        throw error;
      },
    );
  }

  /** Its sessions keep its name. */
  async delete(id: string): Promise<void> {
    await this.rooms.delete({ id });
  }
}
