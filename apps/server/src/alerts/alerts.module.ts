import { Module } from '@nestjs/common';
import { JournalModule } from '../journal/index.js';
import { RemindersModule } from '../reminders/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { AlertListener } from './alert.listener.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsView } from './alerts.view.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarService } from './calendar.service.js';
import { FinalisationAlerts } from './finalisation.alerts.js';
import { FinalisationHook } from './finalisation.hook.js';
import { MailChannel } from './mail.channel.js';
import { ScreenChannel } from './screen.channel.js';
import { WebhookChannel } from './webhook.channel.js';

@Module({
  imports: [JournalModule, RemindersModule, SupervisionModule],
  controllers: [AlertsController, CalendarController],
  providers: [
    FinalisationAlerts,
    FinalisationHook,
    AlertListener,
    ScreenChannel,
    MailChannel,
    WebhookChannel,
    AlertsView,
    CalendarService,
  ],
})
export class AlertsModule {}
