import type { SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type Repository } from 'typeorm';
import { CenterEntity } from '../centers/index.js';
import { SessionEntity } from './session.entity.js';

/** The administrative side of a session: what stands beside its journal. */
@Injectable()
export class SessionsService {
  private readonly sessions: Repository<SessionEntity>;
  private readonly centers: Repository<CenterEntity>;

  constructor(@Inject(DataSource) database: DataSource) {
    this.sessions = database.getRepository(SessionEntity);
    this.centers = database.getRepository(CenterEntity);
  }

  byNumber(number: string): Promise<SessionEntity | null> {
    return this.sessions.findOneBy({ number });
  }

  byId(id: SessionId): Promise<SessionEntity> {
    return this.sessions.findOneByOrFail({ id });
  }

  async centerName(session: SessionEntity): Promise<string> {
    return (await this.centers.findOneByOrFail({ id: session.centerId })).name;
  }
}
