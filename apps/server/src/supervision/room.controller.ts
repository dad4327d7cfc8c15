import { may, sameName, type PersonId, type SessionId } from '@vigie/domain';
import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { DOORS, NameRequest, SignInRequest, type RefusalMessage, type RoomAccess } from '@vigie/protocol';
import type { Request, Response } from 'express';
import { v7 as uuid } from 'uuid';
import { GrantsService, isPassword, principalOf, Throttle, type GrantEntity } from '../auth/index.js';
import { RosterService } from '../enrolment/index.js';
import { JournalReader, person, type Personal } from '../journal/index.js';
import { Documented } from '../platform/index.js';
import { SessionsService } from '../sessions/index.js';
import { ROOM_COOKIE, roomCookieOptions, roomToken } from './room.cookie.js';
import { RoomFeed } from './room.feed.js';
import type { RoomPrincipal } from './room.gateway.js';
import { RoomView } from './room.view.js';
import { SupervisionService } from './supervision.service.js';
import { refuse } from './words.js';

type Answer = Promise<RoomAccess | RefusalMessage>;

/** R0: the invigilator signs in with session number and password, then says who they are. */
@Controller('api/room')
export class RoomController {
  constructor(
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(RosterService) private readonly roster: RosterService,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
    @Inject(JournalReader) private readonly journal: JournalReader,
    @Inject(RoomView) private readonly view: RoomView,
    @Inject(RoomFeed) private readonly feed: RoomFeed,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @Documented(DOORS.signIn)
  async signIn(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const startedAt = performance.now();
    const parsed = SignInRequest.safeParse(body);
    if (!parsed.success) return refuse(request, response, 400, 'invalid-message');
    const { sessionNumber, password } = parsed.data;
    const session = await this.sessions.byNumber(sessionNumber);
    const matches = await isPassword(session?.invigilatorPasswordHash ?? null, password);
    if (!session || !matches) {
      await this.throttle.failed(session, request, startedAt);
      return refuse(request, response, 401, 'sign-in-failed');
    }
    if ((await this.journal.finalisedAmong([session.id])).size > 0)
      return refuse(request, response, 409, 'session-closed');
    const { token, grant } = await this.grants.forInvigilator(session.id);
    // Another password was set while this one was looked at: who sets it revokes what was granted before.
    const { invigilatorPasswordHash } = await this.sessions.byId(session.id);
    if (invigilatorPasswordHash !== session.invigilatorPasswordHash) {
      await this.grants.revoke(grant.id);
      return refuse(request, response, 401, 'sign-in-failed');
    }
    response.cookie(ROOM_COOKIE, token, roomCookieOptions(request.secure));
    return this.view.access(session.id, null);
  }

  /** Also « Passer le relais »: another name, without leaving. */
  @Post('name')
  @HttpCode(200)
  @Documented(DOORS.name)
  async name(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const grant = await this.grantOf(request);
    if (!grant) return refuse(request, response, 401, 'sign-in-required');
    const { sessionId } = grant;
    const parsed = NameRequest.safeParse(body);
    const chosen = parsed.success ? await this.choose(sessionId, parsed.data) : null;
    if (!chosen || !may(principalOf(grant), 'NameInvigilator', { sessionId }))
      return refuse(request, response, 400, 'invalid-message');
    const { personId, personal } = chosen;
    const principal: RoomPrincipal = { kind: 'invigilator', sessionId, personId, grantId: grant.id };
    const command = { type: 'TakeOver', personId, ...(grant.personId && { from: grant.personId }) } as const;
    const outcome = await this.supervision.hand({ principal, sessionId, command, personal });
    if (!outcome.ok) return refuse(request, response, 409, outcome.code);
    await this.grants.name(grant.id, personId);
    for (const { data } of this.feed.roomSockets) if (data.grantId === grant.id) data.principal = principal;
    return this.view.access(sessionId, personId);
  }

  /** A name of the session's list; a typed one that is on it already is that one. */
  private async choose(
    sessionId: SessionId,
    { personId, name }: NameRequest,
  ): Promise<{ personId: PersonId; personal: Personal[] } | null> {
    const known = await this.roster.invigilators(sessionId);
    const found = known.find((one) => one.id === personId || (name && sameName(one.firstName + one.lastName, name)));
    if (found) return { personId: found.id, personal: [] };
    if (!name) return null;
    const id = uuid() as PersonId;
    const details = { kind: 'invigilator', candidateId: null, lastName: name, firstName: '', birthDate: null } as const;
    return { personId: id, personal: [person(sessionId, id, { ...details, className: null })] };
  }

  @Get('me')
  @Documented(DOORS.me)
  async me(@Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const grant = await this.grantOf(request);
    if (!grant) return refuse(request, response, 401, 'sign-in-required');
    return this.view.access(grant.sessionId, grant.personId);
  }

  @Post('sign-out')
  @HttpCode(204)
  @Documented(DOORS.signOut)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const grant = await this.grantOf(request);
    if (grant) await this.grants.revoke(grant.id);
    response.clearCookie(ROOM_COOKIE, roomCookieOptions(request.secure));
  }

  private async grantOf({ headers }: Request): Promise<GrantEntity | null> {
    const token = roomToken(headers.cookie);
    const grant = token ? await this.grants.byToken(token) : null;
    return grant?.kind === 'invigilator' && grant.revokedAt === null ? grant : null;
  }
}
