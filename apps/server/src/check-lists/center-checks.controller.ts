import { CHECK_LISTS, may, type Action, type CenterId, type SessionId, type UserId } from '@vigie/domain';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CheckTick, DOORS, Id, type CheckReport, type RefusalMessage } from '@vigie/protocol';
import type { Request, Response } from 'express';
import { AdministratorsService } from '../auth/index.js';
import { Documented } from '../platform/index.js';
import { SessionsService, type SessionEntity } from '../sessions/index.js';
import { centerToken, refuse } from '../supervision/index.js';
import { CheckTicks } from './check-ticks.js';
import { readersLanguage, STATUS } from './status.js';

type Answer = Promise<CheckReport | RefusalMessage>;
interface Asked {
  session: SessionEntity;
  userId: UserId;
}

/** B5: an administrator ticks what was prepared, and reads what the invigilator ticked. */
@Controller('api/center/sessions/:sessionId/check-lists')
export class CenterChecksController {
  constructor(
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(CheckTicks) private readonly ticks: CheckTicks,
  ) {}

  @Get()
  @Documented(DOORS.checkLists)
  async read(
    @Param('sessionId') sessionId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    const asked = await this.asked(sessionId, 'FollowCheckLists', request, response);
    return 'ok' in asked ? asked : this.report(asked, request);
  }

  @Post()
  @HttpCode(200)
  @Documented(DOORS.tickCheckList)
  async tick(
    @Param('sessionId') sessionId: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    const asked = await this.asked(sessionId, 'TickCheckLists', request, response);
    if ('ok' in asked) return asked;
    const tick = CheckTick.safeParse(body);
    if (!tick.success) return refuse(request, response, 400, 'invalid-message');
    const { session, userId } = asked;
    const by = { kind: 'administrator', userId } as const;
    const why = await this.ticks.tick(session, tick.data, by, readersLanguage(request));
    return why ? refuse(request, response, STATUS[why], why) : this.report(asked, request);
  }

  private report({ session }: Asked, request: Request): Promise<CheckReport> {
    return this.ticks.report(session, CHECK_LISTS, readersLanguage(request));
  }

  private async asked(
    sessionId: string,
    action: Action,
    request: Request,
    response: Response,
  ): Promise<Asked | RefusalMessage> {
    response.set('Cache-Control', 'no-store');
    const id = Id.safeParse(sessionId);
    if (!id.success) return refuse(request, response, 404, 'unknown-message');
    const token = centerToken(request.headers.cookie);
    const found = token ? await this.administrators.byToken(token) : null;
    if (!found) return refuse(request, response, 401, 'sign-in-required');
    const session = await this.sessions.find(id.data as SessionId);
    // A session that does not exist is refused as one of somebody else's.
    if (!session || !may(found.principal, action, { sessionId: session.id, centerId: session.centerId as CenterId }))
      return refuse(request, response, 403, 'not-allowed');
    return { session, userId: found.principal.userId };
  }
}
