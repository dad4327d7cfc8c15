import { Module } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { QuestionSet } from './question-set.js';

/** Read from the source tree at start-up: a set that breaks its schema stops the boot. */
const DEMO = path.resolve('apps/server/questions/demo.json');

@Module({
  providers: [
    { provide: QuestionSet, useFactory: async () => new QuestionSet(JSON.parse(await readFile(DEMO, 'utf8'))) },
  ],
  exports: [QuestionSet],
})
export class QuestionsModule {}
