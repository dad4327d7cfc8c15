import type { CandidateId, DeviceId, SessionId } from '@vigie/domain';
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { DOORS, JoinRequest, type JoinReply, type RefusalMessage } from '@vigie/protocol';
import { languageOf } from '@vigie/wording';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { GrantsService, Throttle } from '../auth/index.js';
import { RosterService, type PersonEntity } from '../enrolment/index.js';
import { Documented } from '../platform/index.js';
import { SessionsService, type SessionEntity } from '../sessions/index.js';
import { isSameCode } from './seat.commands.js';
import { SupervisionService } from './supervision.service.js';
import { refusal } from './words.js';

type Join = z.output<typeof JoinRequest>;

/** Where a candidate joins (R2, R6): nobody, several and no such session get the same answer in the same time. */
@Controller('api/candidate')
export class SeatController {
  constructor(
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(RosterService) private readonly roster: RosterService,
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  @Post('join')
  @HttpCode(200)
  @Documented(DOORS.join)
  async join(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JoinReply | RefusalMessage> {
    const startedAt = performance.now();
    const language = languageOf(request.headers['accept-language']);
    const parsed = JoinRequest.safeParse(body);
    const typed = parsed.success ? parsed.data : null;
    const session = typed && (await this.sessions.byNumber(typed.sessionNumber));
    const person = session && (await this.roster.match(session.id, typed));
    if (person) return this.enter(typed, session, person, request, response);
    if (session) await this.roster.countUnmatched(session.id);
    await this.throttle.failed(session, request, startedAt);
    response.status(typed ? 404 : 400);
    return refusal(language, typed ? 'join-not-found' : 'invalid-message');
  }

  private async enter(
    { code }: Join,
    session: SessionEntity,
    { candidateId, lastName, firstName }: PersonEntity,
    request: Request,
    response: Response,
  ): Promise<JoinReply | RefusalMessage> {
    const id = candidateId as CandidateId;
    const { token, grant } = this.grants.forDevice(session.id, id);
    const typedCode = code === undefined ? 'none' : isSameCode(code, session.accessCode) ? 'right' : 'wrong';
    const outcome = await this.ask(session.id, id, grant, typedCode);
    if (!outcome.ok) {
      response.status(409);
      return refusal(languageOf(request.headers['accept-language']), outcome.code, outcome.params);
    }
    const { number, room, timeZone } = session;
    const center = await this.sessions.centerName(session);
    return { ok: true, token, candidate: { id, lastName, firstName }, session: { number, room, timeZone, center } };
  }

  private ask(
    sessionId: SessionId,
    candidateId: CandidateId,
    grant: ReturnType<GrantsService['forDevice']>['grant'],
    code: 'none' | 'right' | 'wrong',
  ) {
    const command = { type: 'JoinSession', candidateId, deviceId: grant.id as DeviceId, code } as const;
    return this.supervision.hand({ principal: { kind: 'system' }, sessionId, command, grant });
  }
}
