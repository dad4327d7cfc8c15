import { instant, type Instant } from '@vigie/domain';
import { ConsoleLogger, Logger } from '@nestjs/common';
import pg from 'pg';
import { parentPort, workerData } from 'node:worker_threads';
import { Committer } from '../journal/index.js';
import type { EnrolmentAnswer, EnrolmentJob, ThreadOrder, ThreadWord } from './enrolment.job.js';
import { runCertification } from './certification.run.js';
import { runEnrolment } from './enrolment.run.js';
import { SupervisionService } from './supervision.service.js';

/**
 * The thread of imports: reading, checking and deciding 5,000 lines would hold up a live room. It enters by the one
 * path, with a committer of its own, as another process would; the rooms learn of it by their heads.
 */
const { databaseUrl } = workerData as { databaseUrl: string };
const logger = new Logger('Import');
// A thread has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const say = (word: ThreadWord) => parentPort!.postMessage(word);

Logger.overrideLogger(new ConsoleLogger({ json: true, logLevels: ['warn', 'error', 'fatal'] }));
parentPort!.on('message', ({ job, now }: ThreadOrder) => {
  work(job, now).then(say, (error: Error) => {
    logger.error(`an import failed: ${error.message}`, error.stack);
    say({ refused: 'internal' });
  });
});

async function work(job: EnrolmentJob, startedAt: Instant): Promise<EnrolmentAnswer> {
  const begun = performance.now();
  const clock = { now: () => instant(startedAt + Math.round(performance.now() - begun)) };
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'vigie-import',
    lock_timeout: 20_000,
  });
  const committer = new Committer(databaseUrl, clock);
  try {
    await client.connect();
    const supervision = new SupervisionService(committer, clock);
    const run = job.purpose === 'enrol' ? runEnrolment : runCertification;
    return await run(job, { client, supervision, now: clock.now(), onRead: () => say('read') });
  } finally {
    await committer.onApplicationShutdown();
    await client.end();
  }
}
