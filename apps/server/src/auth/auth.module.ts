import { Module } from '@nestjs/common';
import { AdministratorsService } from './administrators.service.js';
import { GrantsService } from './grants.service.js';
import { Throttle } from './throttle.js';

@Module({
  providers: [AdministratorsService, GrantsService, Throttle],
  exports: [AdministratorsService, GrantsService, Throttle],
})
export class AuthModule {}
