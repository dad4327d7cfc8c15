import { Logger } from '@nestjs/common';
import pg from 'pg';
import { UnknownOutcome } from './batch.js';

/** Deadlock, serialisation failure, lock not available: the whole batch again, decisions included. */
const AGAIN = new Set(['40P01', '40001', '55P03']);

/** The committer's one connection to Postgres, made anew when it is gone. */
export class CommitterConnection {
  private readonly logger = new Logger(CommitterConnection.name);
  private client: pg.Client | null = null;

  constructor(private readonly databaseUrl: string) {}

  /** The one that is open, at once: a batch that is decided leaves in the same turn. */
  open(): pg.Client | Promise<pg.Client> {
    return this.client ?? this.connect().then((client) => (this.client = client));
  }

  async close(): Promise<void> {
    await this.client?.end();
  }

  /** After a batch that failed. A connection that cannot roll back is given up. */
  async rollback(client: pg.Client, error: unknown): Promise<void> {
    const failed = isGone(error) || error instanceof UnknownOutcome;
    const isBack = !failed && (await client.query('rollback').then(Boolean, () => false));
    if (isBack) return;
    this.client = null;
    await client.end().catch(() => {});
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'vigie-committer',
      connectionTimeoutMillis: 2_000,
      lock_timeout: 1_000,
      idle_in_transaction_session_timeout: 2_000,
      statement_timeout: 10_000,
      keepAlive: true,
      // Else the write, of many parts, is planned anew each time (ADR 8).
      options: '-c plan_cache_mode=force_generic_plan',
    });
    client.on('error', (error) => {
      this.logger.warn(`committer's connection: ${error.message}`);
      if (this.client === client) this.client = null;
    });
    await client.connect();
    return client;
  }
}

const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code;
export const isAgain = (error: unknown): boolean => AGAIN.has(codeOf(error) ?? '');

/** The connection is gone (not a fault of the data): 57Pxx, 08xxx, 25P03, or no SQL state at all. */
export function isGone(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined) return error instanceof Error && /connection|timeout/i.test(error.message);
  return /^(57P|08|25P03)/.test(code) || /^E[A-Z]+$/.test(code);
}
