import { Module } from '@nestjs/common';
import { Deliverer } from './deliverer.js';
import { CHANNELS, REMINDER_KINDS } from './kinds.js';
import { Outbox } from './outbox.js';
import { Channels, ReminderHandlers } from './registry.js';
import { ReminderQueue } from './reminder.queue.js';
import { ReminderRunner } from './reminder.runner.js';
import { Reminders } from './reminders.service.js';

@Module({
  providers: [
    { provide: ReminderHandlers, useFactory: () => new ReminderHandlers(REMINDER_KINDS) },
    { provide: Channels, useFactory: () => new Channels(CHANNELS) },
    ReminderQueue,
    Reminders,
    Deliverer,
    Outbox,
    ReminderRunner,
  ],
  exports: [Channels, ReminderHandlers, Reminders],
})
export class RemindersModule {}
