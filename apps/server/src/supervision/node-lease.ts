import type { Instant, NodeId } from '@vigie/domain';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../platform/index.js';
import { v7 as uuid } from 'uuid';

/** A lease lasts 10 s, in Postgres's time; candidates of a silent node then have 10 more to come back. */
const LEASE_MS = 10_000;
const LEASE = `interval '${LEASE_MS} milliseconds'`;
const TO_COME_BACK = `interval '10 seconds'`;
/** Nobody judges another's lease before renewing its own twice. */
const RENEWALS_TO_JUDGE = 2;

/** `heardAt`: its last renewal; nobody knows of a later sign of its candidates. */
export interface GoneNode {
  id: NodeId;
  heardAt: Instant;
}

/** This run of this process, and its word that it lives. */
@Injectable()
export class NodeLease implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  bootId = uuid() as NodeId;
  isDraining = false;
  /** No other node has a lease, as far as the last renewal knows. */
  isAlone = false;
  private renewals = 0;
  /** Monotonic ms. */
  private heldUntil = -Infinity;
  /** A connection of its own: a crowd at the door must not make a living node look dead. */
  private readonly database: pg.Pool;

  constructor(@Inject(CONFIG) config: Config) {
    this.database = new pg.Pool({ connectionString: config.databaseUrl, max: 1, application_name: 'vigie-lease' });
    // A broken connection is replaced at the next renewal.
    this.database.on('error', () => {});
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.take();
    this.heldUntil = performance.now() + LEASE_MS;
  }

  beforeApplicationShutdown(): void {
    this.isDraining = true;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.end();
  }

  /** By this process's own count, before Postgres is asked: after a stop, what waits at the door comes first. */
  get hasRunOut(): boolean {
    return performance.now() > this.heldUntil;
  }

  /** False when the lease had run out: others may have judged this node gone, its sockets must close. */
  async renew(): Promise<boolean> {
    const askedAt = performance.now();
    const { rows } = await this.database.query<{ others: boolean }>(
      `update node set lease_until = clock_timestamp() + ${LEASE} where boot_id = $1 and lease_until > clock_timestamp()
       returning exists (select from node where boot_id <> $1) as others`,
      [this.bootId],
    );
    const isHeld = rows.length === 1;
    if (isHeld) this.isAlone = !rows[0]!.others;
    if (isHeld) this.renewals++;
    else await this.startAnew();
    this.heldUntil = askedAt + LEASE_MS;
    return isHeld;
  }

  private async startAnew(): Promise<void> {
    this.bootId = uuid() as NodeId;
    this.renewals = 0;
    await this.take();
  }

  private async take(): Promise<void> {
    await this.database.query(`insert into node (boot_id, lease_until) values ($1, clock_timestamp() + ${LEASE})`, [
      this.bootId,
    ]);
  }

  /** The nodes whose candidates have had their time to come back. */
  async gone(): Promise<GoneNode[]> {
    if (this.renewals < RENEWALS_TO_JUDGE) return [];
    const { rows } = await this.database.query<GoneNode>(
      `select boot_id as id, (extract(epoch from lease_until - ${LEASE}) * 1000)::float8 as "heardAt"
       from node where lease_until + ${TO_COME_BACK} < clock_timestamp()`,
    );
    return rows;
  }

  async forget(nodeId: NodeId): Promise<void> {
    await this.database.query('delete from node where boot_id = $1', [nodeId]);
  }
}
