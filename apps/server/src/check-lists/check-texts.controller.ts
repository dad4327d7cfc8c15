import { may, type CenterId } from '@vigie/domain';
import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { CheckTextsEdit, DOORS, type CenterCheckTexts, type RefusalMessage } from '@vigie/protocol';
import type { Request, Response } from 'express';
import type { CenterPrincipal } from '../auth/index.js';
import { Documented } from '../platform/index.js';
import { CenterDoor, refuse } from '../supervision/index.js';
import { CheckTexts } from './check-texts.js';
import { readersLanguage } from './status.js';

type Answer = Promise<CenterCheckTexts | RefusalMessage>;

/** B5: the texts of the check-lists, centre by centre. */
@Controller('api/center/check-lists')
export class CheckTextsController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
    @Inject(CheckTexts) private readonly texts: CheckTexts,
  ) {}

  @Get()
  @Documented(DOORS.checkTexts)
  async read(@Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const principal = await this.door.principalOf(request);
    response.set('Cache-Control', 'no-store');
    return principal ? this.report(principal, request) : refuse(request, response, 401, 'sign-in-required');
  }

  @Post()
  @HttpCode(200)
  @Documented(DOORS.editCheckTexts)
  async edit(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const principal = await this.door.principalOf(request);
    if (!principal) return refuse(request, response, 401, 'sign-in-required');
    const edit = CheckTextsEdit.safeParse(body);
    if (!edit.success) return refuse(request, response, 400, 'invalid-message');
    const centerId = edit.data.centerId as CenterId;
    if (!may(principal, 'EditCheckLists', { centerId })) return refuse(request, response, 403, 'not-allowed');
    const isWritten = await this.texts.edit({ ...edit.data, centerId }, principal.userId, readersLanguage(request));
    return isWritten ? this.report(principal, request) : refuse(request, response, 409, 'check-texts-changed');
  }

  private async report(principal: CenterPrincipal, request: Request): Promise<CenterCheckTexts> {
    const centerIds = principal.centerIds.filter((centerId) => may(principal, 'FollowCheckLists', { centerId }));
    return { ok: true, centers: await this.texts.ofCenters(centerIds, readersLanguage(request)) };
  }
}
