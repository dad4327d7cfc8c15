import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { Readiness } from './readiness.js';

/** For load balancers, containers and `npm start`. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(TypeOrmHealthIndicator) private readonly database: TypeOrmHealthIndicator,
    @Inject(HealthIndicatorService) private readonly indicator: HealthIndicatorService,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 only after migrations and demo, while Postgres answers; names the mode. */
  @Get('ready')
  ready() {
    const start = () => this.indicator.check('start');
    return this.health.check([
      () => (this.readiness.isReady ? start().up({ mode: 'postgres' }) : start().down()),
      () => this.database.pingCheck('database', { timeout: 2_000 }),
    ]);
  }
}
