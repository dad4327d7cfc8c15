import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { CenterSignInRequest, DOORS, type CenterAccess, type RefusalMessage } from '@vigie/protocol';
import type { Request, Response } from 'express';
import { AdministratorsService, GrantsService, Throttle } from '../auth/index.js';
import { CENTER_COOKIE, centerCookieOptions } from './center.cookie.js';
import { CenterDoor } from './center.door.js';
import { CenterFeed } from './center.feed.js';
import { Documented } from '../platform/index.js';
import { dismiss } from './door.js';
import { refuse } from './words.js';

type Answer = Promise<CenterAccess | RefusalMessage>;

/** An administrator signs in with the e-mail and the password of their account. */
@Controller('api/center')
export class CenterController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
    @Inject(AdministratorsService) private readonly administrators: AdministratorsService,
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(CenterFeed) private readonly feed: CenterFeed,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @Documented(DOORS.centerSignIn)
  async signIn(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const startedAt = performance.now();
    const parsed = CenterSignInRequest.safeParse(body);
    if (!parsed.success) return refuse(request, response, 400, 'invalid-message');
    const { email, password } = parsed.data;
    const token = await this.administrators.signIn(email, password);
    const found = token ? await this.administrators.byToken(token) : null;
    if (!token || !found) {
      await this.throttle.failed({ number: 'center' }, request, startedAt);
      return refuse(request, response, 401, 'account-sign-in-failed');
    }
    response.cookie(CENTER_COOKIE, token, centerCookieOptions(request.secure));
    return { ok: true, name: found.name };
  }

  @Get('me')
  @Documented(DOORS.centerMe)
  async me(@Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const found = await this.door.administratorOf(request);
    return found ? { ok: true, name: found.name } : refuse(request, response, 401, 'sign-in-required');
  }

  /** Closes what this sign-in opened on this process at once, and elsewhere with the next beat. */
  @Post('sign-out')
  @HttpCode(204)
  @Documented(DOORS.centerSignOut)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const found = await this.door.administratorOf(request);
    response.clearCookie(CENTER_COOKIE, centerCookieOptions(request.secure));
    if (!found) return;
    const { grantId } = found.principal;
    await this.grants.revoke(grantId);
    for (const socket of this.feed.sockets) if (socket.data.grantId === grantId) dismiss(socket, 'sign-in-required');
  }
}
