import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { Jobs } from './jobs.js';
import { connectRedis, REDIS, RedisLife } from './redis.js';

/** What every capability may ask for: the configuration and the time. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: REDIS, useFactory: () => connectRedis(config.redisUrl) },
        RedisLife,
        Jobs,
        Clock,
      ],
      exports: [CONFIG, Clock, Jobs, REDIS],
    };
  }
}
