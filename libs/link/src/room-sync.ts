import type { CatchUp, Frame } from '@vigie/protocol';

/** Where the room's state goes: tiles are whole, so applying one twice is harmless. */
export interface RoomSink {
  caughtUp(catchUp: CatchUp): void;
  frame(frame: Frame): void;
}

/** Asks for what is missing since `have`; rejects when no answer came. */
export type AskCatchUp = (have: number) => Promise<CatchUp>;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * One number tells what was missed. Frames that follow each other are applied; one that does not is held while the
 * missing ones may still be on their way, then the server is asked once for all.
 */
export class RoomSync {
  private have = 0;
  private known = 0;
  private held: Frame[] = [];
  private asking = false;
  private pausing = false;

  constructor(
    private readonly ask: AskCatchUp,
    private readonly sink: RoomSink,
    private readonly pause: (ms: number) => Promise<void> = wait,
  ) {}

  /** The last sequence that the screen shows. */
  get head(): number {
    return this.have;
  }

  onFrame(frame: Frame): void {
    this.onHead(frame.prev);
    this.held.push(frame);
    if (!this.asking) this.applyHeld();
  }

  /** A head heard of: a frame lost on the way is noticed without a later one. */
  onHead(head: number): void {
    this.known = Math.max(this.known, head);
    if (this.known > this.have && !this.asking && !this.pausing) void this.catchUpSoon();
  }

  /** At once, after a (re)connection. Rejects when no answer came: the caller asks again on the next connection. */
  async catchUp(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      const answer = await this.ask(this.have);
      this.have = Math.max(this.have, answer.head);
      this.sink.caughtUp(answer);
    } finally {
      this.asking = false;
      this.applyHeld();
    }
  }

  /** The wait differs from screen to screen, so that a lost broadcast does not bring them all at once. */
  private async catchUpSoon(): Promise<void> {
    this.pausing = true;
    await this.pause(250 + Math.random() * 250);
    this.pausing = false;
    if (this.known > this.have) await this.catchUp().catch(() => {});
  }

  private applyHeld(): void {
    const inOrder = this.held.sort((a, b) => a.seq - b.seq);
    this.held = [];
    for (const frame of inOrder) this.apply(frame);
  }

  private apply(frame: Frame): void {
    if (frame.seq <= this.have) return;
    if (frame.prev > this.have) {
      this.held.push(frame);
      return;
    }
    this.have = frame.seq;
    this.sink.frame(frame);
  }
}
