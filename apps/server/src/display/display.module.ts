import { Module } from '@nestjs/common';
import { DisplaysService } from './displays.service.js';

@Module({ providers: [DisplaysService], exports: [DisplaysService] })
export class DisplayModule {}
