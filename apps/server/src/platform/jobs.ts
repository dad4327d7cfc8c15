import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import {
  createPostgresBackend,
  createRedisBackend,
  DelayedError,
  Queue,
  Worker,
  type BackendFactory,
  type IQueueBackend,
  type Job,
  type Processor,
} from 'bullmq';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { CONFIG, type Config } from './config.js';
import { REDIS, type Redis } from './redis.js';

export type JobQueue<Data> = Pick<
  Queue<Data, void>,
  'add' | 'getJob' | 'getRanges' | 'getDelayedCount' | 'getFailed' | 'pause' | 'resume'
>;

/** What one queue or one worker speaks through. */
interface Line<C> {
  connection: C;
  isAway(): boolean;
  close(): Promise<void>;
}

/** Where jobs stand. Who only adds must not wait while the place is away; a worker has nothing else to do. */
interface Place<C> {
  factory: BackendFactory<IQueueBackend, C>;
  line(use: 'adds' | 'works'): Line<C>;
}

const AT_ONCE = 50;
/** A worker whose question failed asks again after so long. */
const ASKS_AGAIN_MS = 1_000;
const TO_FINISH_MS = 3_000;

/**
 * BullMQ on Redis when there is one, else on Postgres. Its errors are told once, then counted by who asks. Closed before
 * the committer, through which jobs speak.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly place: Place<unknown>;
  private readonly prefix: string;
  private readonly closers: (() => Promise<void>)[] = [];
  private isAway = false;
  isClosed = false;
  /** Every queue of this process, for who looks after them. */
  readonly queues: Queue[] = [];

  constructor(@Inject(CONFIG) config: Config, @Inject(REDIS) redis: Redis | null) {
    this.place = (redis ? onRedis(redis) : onPostgres(config.databaseUrl)) as Place<unknown>;
    // Two databases may share one Redis: neither takes the other's jobs.
    this.prefix = `vigie-${new pg.Client({ connectionString: config.databaseUrl }).database}`;
  }

  queue<Data>(name: string): JobQueue<Data> {
    const { connection, close } = this.place.line('adds');
    const options = {
      connection,
      prefix: this.prefix,
      // Ids may come again: a job that is done leaves its id free; of those that failed, the last ones are kept to look at.
      defaultJobOptions: { removeOnComplete: true, removeOnFail: 100 },
      streams: { events: { maxLen: 100 } },
    };
    const queue = new Queue<Data, void, string, Data, void, string, IQueueBackend, unknown>(
      name,
      options,
      this.place.factory,
    );
    queue.on('error', (error) => this.isGone(error));
    this.queues.push(queue as unknown as Queue);
    this.closers.push(async () => {
      await queue.close();
      await close();
    });
    return queue as unknown as JobQueue<Data>;
  }

  work<Data>(name: string, processor: Processor<Data, void>): void {
    const { connection, isAway, close } = this.place.line('works');
    const options = { connection, prefix: this.prefix, concurrency: AT_ONCE, runRetryDelay: 1_000 };
    const factory = patient(this.place.factory);
    const worker = new Worker(name, processor, options, factory);
    worker.on('error', (error) => this.isGone(error));
    // The worker itself says `ready` only once; its connections, each time they are back.
    worker.getBackend().on('ready', () => this.isBack());
    worker.on('active', () => this.isBack());
    this.closers.unshift(async () => {
      // Forced while the place is away: nothing would answer.
      await within(TO_FINISH_MS, worker.close(isAway()));
      await close();
    });
  }

  /** Said once, until it is back: whoever adds knows what was missed. */
  isGone(error: Error): void {
    if (!this.isAway && !this.isClosed)
      this.logger.warn(`the queue is away (${error.message}): the sweeper takes over`);
    this.isAway = true;
  }

  isBack(): void {
    this.isAway = false;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    for (const close of this.closers) await close().catch((error: Error) => this.logger.warn(error.message));
  }
}

/** The queue counts in this machine's time, which is not Postgres's: what rings early rings again. */
export async function ringLater(job: Job, early: number, token: string | undefined): Promise<never> {
  await job.moveToDelayed(Date.now() + early, token);
  throw new DelayedError();
}

/** BullMQ's worker asks again at once after most errors: without this it would hold the whole process. */
function patient<C>(factory: BackendFactory<IQueueBackend, C>): BackendFactory<IQueueBackend, C> {
  return (...made) => {
    const backend = factory(...made);
    const take = backend.moveToActive.bind(backend);
    backend.moveToActive = async (...asked) => {
      try {
        return await take(...asked);
      } catch (error) {
        await wait(ASKS_AGAIN_MS, undefined, { ref: false });
        throw error;
      }
    };
    return backend;
  };
}

function onRedis(redis: Redis): Place<Redis> {
  const line = (use: 'adds' | 'works'): Line<Redis> => {
    const connection = redis.duplicate({ disableOfflineQueue: use === 'adds' });
    // Told by the queue or the worker; this one is for after they are closed.
    connection.on('error', () => {});
    const close = async () => (connection.isReady ? connection.close() : connection.destroy());
    return { connection, isAway: () => !connection.isReady, close };
  };
  return { factory: createRedisBackend as unknown as BackendFactory<IQueueBackend, Redis>, line };
}

/**
 * The schema `bullmq`; two connections for each use, and one that listens. The pool is ours: of those that BullMQ makes,
 * one that is cut while no question is on its way takes the whole process with it.
 */
function onPostgres(connectionString: string): Place<pg.Pool> {
  const line = (use: 'adds' | 'works'): Line<pg.Pool> => {
    const connection = new pg.Pool({
      connectionString,
      max: use === 'works' ? 3 : 2,
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
      application_name: 'vigie-jobs',
      options: '-c search_path=bullmq',
    });
    connection.on('connect', (client) => client.on('error', () => {}));
    // A worker that did not finish keeps its connections: the pool would wait for them for ever.
    return { connection, isAway: () => false, close: () => within(TO_FINISH_MS, connection.end()) };
  };
  return { factory: createPostgresBackend as unknown as BackendFactory<IQueueBackend, pg.Pool>, line };
}

/** The same, or nothing once the time is over: what is left then goes with the process. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((done) => (timer = setTimeout(done, ms)));
  await Promise.race([work, over]).finally(() => clearTimeout(timer));
}
