import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  DOORS,
  NewSession,
  PlainOrder,
  SessionCancel,
  SessionEdit,
  type Done,
  type NewPassword,
  type RefusalMessage,
  type SessionCreated,
  type SessionSettings,
} from '@vigie/protocol';
import type { Request, Response } from 'express';
import type { Action } from '@vigie/domain';
import type { z } from 'zod';
import { Documented } from '../platform/index.js';
import { CenterDoor, isRefused, refusedWith, type Asked, type Refused } from '../supervision/index.js';
import { answered } from './answers.js';
import { PlannedSessions } from './planned-sessions.js';
import { SessionSecrets } from './session-secrets.js';
import { SettingsView } from './settings.view.js';

type Answer<Body> = Promise<Body | RefusalMessage>;
const invalid = refusedWith(400, 'invalid-message');

/** B1: an administrator creates, edits, cancels and deletes the sessions of their centres. */
@Controller('api/center/sessions')
export class SessionsController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
    @Inject(PlannedSessions) private readonly sessions: PlannedSessions,
    @Inject(SessionSecrets) private readonly secrets: SessionSecrets,
    @Inject(SettingsView) private readonly settings: SettingsView,
  ) {}

  @Post()
  @HttpCode(200)
  @Documented(DOORS.sessionCreate)
  async create(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<SessionCreated> {
    const parsed = NewSession.safeParse(body);
    if (!parsed.success) {
      const principal = await this.door.principalOf(request);
      return answered(request, response, principal ? invalid : refusedWith(401, 'sign-in-required'));
    }
    const principal = await this.door.ofCenter(request, 'PrepareSession', parsed.data.centerId);
    if (isRefused(principal)) return answered(request, response, principal);
    return answered(request, response, await this.sessions.create(principal, parsed.data));
  }

  @Get(':id')
  @Documented(DOORS.sessionSettings)
  async read(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<SessionSettings> {
    const asked = await this.door.ofSession(request, 'FollowCenter', id);
    return answered(request, response, isRefused(asked) ? asked : await this.settings.of(asked.session));
  }

  @Post(':id')
  @HttpCode(200)
  @Documented(DOORS.sessionEdit)
  edit(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<Done> {
    return this.order(request, response, id, 'EditSession', SessionEdit, body, (asked, form) =>
      this.sessions.edit(asked, form),
    );
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Documented(DOORS.sessionCancel)
  cancel(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<Done> {
    return this.order(request, response, id, 'CancelSession', SessionCancel, body, (asked, message) =>
      this.sessions.cancel(asked, message),
    );
  }

  @Post(':id/delete')
  @HttpCode(200)
  @Documented(DOORS.sessionDelete)
  delete(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<Done> {
    return this.order(request, response, id, 'DeleteSession', PlainOrder, body, (asked, message) =>
      this.sessions.delete(asked, message),
    );
  }

  @Post(':id/password')
  @HttpCode(200)
  @Documented(DOORS.sessionPassword)
  async password(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<NewPassword> {
    const asked = await this.door.ofSession(request, 'SetInvigilatorPassword', id);
    if (isRefused(asked)) return answered(request, response, asked);
    if (!PlainOrder.safeParse(body).success) return answered(request, response, invalid);
    const { id: sessionId, number } = asked.session;
    return { ok: true, number, password: await this.secrets.setPassword(sessionId) };
  }

  /** Who asks is known before what they ask is read. */
  private async order<Schema extends z.ZodType>(
    request: Request,
    response: Response,
    id: string,
    action: Action,
    schema: Schema,
    body: unknown,
    carryOut: (asked: Asked, message: z.output<Schema>) => Promise<Refused | null>,
  ): Answer<Done> {
    const asked = await this.door.ofSession(request, action, id);
    if (isRefused(asked)) return answered(request, response, asked);
    const parsed = schema.safeParse(body);
    if (!parsed.success) return answered(request, response, invalid);
    return answered(request, response, (await carryOut(asked, parsed.data)) ?? { ok: true as const });
  }
}
