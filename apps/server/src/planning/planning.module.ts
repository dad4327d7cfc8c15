import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { EnrolmentModule } from '../enrolment/index.js';
import { SessionsModule } from '../sessions/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { PlannedSessions } from './planned-sessions.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsService } from './rooms.service.js';
import { SessionSecrets } from './session-secrets.js';
import { SessionsController } from './sessions.controller.js';
import { SettingsView } from './settings.view.js';

/** B1: an administrator plans the sessions of their centre, and keeps its rooms. */
@Module({
  imports: [AuthModule, EnrolmentModule, SessionsModule, SupervisionModule],
  controllers: [SessionsController, RoomsController],
  providers: [PlannedSessions, RoomsService, SessionSecrets, SettingsView],
})
export class PlanningModule {}
