import type { SessionId } from '@vigie/domain';
import type { Envelope, Outcome } from './envelope.js';

/** In candidates concerned: what time owes a room, or an order for all of it, weighs as much as the room. */
const LARGEST_BATCH = 200;
const LARGEST_LINE = 10_000;

/** One order, or several that stand or fall together: never parted. */
export interface Waiting {
  envelopes: readonly Envelope[];
  settle: (outcomes: Outcome[]) => void;
}

/** What goes to Postgres together. */
export interface Taken {
  waiting: readonly Waiting[];
  isFull: boolean;
}

/** The orders that wait for the committer. Those of one session never overtake one another. */
export class WaitingLine {
  private line: Waiting[] = [];

  /** `sizeOf`: how many candidates a session has. */
  constructor(private readonly sizeOf: (id: SessionId) => number) {}

  get isEmpty(): boolean {
    return this.line.length === 0;
  }

  get fillsABatch(): boolean {
    return this.line.length >= LARGEST_BATCH;
  }

  get isTooLong(): boolean {
    return this.line.length >= LARGEST_LINE;
  }

  push(waiting: Waiting): void {
    this.line.push(waiting);
  }

  /** The first that wait, but of sessions that are under way none. */
  take(underWay: Iterable<SessionId> = []): Taken {
    const passed = new Set(underWay);
    const [waiting, left]: [Waiting[], Waiting[]] = [[], []];
    let weight = 0;
    for (const one of this.line) {
      const isTaken = weight < LARGEST_BATCH && !one.envelopes.some(({ sessionId }) => passed.has(sessionId));
      (isTaken ? waiting : left).push(one);
      if (isTaken) weight += this.weigh(one);
      else for (const { sessionId } of one.envelopes) passed.add(sessionId);
    }
    this.line = left;
    return { waiting, isFull: weight >= LARGEST_BATCH };
  }

  private weigh({ envelopes }: Waiting): number {
    const of = ({ sessionId, command }: Envelope) => ('candidateId' in command ? 1 : this.sizeOf(sessionId));
    return envelopes.reduce((sum, one) => sum + Math.max(1, of(one)), 0);
  }
}
