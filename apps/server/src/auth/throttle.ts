import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const FREE_FAILURES = 5;
const STEP_MS = 150;
const LONGEST_MS = 1_600;
/** Every failed attempt answers no sooner than this, whatever was wrong with it. */
const FLOOR_MS = 400;

/**
 * R5: failures per session and address only slow the answer down (2 s at most): a room behind one school address is
 * never locked out. All failures take the same time, so that the time tells nothing.
 */
@Injectable()
export class Throttle {
  private readonly failures = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: 15 * 60 });

  /**
   * Counts one failure and resolves when its answer may leave. All unknown sessions of an address are one: what is typed
   * makes no entry. `startedAt` is a `performance.now()`.
   */
  async failed(session: { number: string } | null, { ip }: { ip?: string }, startedAt: number): Promise<void> {
    const { consumedPoints } = await this.failures.consume(`${session?.number ?? '-'} ${ip}`);
    const extra = Math.min(Math.max(0, consumedPoints - FREE_FAILURES) * STEP_MS, LONGEST_MS);
    await wait(Math.max(0, FLOOR_MS + extra - (performance.now() - startedAt)));
  }
}
