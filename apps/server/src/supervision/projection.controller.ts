import { may, type Action, type SessionId } from '@vigie/domain';
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  DOORS,
  type ProjectionLink,
  type ProjectionStopped,
  type RefusalCode,
  type RefusalMessage,
} from '@vigie/protocol';
import type { Request, Response } from 'express';
import { GrantsService, principalOf } from '../auth/index.js';
import { Documented } from '../platform/index.js';
import { ProjectionView, whyOver } from './projection.view.js';
import { roomToken } from './room.cookie.js';
import { refuse } from './words.js';

type Asked = { sessionId: SessionId } | { refused: RefusalCode };

/** R4: the invigilator makes links for the room's projectors, and takes them back. */
@Controller('api/room/projection')
export class ProjectionController {
  constructor(
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(ProjectionView) private readonly view: ProjectionView,
  ) {}

  @Post()
  @HttpCode(200)
  @Documented(DOORS.projection)
  async share(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProjectionLink | RefusalMessage> {
    const asked = await this.sessionOf(request, 'ShareProjection');
    if ('refused' in asked) return refuse(request, response, 401, asked.refused);
    const [head] = await this.view.heads([asked.sessionId]);
    const why = head ? whyOver(head.phase) : 'session-not-prepared';
    if (why) return refuse(request, response, 409, why);
    const { token } = await this.grants.forProjector(asked.sessionId);
    return { ok: true, token };
  }

  /** Their sockets close within a beat. */
  @Post('stop')
  @HttpCode(200)
  @Documented(DOORS.projectionStop)
  async stop(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProjectionStopped | RefusalMessage> {
    const asked = await this.sessionOf(request, 'StopProjections');
    if ('refused' in asked) return refuse(request, response, 401, asked.refused);
    await this.grants.revokeProjectors(asked.sessionId);
    return { ok: true };
  }

  private async sessionOf({ headers }: Request, action: Action): Promise<Asked> {
    const cookie = roomToken(headers.cookie);
    const grant = cookie ? await this.grants.byToken(cookie) : null;
    if (grant?.kind !== 'invigilator' || grant.revokedAt !== null) return { refused: 'sign-in-required' };
    const { sessionId } = grant;
    return may(principalOf(grant), action, { sessionId }) ? { sessionId } : { refused: 'say-who-you-are' };
  }
}
