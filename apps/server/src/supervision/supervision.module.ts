import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { DisplayModule } from '../display/index.js';
import { EnrolmentModule } from '../enrolment/index.js';
import { JournalModule } from '../journal/index.js';
import { QuestionsModule } from '../questions/index.js';
import { SessionsModule } from '../sessions/index.js';
import { AnnouncementTexts } from './announcement.texts.js';
import { CandidateChanges } from './candidate.changes.js';
import { CandidatesController } from './candidates.controller.js';
import { CenterController } from './center.controller.js';
import { CenterDoor } from './center.door.js';
import { CenterFeed } from './center.feed.js';
import { CenterGateway } from './center.gateway.js';
import { CenterView } from './center.view.js';
import { EnrolmentController } from './enrolment.controller.js';
import { EnrolmentImports } from './enrolment.imports.js';
import { Heard } from './heard.js';
import { Heartbeat } from './heartbeat.js';
import { NodeLease } from './node-lease.js';
import { ProjectionController } from './projection.controller.js';
import { ProjectionFeed } from './projection.feed.js';
import { ProjectionGateway } from './projection.gateway.js';
import { ProjectionView } from './projection.view.js';
import { ReportsView } from './reports.view.js';
import { RoomController } from './room.controller.js';
import { RoomFeed } from './room.feed.js';
import { RoomGateway } from './room.gateway.js';
import { RoomPulse } from './room.pulse.js';
import { RoomView } from './room.view.js';
import { SeatCommands } from './seat.commands.js';
import { SeatController } from './seat.controller.js';
import { SeatDisplay } from './seat.display.js';
import { SeatLinks } from './seat.links.js';
import { SeatGateway } from './seat.gateway.js';
import { SupervisionService } from './supervision.service.js';

@Module({
  imports: [AuthModule, DisplayModule, EnrolmentModule, JournalModule, QuestionsModule, SessionsModule],
  controllers: [
    SeatController,
    RoomController,
    CenterController,
    EnrolmentController,
    CandidatesController,
    ProjectionController,
  ],
  providers: [
    SupervisionService,
    NodeLease,
    Heard,
    Heartbeat,
    AnnouncementTexts,
    RoomFeed,
    RoomPulse,
    RoomView,
    ReportsView,
    SeatCommands,
    SeatDisplay,
    SeatLinks,
    SeatGateway,
    RoomGateway,
    CenterDoor,
    CenterView,
    CenterFeed,
    CenterGateway,
    EnrolmentImports,
    CandidateChanges,
    ProjectionView,
    ProjectionFeed,
    ProjectionGateway,
  ],
  exports: [CenterDoor, CenterFeed, SupervisionService],
})
export class SupervisionModule {}
