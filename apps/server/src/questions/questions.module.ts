import { Module } from '@nestjs/common';
import path from 'node:path';
import { CONFIG, type Config } from '../platform/index.js';
import { QuestionSet } from './question-set.js';
import { QuestionsController } from './questions.controller.js';

/** Read at start-up: a set that breaks its schema stops the boot. */
const chosenSet = {
  provide: QuestionSet,
  inject: [CONFIG],
  useFactory: ({ questionsFile }: Config) => QuestionSet.read(path.resolve(questionsFile)),
};

@Module({ controllers: [QuestionsController], providers: [chosenSet], exports: [QuestionSet] })
export class QuestionsModule {}
