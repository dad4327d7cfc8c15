import { Module } from '@nestjs/common';
import { CandidatesView } from './candidates.view.js';
import { RosterService } from './roster.service.js';

@Module({ providers: [CandidatesView, RosterService], exports: [CandidatesView, RosterService] })
export class EnrolmentModule {}
