import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createClient } from 'redis';

export type Redis = ReturnType<typeof connectClient>;
/** The one Redis client, or null: one process on Postgres alone. Decided here, by `REDIS_URL`; nothing else knows. */
export const REDIS = Symbol('Redis');

const logger = new Logger('Redis');

/**
 * While Redis is away its orders wait, a bounded number of them: nobody waits for their answers. (Failing at once would
 * make the adapter's reading loop spin.)
 */
function connectClient(url: string) {
  const client = createClient({
    url,
    commandsQueueMaxLength: 5_000,
    commandOptions: { timeout: undefined },
    socket: { connectTimeout: 3_000, reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 2_000) },
  });
  client.on('error', (error: Error) => logger.warn(error.message));
  return client;
}

export async function connectRedis(url: string | null): Promise<Redis | null> {
  if (url === null) return null;
  const client = connectClient(url);
  const failed = new Promise<never>((_done, fail) => client.once('error', fail));
  await Promise.race([client.connect(), failed]).catch((error: Error) => {
    client.destroy();
    throw new Error(`Redis ne répond pas (${error.message}). Vérifiez REDIS_URL.`);
  });
  await warnOfEviction(client);
  return client;
}

/** A Redis that evicts keys would drop jobs and streams in silence (fault 17). */
async function warnOfEviction(client: Redis): Promise<void> {
  const { 'maxmemory-policy': policy } = await client
    .configGet('maxmemory-policy')
    .catch(() => ({ 'maxmemory-policy': null }));
  if (policy && policy !== 'noeviction') logger.warn(`maxmemory-policy is ${policy}: set it to noeviction`);
}

/** Closed after the doors, whose adapter still speaks through it. */
@Injectable()
export class RedisLife implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis | null) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.redis?.isReady) await this.redis.close();
    else this.redis?.destroy();
  }
}
