import { may, type Action, type CenterId, type SessionId } from '@vigie/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Id, type RefusalCode, type RefusalMessage } from '@vigie/protocol';
import { languageOf } from '@vigie/wording';
import type { Request, Response } from 'express';
import { AdministratorsService, type CenterPrincipal } from '../auth/index.js';
import type { Outcome } from '../journal/index.js';
import { SessionsService, type SessionEntity } from '../sessions/index.js';
import { centerToken, refusal } from '../supervision/index.js';

type Params = Parameters<typeof refusal>[2];
export type Refused = { status: number; refused: RefusalCode; params?: Params };
export const refusedWith = (status: number, refused: RefusalCode, params?: Params): Refused => ({
  status,
  refused,
  ...(params && { params }),
});

/** Of an order to the rules. */
export const refusedOutcome = (outcome: Outcome): Refused | null => {
  if (outcome.ok) return null;
  return refusedWith(outcome.code === 'not-allowed' ? 403 : 409, outcome.code, outcome.params);
};

export interface Asked {
  principal: CenterPrincipal;
  session: SessionEntity;
  centerId: CenterId;
}

/** Who asks over HTTP, and whether they may. */
@Injectable()
export class Administration {
  constructor(
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
  ) {}

  async principalOf({ headers }: Request): Promise<CenterPrincipal | null> {
    const token = centerToken(headers.cookie);
    return token ? ((await this.administrators.byToken(token))?.principal ?? null) : null;
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
    const centerId = session?.centerId as CenterId;
    if (!session || !may(principal, action, { sessionId: session.id, centerId }))
      return refusedWith(403, 'not-allowed');
    return { principal, session, centerId };
  }
}

export const isRefused = (answer: object): answer is Refused => 'refused' in answer;

/** The answer, or its refusal in words with its status. */
export function answered<Answer extends object>(
  request: Request,
  response: Response,
  answer: Answer,
): Exclude<Answer, Refused> | RefusalMessage {
  if (!isRefused(answer)) return answer as Exclude<Answer, Refused>;
  response.status(answer.status);
  return refusal(languageOf(request.headers['accept-language']), answer.refused, answer.params);
}
