import { CHECK_LISTS, type Action } from '@vigie/domain';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CheckTick, DOORS, type CheckReport, type RefusalMessage } from '@vigie/protocol';
import type { Request, Response } from 'express';
import { Documented } from '../platform/index.js';
import { CenterDoor, isRefused, refuse, type Asked } from '../supervision/index.js';
import { CheckTicks } from './check-ticks.js';
import { readersLanguage, STATUS } from './status.js';

type Answer = Promise<CheckReport | RefusalMessage>;

/** B5: an administrator ticks what was prepared, and reads what the invigilator ticked. */
@Controller('api/center/sessions/:sessionId/check-lists')
export class CenterChecksController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
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
    const { session, asker } = asked;
    const by = { kind: 'administrator', userId: asker.principal.userId } as const;
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
    const asked = await this.door.ofSession(request, action, sessionId);
    return isRefused(asked) ? refuse(request, response, asked.status, asked.refused) : asked;
  }
}
