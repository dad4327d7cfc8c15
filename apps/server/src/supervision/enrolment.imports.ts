import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import { Clock, CONFIG, type Config } from '../platform/index.js';
import { faultFile } from '../enrolment/index.js';
import type { EnrolmentAnswer, EnrolmentJob, ThreadOrder, ThreadWord } from './enrolment.job.js';
import { certificationOf } from './certification.report.js';
import { reportOf } from './enrolment.report.js';

const THREAD = new URL('./enrolment.worker.js', import.meta.url);
const MOST_WAITING = 4;
const MEMORY_MB = 384;
/** A list of 5,000 lines is read in a second; what takes longer is made to. */
const LONGEST_READ_MS = 20_000;
const IDLE_MS = 120_000;

/** The thread that reads lists of candidates: one file at a time, bounded in memory and time, gone when nobody imports. */
@Injectable()
export class EnrolmentImports implements OnApplicationShutdown {
  private readonly logger = new Logger(EnrolmentImports.name);
  private thread: Worker | null = null;
  private waiting = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.turn;
    clearTimeout(this.idle);
    await this.thread?.terminate();
  }

  async run(job: EnrolmentJob): Promise<EnrolmentAnswer> {
    if (this.waiting >= MOST_WAITING) return { refused: 'busy' };
    this.waiting++;
    const mine = this.turn.then(() => this.inThread(job));
    this.turn = mine;
    return mine.finally(() => this.waiting--);
  }

  private inThread(job: EnrolmentJob): Promise<EnrolmentAnswer> {
    clearTimeout(this.idle);
    const thread = (this.thread ??= this.start());
    return new Promise((resolve) => {
      let isRead = false;
      const tooLong = setTimeout(() => void thread.terminate(), LONGEST_READ_MS);
      const end = (answer: EnrolmentAnswer) => {
        clearTimeout(tooLong);
        thread.off('message', hear).off('exit', leave);
        this.idle = setTimeout(() => void thread.terminate(), IDLE_MS).unref();
        resolve(answer);
      };
      const hear = (word: ThreadWord) => {
        if (word !== 'read') return end(word);
        isRead = true;
        clearTimeout(tooLong);
      };
      // Out of memory or of time: while it read, the file's fault.
      const leave = () => end(isRead ? { refused: 'retry' } : tooComplex(job));
      thread.on('message', hear).on('exit', leave);
      // A thread has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      thread.postMessage({ job, now: this.clock.now() } satisfies ThreadOrder);
    });
  }

  private start(): Worker {
    const workerData = { databaseUrl: this.config.databaseUrl };
    const thread = new Worker(THREAD, { workerData, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    thread.on('error', (error) => this.logger.error(`the thread of imports failed: ${error.message}`));
    thread.on('exit', () => {
      if (this.thread === thread) this.thread = null;
    });
    return thread;
  }
}

function tooComplex({ language, purpose }: EnrolmentJob): EnrolmentAnswer {
  const fault = { line: null, column: null, code: 'file-too-complex', params: {} } as const;
  const list = { kind: null, lines: [], errors: [fault], warnings: [] };
  const report =
    purpose === 'enrol'
      ? reportOf(language, list, list, false)
      : certificationOf(language, { ...list, matched: [] }, 0);
  return { report, faultFile: faultFile(language, [fault], []) };
}
