import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { DOORS } from '@vigie/protocol';
import { languageOf } from '@vigie/wording';
import type { Request, Response } from 'express';
import { Documented } from '../platform/index.js';
import { refusal } from '../supervision/index.js';
import { CalendarService } from './calendar.service.js';

/** Calendar programs sign in nowhere: the address is the secret. */
@Controller('api/calendar')
export class CalendarController {
  constructor(@Inject(CalendarService) private readonly calendars: CalendarService) {}

  @Get(':token.ics')
  @Documented(DOORS.calendar)
  async read(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const text = await this.calendars.read(token);
    response.set('Cache-Control', 'private, no-store');
    if (text !== null) return void response.type('text/calendar; charset=utf-8').send(text);
    response.status(404).json(refusal(languageOf(request.headers['accept-language']), 'unknown-message'));
  }
}
