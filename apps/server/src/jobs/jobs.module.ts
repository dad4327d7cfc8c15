import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/index.js';
import { SupervisionModule } from '../supervision/index.js';
import { JobsController } from './jobs.controller.js';
import { JobsView } from './jobs.view.js';

@Module({ imports: [DeadlinesModule, SupervisionModule], controllers: [JobsController], providers: [JobsView] })
export class JobsModule {}
