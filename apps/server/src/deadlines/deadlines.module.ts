import { Module } from '@nestjs/common';
import { JournalModule } from '../journal/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { Sweeper } from './sweeper.js';

@Module({ imports: [JournalModule, SupervisionModule], providers: [Sweeper] })
export class DeadlinesModule {}
