import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, TypeOrmHealthIndicator } from '@nestjs/terminus';
import { WakeUpQueue } from '../deadlines/index.js';
import { CONFIG, modeOf, REDIS, type Config, type Redis } from '../platform/index.js';
import { Readiness } from './readiness.js';

/** For load balancers, containers and `npm start`. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(TypeOrmHealthIndicator) private readonly database: TypeOrmHealthIndicator,
    @Inject(HealthIndicatorService) private readonly indicator: HealthIndicatorService,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(REDIS) private readonly redis: Redis | null,
    @Inject(WakeUpQueue) private readonly wakeUps: WakeUpQueue,
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
      () => (this.readiness.isReady ? start().up({ mode: modeOf(this.config) }) : start().down()),
      () => this.database.pingCheck('database', { timeout: 2_000 }),
      () => this.redisState(),
      () => this.queueState(),
    ]);
  }

  /** Without Redis for a while everything still works, other nodes' screens a few seconds late: degraded, not down. */
  private redisState() {
    const redis = this.indicator.check('redis');
    if (!this.redis) return redis.up({ use: 'none' });
    return redis.up({ use: this.redis.isReady ? 'between nodes' : 'degraded' });
  }

  /** While the queue is away the sweeper stops the tests, up to 10 s late: degraded too, not down. */
  private async queueState() {
    return this.indicator.check('queue').up({ use: await this.wakeUps.state(), missed: this.wakeUps.missed });
  }
}
