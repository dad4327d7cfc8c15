import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { EnrolmentModule } from '../enrolment/index.js';
import { JournalModule } from '../journal/index.js';
import { QuestionsModule } from '../questions/index.js';
import { SessionsModule } from '../sessions/index.js';
import { CenterController } from './center.controller.js';
import { CenterFeed } from './center.feed.js';
import { CenterGateway } from './center.gateway.js';
import { CenterView } from './center.view.js';
import { Heard } from './heard.js';
import { Heartbeat } from './heartbeat.js';
import { NodeLease } from './node-lease.js';
import { RoomController } from './room.controller.js';
import { RoomFeed } from './room.feed.js';
import { RoomGateway } from './room.gateway.js';
import { RoomPulse } from './room.pulse.js';
import { RoomView } from './room.view.js';
import { SeatCommands } from './seat.commands.js';
import { SeatController } from './seat.controller.js';
import { SeatLinks } from './seat.links.js';
import { SeatGateway } from './seat.gateway.js';
import { SupervisionService } from './supervision.service.js';

@Module({
  imports: [AuthModule, EnrolmentModule, JournalModule, QuestionsModule, SessionsModule],
  controllers: [SeatController, RoomController, CenterController],
  providers: [
    SupervisionService,
    NodeLease,
    Heard,
    Heartbeat,
    RoomFeed,
    RoomPulse,
    RoomView,
    SeatCommands,
    SeatLinks,
    SeatGateway,
    RoomGateway,
    CenterView,
    CenterFeed,
    CenterGateway,
  ],
  exports: [SupervisionService],
})
export class SupervisionModule {}
