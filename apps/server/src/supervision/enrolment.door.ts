import { may, type Action, type CenterId, type SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Id, type RefusalCode } from '@vigie/protocol';
import type { Request } from 'express';
import { AdministratorsService, type CenterPrincipal } from '../auth/index.js';
import { SessionsService } from '../sessions/index.js';
import { centerToken } from './center.cookie.js';

export interface Asker {
  sessionId: SessionId;
  centerId: CenterId;
  principal: CenterPrincipal;
}
export type Asked = Asker | { status: number; refused: RefusalCode };

/** Who asks about the candidates of which session, and whether they may. */
@Injectable()
export class EnrolmentDoor {
  constructor(
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
  ) {}

  /** A session of another centre is not told from one that does not exist. */
  async askedOf(request: Request, id: string, action: Action): Promise<Asked> {
    const principal = await this.principalOf(request);
    if (!principal) return { status: 401, refused: 'sign-in-required' };
    const session = Id.safeParse(id).success ? await this.sessions.find(id as SessionId) : null;
    const target = session && { sessionId: session.id, centerId: session.centerId as CenterId };
    if (!target || !may(principal, action, target)) return { status: 403, refused: 'not-allowed' };
    return { ...target, principal };
  }

  async principalOf({ headers }: Request): Promise<CenterPrincipal | null> {
    const token = centerToken(headers.cookie);
    return token ? ((await this.administrators.byToken(token))?.principal ?? null) : null;
  }
}
