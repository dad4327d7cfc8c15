import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { SessionsModule } from '../sessions/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { CenterChecksController } from './center-checks.controller.js';
import { CheckTextsController } from './check-texts.controller.js';
import { CheckTexts } from './check-texts.js';
import { CheckTicks } from './check-ticks.js';
import { RoomChecksController } from './room-checks.controller.js';

/** B5, R11: who ticked what and when. No rule of a session hangs on it: it stands beside the journal. */
@Module({
  imports: [AuthModule, SessionsModule, SupervisionModule],
  controllers: [CenterChecksController, CheckTextsController, RoomChecksController],
  providers: [CheckTexts, CheckTicks],
})
export class CheckListsModule {}
