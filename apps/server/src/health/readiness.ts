import { Injectable } from '@nestjs/common';

/** Set once migrations have run and the demo is loaded. */
@Injectable()
export class Readiness {
  isReady = false;
}
