import type { Action, Command } from '@vigie/domain';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  DOORS,
  FinalisationOrder,
  FinaliseRequest,
  type Finalisation,
  type FinalisationRefused,
  type RefusalMessage,
} from '@vigie/protocol';
import { languageOf } from '@vigie/wording';
import type { Request, Response } from 'express';
import { GrantsService } from '../auth/index.js';
import type { Outcome } from '../journal/index.js';
import { Documented } from '../platform/index.js';
import { CenterDoor, isRefused, refuse, SupervisionService, type Asker, type Handed } from '../supervision/index.js';
import { FinalizationView } from './finalization.view.js';
import { orderOf } from './orders.js';
import { refused } from './refused.js';

type Answer = Promise<Finalisation | RefusalMessage | FinalisationRefused>;

/** F2: an administrator reads the finalisation, enters what is missing, and finalises. */
@Controller('api/center/sessions/:id/finalisation')
export class FinalizationController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
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
    asker: Asker,
    order: Pick<Handed, 'command' | 'personal' | 'message'>,
  ): Answer {
    const outcome = await this.supervision.hand({ ...asker, ...order });
    const skipped = outcome.ok ? outcome.skipped[0] : undefined;
    // Given to one, an order is refused as any other.
    const isOfOne = skipped && 'candidateIds' in order.command && order.command.candidateIds.length === 1;
    if (isOfOne) return this.refused(request, response, asker, { ok: false, params: {}, ...skipped });
    return outcome.ok ? this.answer(request, response, asker) : this.refused(request, response, asker, outcome);
  }

  private async refused(
    request: Request,
    response: Response,
    { sessionId }: Asker,
    outcome: Extract<Outcome, { ok: false }>,
  ): Answer {
    response.status(outcome.code === 'not-allowed' ? 403 : 409);
    const names = await this.view.names(sessionId);
    return refused(languageOf(request.headers['accept-language']), outcome, sessionId, names);
  }

  private async answer(request: Request, response: Response, { sessionId }: Asker): Answer {
    response.set('Cache-Control', 'no-store');
    const found = await this.view.of(sessionId);
    return found ?? refuse(request, response, 409, 'session-not-prepared');
  }

  private async askedOf(
    request: Request,
    response: Response,
    id: string,
    action: Action,
  ): Promise<Asker | RefusalMessage> {
    const asked = await this.door.ofSession(request, action, id);
    return isRefused(asked) ? refuse(request, response, asked.status, asked.refused) : asked.asker;
  }
}
