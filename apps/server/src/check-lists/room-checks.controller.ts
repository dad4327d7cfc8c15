import { listsOf, may, type Action, type PersonId } from '@vigie/domain';
import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { CheckTick, DOORS, type CheckReport, type RefusalMessage } from '@vigie/protocol';
import type { Request, Response } from 'express';
import { GrantsService, principalOf } from '../auth/index.js';
import { Documented } from '../platform/index.js';
import { SessionsService, type SessionEntity } from '../sessions/index.js';
import { roomToken, refuse } from '../supervision/index.js';
import { CheckTicks } from './check-ticks.js';
import { readersLanguage, STATUS } from './status.js';

type Answer = Promise<CheckReport | RefusalMessage>;
interface Asked {
  session: SessionEntity;
  personId: PersonId;
}

/** B5, R11: the invigilator ticks their own list, and the one of the closing, under the name that they gave (R0). */
@Controller('api/room/check-lists')
export class RoomChecksController {
  constructor(
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(CheckTicks) private readonly ticks: CheckTicks,
  ) {}

  @Get()
  @Documented(DOORS.roomChecks)
  async read(@Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const asked = await this.asked('FollowRoomChecks', request, response);
    return 'ok' in asked ? asked : this.report(asked, request);
  }

  @Post()
  @HttpCode(200)
  @Documented(DOORS.tickRoomCheck)
  async tick(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const asked = await this.asked('TickRoomChecks', request, response);
    if ('ok' in asked) return asked;
    const tick = CheckTick.safeParse(body);
    if (!tick.success) return refuse(request, response, 400, 'invalid-message');
    const by = { kind: 'invigilator', personId: asked.personId } as const;
    const why = await this.ticks.tick(asked.session, tick.data, by, readersLanguage(request));
    return why ? refuse(request, response, STATUS[why], why) : this.report(asked, request);
  }

  private report({ session }: Asked, request: Request): Promise<CheckReport> {
    return this.ticks.report(session, listsOf('invigilator'), readersLanguage(request));
  }

  private async asked(action: Action, request: Request, response: Response): Promise<Asked | RefusalMessage> {
    response.set('Cache-Control', 'no-store');
    const token = roomToken(request.headers.cookie);
    const grant = token ? await this.grants.byToken(token) : null;
    if (grant?.kind !== 'invigilator' || grant.revokedAt !== null)
      return refuse(request, response, 401, 'sign-in-required');
    const { sessionId, personId } = grant;
    if (personId === null || !may(principalOf(grant), action, { sessionId }))
      return refuse(request, response, 401, 'say-who-you-are');
    return { session: await this.sessions.byId(sessionId), personId };
  }
}
