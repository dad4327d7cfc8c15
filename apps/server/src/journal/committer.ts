import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../platform/index.js';
import { decideHeld, runBatch, UnknownOutcome, type BatchResult, type Held } from './batch.js';
import { CommitterConnection, isAgain, isGone } from './committer.connection.js';
import type { Told } from './draft.js';
import { refusedBy, type Envelope, type Outcome } from './envelope.js';
import { SessionCache } from './loaded-session.js';
import { WaitingLine, type Taken, type Waiting } from './waiting-line.js';

const MOST_ATTEMPTS = 12;
/** Under load: a batch wakes Postgres and the programs of the screens, which costs more than a few more commands in it. */
const BATCHES_APART_MS = 4;

/** What goes to Postgres next, already decided if its sessions are held here. */
interface Batch extends Taken {
  held?: Held | null;
}

/** Called after the commit, in order: what happened is told only once it is true. */
export type Tell = (told: readonly Told[]) => void;

/**
 * The only writer of journal, tiles, sequences and outcomes. One connection, one batch in flight; what waits
 * meanwhile is the next batch.
 */
@Injectable()
export class Committer implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(Committer.name);
  private readonly cache = new SessionCache();
  private readonly line = new WaitingLine((id) => this.cache.sizeOf(id));
  private readonly connection: CommitterConnection;
  private running: Promise<void> | null = null;
  private readonly tells: Tell[] = [];
  /** When the last batch was taken, monotonic ms. */
  private begun = -Infinity;

  constructor(
    databaseUrl: string,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.connection = new CommitterConnection(databaseUrl);
  }

  async onModuleInit(): Promise<void> {
    await this.connection.open();
  }

  /** Once no door is open any more: everything accepted is committed before the process goes. */
  async onApplicationShutdown(): Promise<void> {
    await this.running;
    await this.connection.close();
  }

  onCommitted(tell: Tell): void {
    this.tells.push(tell);
  }

  /** Resolves once the command is decided and, if accepted, durable. Never rejects. */
  commit(envelope: Envelope): Promise<Outcome> {
    return this.enter([envelope], ([outcome]) => outcome!);
  }

  /** All in one transaction, or none: a refusal of one is the answer to all. */
  commitTogether(envelopes: readonly Envelope[]): Promise<Outcome[]> {
    const together: Envelope[] = [];
    together.push(...envelopes.map((one) => ({ ...one, together })));
    return this.enter(together, (outcomes) => outcomes);
  }

  private enter<Answer>(envelopes: readonly Envelope[], toAnswer: (outcomes: Outcome[]) => Answer): Promise<Answer> {
    if (this.line.isTooLong) return Promise.resolve(toAnswer(envelopes.map(() => refusedBy('busy'))));
    return new Promise((answer) => {
      this.line.push({ envelopes, settle: (outcomes) => answer(toAnswer(outcomes)) });
      this.running ??= this.run();
    });
  }

  private async run(): Promise<void> {
    for (let batch: Batch | null = null; batch !== null || !this.line.isEmpty;) {
      if (!batch) await this.gather();
      batch ??= this.line.take();
      const settled = this.settle(batch);
      const next = this.decideNext(batch);
      await settled;
      batch = next;
    }
    // In the same turn as the last look at the queue: what comes after starts a new run.
    this.running = null;
  }

  /** What comes alone leaves at once; what comes just after a batch waits for company, unless there is enough. */
  private async gather(): Promise<void> {
    const since = performance.now() - this.begun;
    if (since < BATCHES_APART_MS && !this.line.fillsABatch) await wait(BATCHES_APART_MS - since);
    this.begun = performance.now();
  }

  /** In a rush, the next batch is decided while Postgres writes this one: they share no session. */
  private decideNext({ waiting, isFull }: Batch): Batch | null {
    if (!isFull || this.line.isEmpty) return null;
    const next = this.line.take(envelopesOf(waiting).map(({ sessionId }) => sessionId));
    if (next.waiting.length === 0) return null;
    return { ...next, held: this.decideAhead(envelopesOf(next.waiting)) };
  }

  /** What cannot be decided is met again, and answered, when its turn comes. */
  private decideAhead(envelopes: readonly Envelope[]): Held | null | undefined {
    try {
      return decideHeld(envelopes, this.cache, this.clock.now());
    } catch {
      return undefined;
    }
  }

  private async settle({ waiting, held }: Batch): Promise<void> {
    const envelopes = envelopesOf(waiting);
    const result = await this.attempt(envelopes, held).catch((error: unknown) => error);
    if (isResult(result)) return this.acknowledge(waiting, result);
    this.cache.drop(envelopes.map(({ sessionId }) => sessionId));
    if (result instanceof UnknownOutcome || isGone(result)) return this.answerAll(waiting, 'retry');
    if (isAgain(result)) return this.answerAll(waiting, 'busy');
    if (waiting.length === 1) return this.refuse(waiting[0]!, result);
    // One command spoilt the batch: each by itself, so that it spoils no other.
    for (const one of waiting) await this.settle({ waiting: [one], isFull: false });
  }

  private acknowledge(batch: readonly Waiting[], { outcomes, told }: BatchResult): void {
    const left = outcomes.values();
    for (const { envelopes, settle } of batch) settle(envelopes.map(() => left.next().value!));
    // Acknowledgements leave first: what is told may close the socket that waits for one.
    if (told.length > 0) setImmediate(() => this.tells.forEach((tell) => this.tellSafely(tell, told)));
  }

  /** What is committed stays committed: a screen that cannot be drawn must not bring the process down. */
  private tellSafely(tell: Tell, told: readonly Told[]): void {
    try {
      tell(told);
    } catch (error) {
      this.logger.error(`what was committed could not be told: ${messageOf(error)}`, (error as Error).stack);
    }
  }

  private answerAll(batch: readonly Waiting[], code: 'retry' | 'busy'): void {
    for (const { envelopes, settle } of batch) settle(envelopes.map(() => refusedBy(code)));
  }

  private refuse({ envelopes, settle }: Waiting, error: unknown): void {
    this.logger.error(`${envelopes[0]?.command.type} failed: ${messageOf(error)}`, (error as Error).stack);
    settle(envelopes.map(() => refusedBy('internal')));
  }

  private async attempt(envelopes: readonly Envelope[], held?: Held | null, tries = 1): Promise<BatchResult> {
    const open = this.connection.open();
    const client = open instanceof Promise ? await open : open;
    try {
      return await runBatch(client, envelopes, this.cache, () => this.clock.now(), held);
    } catch (error) {
      this.cache.drop(envelopes.map(({ sessionId }) => sessionId));
      await this.connection.rollback(client, error);
      if (isAgain(error) && tries < MOST_ATTEMPTS) return this.attempt(envelopes, null, tries + 1);
      throw error;
    }
  }
}

const envelopesOf = (waiting: readonly Waiting[]): Envelope[] => waiting.flatMap(({ envelopes }) => envelopes);
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const isResult = (result: unknown): result is BatchResult => !(result instanceof Error);
