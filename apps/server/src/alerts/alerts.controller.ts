import { may, type CenterId } from '@vigie/domain';
import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import {
  AlertPreference,
  CalendarRequest,
  DOORS,
  ReadRequest,
  WebhookRequest,
  type AlertsKept,
  type AlertsReport,
  type CalendarKept,
  type RefusalMessage,
  type WebhookKept,
} from '@vigie/protocol';
import type { Request, Response } from 'express';
import type { ZodType } from 'zod';
import type { CenterPrincipal } from '../auth/index.js';
import { Clock, CONFIG, Documented, type Config } from '../platform/index.js';
import { CenterDoor, CenterFeed, refuse } from '../supervision/index.js';
import { AlertsView } from './alerts.view.js';
import { CalendarService } from './calendar.service.js';
import { WebhookChannel } from './webhook.channel.js';

type Answer<Body> = Promise<Body | RefusalMessage>;
interface Asked<Message> {
  request: Request;
  response: Response;
  schema: ZodType<Message>;
}

/** F1: how an administrator is told, and what was told. */
@Controller('api/center/alerts')
export class AlertsController {
  constructor(
    @Inject(CenterDoor) private readonly door: CenterDoor,
    @Inject(AlertsView) private readonly view: AlertsView,
    @Inject(CalendarService) private readonly calendars: CalendarService,
    @Inject(WebhookChannel) private readonly webhooks: WebhookChannel,
    @Inject(CenterFeed) private readonly feed: CenterFeed,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Documented(DOORS.alerts)
  async report(@Req() request: Request, @Res({ passthrough: true }) response: Response): Answer<AlertsReport> {
    const principal = await this.door.principalOf(request);
    response.set('Cache-Control', 'no-store');
    if (!principal) return refuse(request, response, 401, 'sign-in-required');
    const at = this.clock.now();
    const centerIds = principal.centerIds.filter((centerId) => may(principal, 'FollowAlerts', { centerId }));
    const [mine, centers, rows] = await Promise.all([
      this.view.mine(principal.userId),
      this.view.centers(centerIds),
      this.view.rows(centerIds, at),
    ]);
    return { ok: true, at, ...mine, hasMailServer: this.config.smtp !== null, centers, rows };
  }

  @Post('preference')
  @HttpCode(200)
  @Documented(DOORS.alertPreference)
  preference(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<AlertsKept> {
    return this.answer({ request, response, schema: AlertPreference }, body, async (chosen, { userId }) => {
      await this.view.keep(userId, chosen);
      return { ok: true };
    });
  }

  @Post('webhook')
  @HttpCode(200)
  @Documented(DOORS.alertWebhook)
  webhook(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<WebhookKept> {
    return this.answer(
      { request, response, schema: WebhookRequest },
      body,
      async ({ centerId: id, url }, principal) => {
        const centerId = id as string as CenterId;
        if (!may(principal, 'SetWebhook', { centerId })) return refuse(request, response, 403, 'not-allowed');
        if (url === null) await this.webhooks.remove(centerId);
        const secret = url === null ? null : await this.webhooks.keep(centerId, url);
        if (url !== null && secret === null) return refuse(request, response, 400, 'webhook-not-allowed');
        return { ok: true, secret };
      },
    );
  }

  @Post('calendar')
  @HttpCode(200)
  @Documented(DOORS.alertCalendar)
  calendar(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<CalendarKept> {
    return this.answer({ request, response, schema: CalendarRequest }, body, async ({ isWanted }, { userId }) => {
      if (isWanted) return { ok: true, path: await this.calendars.renew(userId) };
      await this.calendars.revoke(userId);
      return { ok: true, path: null };
    });
  }

  @Post('read')
  @HttpCode(200)
  @Documented(DOORS.alertsRead)
  read(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Answer<AlertsKept> {
    return this.answer({ request, response, schema: ReadRequest }, body, async ({ ids }, { userId }) => {
      const read = await this.view.read(userId, ids, this.clock.now());
      if (read.length > 0) this.feed.tellRead(userId, { ids: read });
      return { ok: true };
    });
  }

  /** Who asks comes first: a stranger learns nothing of what is wrong with a message. */
  private async answer<Message, Reply>(
    { request, response, schema }: Asked<Message>,
    body: unknown,
    handle: (message: Message, principal: CenterPrincipal) => Promise<Reply | RefusalMessage>,
  ): Answer<Reply> {
    const principal = await this.door.principalOf(request);
    response.set('Cache-Control', 'no-store');
    if (!principal) return refuse(request, response, 401, 'sign-in-required');
    const parsed = schema.safeParse(body);
    return parsed.success ? handle(parsed.data, principal) : refuse(request, response, 400, 'invalid-message');
  }
}
