import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { JournalModule } from '../journal/index.js';
import { SessionsModule } from '../sessions/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';
import { Press } from './press.js';
import { SessionRecord } from './session-record.js';

@Module({
  imports: [AuthModule, JournalModule, SessionsModule, SupervisionModule],
  controllers: [DocumentsController],
  providers: [DocumentsService, Press, SessionRecord],
})
export class DocumentsModule {}
