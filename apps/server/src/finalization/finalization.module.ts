import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { EnrolmentModule } from '../enrolment/index.js';
import { JournalModule } from '../journal/index.js';
import { RemindersModule } from '../reminders/index.js';
import { SessionsModule } from '../sessions/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { Finalised } from './finalised.js';
import { FinalizationController } from './finalization.controller.js';
import { FinalizationView } from './finalization.view.js';

@Module({
  imports: [AuthModule, EnrolmentModule, JournalModule, RemindersModule, SessionsModule, SupervisionModule],
  controllers: [FinalizationController],
  providers: [FinalizationView, Finalised],
})
export class FinalizationModule {}
