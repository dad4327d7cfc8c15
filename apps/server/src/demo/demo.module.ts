import { Module } from '@nestjs/common';
import { EnrolmentModule } from '../enrolment/index.js';
import { JournalModule } from '../journal/index.js';
import { QuestionsModule } from '../questions/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { DemoService } from './demo.service.js';

@Module({ imports: [EnrolmentModule, JournalModule, QuestionsModule, SupervisionModule], providers: [DemoService] })
export class DemoModule {}
