import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { DeadlinesModule } from '../deadlines/index.js';
import { JobsController } from './jobs.controller.js';
import { JobsView } from './jobs.view.js';

@Module({ imports: [AuthModule, DeadlinesModule], controllers: [JobsController], providers: [JobsView] })
export class JobsModule {}
