import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { DOORS, Id, RoomForm, type Places, type RefusalMessage } from '@vigie/protocol';
import type { Request, Response } from 'express';
import { Documented } from '../platform/index.js';
import { CenterDoor, isRefused, refusedWith } from '../supervision/index.js';
import { answered } from './answers.js';
import { RoomsService } from './rooms.service.js';

type Answer = Promise<Places | RefusalMessage>;

/** An administrator keeps the rooms of their centres. */
@Controller('api/center')
export class RoomsController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
    @Inject(RoomsService) private readonly rooms: RoomsService,
  ) {}

  @Get('places')
  @Documented(DOORS.places)
  async places(@Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const principal = await this.door.principalOf(request);
    if (!principal) return answered(request, response, refusedWith(401, 'sign-in-required'));
    return this.rooms.places(principal.centerIds);
  }

  @Post('rooms')
  @HttpCode(200)
  @Documented(DOORS.roomKeep)
  async keep(@Body() body: unknown, @Req() request: Request, @Res({ passthrough: true }) response: Response): Answer {
    const parsed = RoomForm.safeParse(body);
    const principal = await this.door.principalOf(request);
    if (!principal) return answered(request, response, refusedWith(401, 'sign-in-required'));
    if (!parsed.success) return answered(request, response, refusedWith(400, 'invalid-message'));
    const allowed = await this.door.ofCenter(request, 'KeepRooms', parsed.data.centerId);
    if (isRefused(allowed)) return answered(request, response, allowed);
    const refused = await this.rooms.keep(parsed.data);
    return answered(request, response, refused ?? (await this.rooms.places(principal.centerIds)));
  }

  @Post('rooms/:id/delete')
  @HttpCode(200)
  @Documented(DOORS.roomDelete)
  async delete(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer {
    const centerId = Id.safeParse(id).success ? await this.rooms.centerOf(id) : null;
    const principal = await this.door.ofCenter(request, 'KeepRooms', centerId ?? '');
    if (isRefused(principal)) return answered(request, response, principal);
    await this.rooms.delete(id);
    return this.rooms.places(principal.centerIds);
  }
}
