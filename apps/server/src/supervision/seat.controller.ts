import type { CandidateId, DeviceId, JoiningLinkId } from '@vigie/domain';
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { DOORS, JoinByLinkRequest, JoinRequest, type JoinReply, type RefusalMessage } from '@vigie/protocol';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { GrantsService, Throttle, type GrantEntity } from '../auth/index.js';
import { RosterService, type PersonEntity } from '../enrolment/index.js';
import { Documented } from '../platform/index.js';
import { SessionsService, type SessionEntity } from '../sessions/index.js';
import { isSameCode } from './seat.commands.js';
import { SupervisionService } from './supervision.service.js';
import { refuse } from './words.js';

type Join = Pick<z.output<typeof JoinRequest>, 'code' | 'post'>;
type Answer = Promise<JoinReply | RefusalMessage>;

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
  async join(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const startedAt = performance.now();
    const parsed = JoinRequest.safeParse(body);
    const typed = parsed.success ? parsed.data : null;
    const session = typed && (await this.sessions.byNumber(typed.sessionNumber));
    const person = session && (await this.roster.match(session.id, typed));
    if (person) return this.enter(typed, session, person, request, response);
    if (session) await this.roster.countUnmatched(session.id);
    await this.throttle.failed(session, request, startedAt);
    return typed ? refuse(request, response, 404, 'join-not-found') : refuse(request, response, 400, 'invalid-message');
  }

  /** R2: the same answer in the same time for a link that never was and for one that is used, replaced or too late. */
  @Post('join-by-link')
  @HttpCode(200)
  @Documented(DOORS.joinByLink)
  async joinByLink(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    const startedAt = performance.now();
    const parsed = JoinByLinkRequest.safeParse(body);
    const typed = parsed.success ? parsed.data : null;
    const grant = typed && (await this.grants.openLink(typed.link));
    const reply = grant && (await this.follow(grant, typed, request, response));
    if (reply && (reply.ok || reply.code !== 'joining-link-over')) return reply;
    await this.throttle.failed(null, request, startedAt);
    return typed
      ? refuse(request, response, 404, 'joining-link-over')
      : refuse(request, response, 400, 'invalid-message');
  }

  private async follow({ id, ...grant }: GrantEntity, typed: Join, request: Request, response: Response): Answer {
    const [session, person] = await Promise.all([
      this.sessions.byId(grant.sessionId),
      this.roster.candidate(grant.candidateId!),
    ]);
    return this.enter(typed, session, person, request, response, id as JoiningLinkId);
  }

  private async enter(
    typed: Join,
    session: SessionEntity,
    { candidateId, lastName, firstName }: PersonEntity,
    request: Request,
    response: Response,
    linkId?: JoiningLinkId,
  ): Answer {
    const id = candidateId as CandidateId;
    const { token, grant } = this.grants.forDevice(session.id, id);
    const command = {
      type: 'JoinSession',
      candidateId: id,
      deviceId: grant.id as DeviceId,
      code: judged(typed.code, session),
      ...(typed.post !== undefined && { post: typed.post }),
      ...(linkId && { linkId }),
    } as const;
    const outcome = await this.supervision.hand({
      principal: { kind: 'system' },
      sessionId: session.id,
      command,
      grant,
    });
    if (!outcome.ok) return refuse(request, response, 409, outcome.code, outcome.params);
    const { number, room, timeZone } = session;
    const center = await this.sessions.centerName(session);
    return { ok: true, token, candidate: { id, lastName, firstName }, session: { number, room, timeZone, center } };
  }
}

const judged = (code: string | undefined, { accessCode }: SessionEntity): 'none' | 'right' | 'wrong' => {
  if (code === undefined) return 'none';
  return isSameCode(code, accessCode) ? 'right' : 'wrong';
};
