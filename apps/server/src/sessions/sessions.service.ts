import type { SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, type Repository } from 'typeorm';
import { CenterEntity, RoomEntity } from '../centers/index.js';
import { SessionEntity } from './session.entity.js';

/** The administrative side of a session: what stands beside its journal. */
@Injectable()
export class SessionsService {
  private readonly sessions: Repository<SessionEntity>;
  private readonly centers: Repository<CenterEntity>;
  private readonly rooms: Repository<RoomEntity>;

  constructor(@Inject(DataSource) database: DataSource) {
    this.sessions = database.getRepository(SessionEntity);
    this.centers = database.getRepository(CenterEntity);
    this.rooms = database.getRepository(RoomEntity);
  }

  byNumber(number: string): Promise<SessionEntity | null> {
    return this.sessions.findOneBy({ number, deletedAt: IsNull() });
  }

  find(id: SessionId): Promise<SessionEntity | null> {
    return this.sessions.findOneBy({ id, deletedAt: IsNull() });
  }

  byId(id: SessionId): Promise<SessionEntity> {
    return this.sessions.findOneByOrFail({ id });
  }

  /** R11: whether the PCs of its room share storage, on which files are to be erased in the end. */
  async sharesStorage({ roomId }: SessionEntity): Promise<boolean> {
    return roomId !== null && ((await this.rooms.findOneBy({ id: roomId }))?.sharesStorage ?? false);
  }

  async centerName(session: SessionEntity): Promise<string> {
    return (await this.centers.findOneByOrFail({ id: session.centerId })).name;
  }
}
