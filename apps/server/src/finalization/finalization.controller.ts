import { may, type Action, type CenterId, type Command, type SessionId } from '@vigie/domain';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  DOORS,
  FinalisationOrder,
  FinaliseRequest,
  Id,
  type Finalisation,
  type FinalisationRefused,
  type RefusalMessage,
} from '@vigie/protocol';
import { languageOf } from '@vigie/wording';
import type { Request, Response } from 'express';
import { AdministratorsService, GrantsService, type CenterPrincipal } from '../auth/index.js';
import type { Outcome } from '../journal/index.js';
import { Documented } from '../platform/index.js';
import { SessionsService } from '../sessions/index.js';
import { centerToken, refuse, SupervisionService, type Handed } from '../supervision/index.js';
import { FinalizationView } from './finalization.view.js';
import { orderOf } from './orders.js';
import { refused } from './refused.js';

type Answer = Promise<Finalisation | RefusalMessage | FinalisationRefused>;
interface Asked {
  principal: CenterPrincipal;
  sessionId: SessionId;
  centerId: CenterId;
}

/** F2: an administrator reads the finalisation, enters what is missing, and finalises. */
@Controller('api/center/sessions/:id/finalisation')
export class FinalizationController {
  constructor(
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(FinalizationView) private readonly view: FinalizationView,
    @Inject(GrantsService) private readonly grants: GrantsService,
  ) {}

  @Get()
  @Documented(DOORS.finalisation)
  async read(@Param('id') id: string, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const asked = await this.askedOf(request, response, id, 'FollowFinalisation');
    return 'ok' in asked ? asked : this.answer(request, response, asked);
  }

  @Post('orders')
  @HttpCode(200)
  @Documented(DOORS.finalisationOrder)
  async enter(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    const asked = await this.askedOf(request, response, id, 'FollowFinalisation');
    if ('ok' in asked) return asked;
    const message = FinalisationOrder.safeParse(body);
    if (!message.success) return refuse(request, response, 400, 'invalid-message');
    const order = orderOf(message.data, asked.sessionId, this.grants);
    return this.hand(request, response, asked, { ...order, message: message.data });
  }

  @Post()
  @HttpCode(200)
  @Documented(DOORS.finalise)
  async finalise(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    const asked = await this.askedOf(request, response, id, 'FinaliseSession');
    if ('ok' in asked) return asked;
    const message = FinaliseRequest.safeParse(body);
    if (!message.success) return refuse(request, response, 400, 'invalid-message');
    const { version, confirmed } = message.data;
    const command: Command = { type: 'FinaliseSession', version, confirmed };
    return this.hand(request, response, asked, { command, message: message.data });
  }

  private async hand(
    request: Request,
    response: Response,
    asked: Asked,
    order: Pick<Handed, 'command' | 'personal' | 'message'>,
  ): Answer {
    const outcome = await this.supervision.hand({ ...asked, ...order });
    const skipped = outcome.ok ? outcome.skipped[0] : undefined;
    // Given to one, an order is refused as any other.
    const isRefused = skipped && 'candidateIds' in order.command && order.command.candidateIds.length === 1;
    if (isRefused) return this.refused(request, response, asked, { ok: false, params: {}, ...skipped });
    return outcome.ok ? this.answer(request, response, asked) : this.refused(request, response, asked, outcome);
  }

  private async refused(
    request: Request,
    response: Response,
    { sessionId }: Asked,
    outcome: Extract<Outcome, { ok: false }>,
  ): Answer {
    response.status(outcome.code === 'not-allowed' ? 403 : 409);
    const names = await this.view.names(sessionId);
    return refused(languageOf(request.headers['accept-language']), outcome, sessionId, names);
  }

  private async answer(request: Request, response: Response, { sessionId }: Asked): Answer {
    response.set('Cache-Control', 'no-store');
    const found = await this.view.of(sessionId);
    return found ?? refuse(request, response, 409, 'session-not-prepared');
  }

  /** A session of another centre is not told from one that does not exist. */
  private async askedOf(
    request: Request,
    response: Response,
    id: string,
    action: Action,
  ): Promise<Asked | RefusalMessage> {
    const token = centerToken(request.headers.cookie);
    const principal = token ? (await this.administrators.byToken(token))?.principal : undefined;
    if (!principal) return refuse(request, response, 401, 'sign-in-required');
    const session = Id.safeParse(id).success ? await this.sessions.find(id as SessionId) : null;
    const target = session && { sessionId: session.id, centerId: session.centerId as CenterId };
    if (!target || !may(principal, action, target)) return refuse(request, response, 403, 'not-allowed');
    return { principal, ...target };
  }
}
