import { Module } from '@nestjs/common';
import { JournalModule } from '../journal/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { Sweeper } from './sweeper.js';
import { WakeUpProcessor } from './wake-up.processor.js';
import { WakeUpQueue } from './wake-up.queue.js';

@Module({
  imports: [JournalModule, SupervisionModule],
  providers: [WakeUpQueue, WakeUpProcessor, Sweeper],
  exports: [WakeUpQueue],
})
export class DeadlinesModule {}
