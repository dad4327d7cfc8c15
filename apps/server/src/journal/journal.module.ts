import { Module } from '@nestjs/common';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import { Committer } from './committer.js';
import { JournalReader } from './journal.reader.js';

@Module({
  providers: [
    {
      provide: Committer,
      inject: [CONFIG, Clock],
      useFactory: (config: Config, clock: Clock) => new Committer(config.databaseUrl, clock),
    },
    JournalReader,
  ],
  exports: [Committer, JournalReader],
})
export class JournalModule {}
