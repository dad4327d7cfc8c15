import { Module } from '@nestjs/common';
import { GrantsService } from './grants.service.js';
import { Throttle } from './throttle.js';

@Module({ providers: [GrantsService, Throttle], exports: [GrantsService, Throttle] })
export class AuthModule {}
