import { may, type Action, type CenterId, type SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Id, type RefusalCode } from '@vigie/protocol';
import type { Request } from 'express';
import { AdministratorsService, type Administrator, type CenterPrincipal } from '../auth/index.js';
import { SessionsService, type SessionEntity } from '../sessions/index.js';
import { centerToken } from './center.cookie.js';
import type { refusal } from './words.js';

/** A request that is not served: the status of HTTP, and why. */
export interface Refused {
  status: number;
  refused: RefusalCode;
  params?: Parameters<typeof refusal>[2];
}
export const refusedWith = (status: number, refused: RefusalCode, params?: Refused['params']): Refused => ({
  status,
  refused,
  ...(params && { params }),
});
export const isRefused = (answer: object): answer is Refused => 'refused' in answer;

/** An administrator, and the session of their centre of which they ask. */
export interface Asker {
  principal: CenterPrincipal;
  sessionId: SessionId;
  centerId: CenterId;
}
export interface Asked {
  asker: Asker;
  session: SessionEntity;
}

/** Who asks over HTTP as an administrator, and whether they may. */
@Injectable()
export class CenterDoor {
  constructor(
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
  ) {}

  async administratorOf({ headers }: Request): Promise<Administrator | null> {
    const token = centerToken(headers.cookie);
    return token ? this.administrators.byToken(token) : null;
  }

  async principalOf(request: Request): Promise<CenterPrincipal | null> {
    return (await this.administratorOf(request))?.principal ?? null;
  }

  async ofCenter(request: Request, action: Action, centerId: string): Promise<CenterPrincipal | Refused> {
    const principal = await this.principalOf(request);
    if (!principal) return refusedWith(401, 'sign-in-required');
    return may(principal, action, { centerId: centerId as CenterId }) ? principal : refusedWith(403, 'not-allowed');
  }

  /** A session of another centre is not told from one that does not exist. */
  async ofSession(request: Request, action: Action, id: string): Promise<Asked | Refused> {
    const principal = await this.principalOf(request);
    if (!principal) return refusedWith(401, 'sign-in-required');
    const session = Id.safeParse(id).success ? await this.sessions.find(id as SessionId) : null;
    const target = session && { sessionId: session.id, centerId: session.centerId as CenterId };
    if (!target || !may(principal, action, target)) return refusedWith(403, 'not-allowed');
    return { asker: { principal, ...target }, session };
  }
}
