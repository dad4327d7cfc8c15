import type { Ack } from '@vigie/protocol';

interface Identified {
  id: string;
}

/** What the outbox tells: the commands that wait, and each answer just before its command stops waiting. */
export interface OutboxEvents<Command> {
  /** `kept`: how many of them the store has by now. */
  waiting?(commands: readonly Command[], kept: number): void;
  answered?(command: Command, ack: Ack): void;
}

/** Where queued commands survive a reload; kept in order. */
export interface OutboxStore<Command extends Identified> {
  load(): Promise<Command[]>;
  /** Resolves once nothing but the disk's own loss can undo it. */
  put(command: Command): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Emits once and resolves to the answer, or rejects when none came (no link, time-out). */
export type Emit<Command> = (command: Command) => Promise<Ack>;

interface Waiting<Command> {
  command: Command;
  /** Resolves once it is on disk: it leaves the page only then. */
  keeping?: Promise<void>;
  isKept: boolean;
  settle?: (ack: Ack) => void;
}

/** Not the last word: what a page holds is delivered once its resume is authorised (R6). */
const AGAIN = new Set(['retry', 'busy', 'too-many-messages', 'awaiting-resume']);

/**
 * Commands in order, one at a time, each under its own id until it is answered: a lost acknowledgement is asked for
 * again and the server gives the first answer.
 */
export class Outbox<Command extends Identified> {
  private readonly queue: Waiting<Command>[] = [];
  private running = false;
  private online = false;
  private restored: Promise<void> | undefined;

  constructor(
    private readonly emit: Emit<Command>,
    private readonly store?: OutboxStore<Command>,
    private readonly events: OutboxEvents<Command> = {},
  ) {}

  /** Takes up what an earlier page left behind: nothing newer leaves before it. */
  restore(): Promise<void> {
    this.restored = this.takeUp();
    return this.restored;
  }

  send(command: Command): Promise<Ack> {
    const waiting: Waiting<Command> = { command, isKept: false };
    const answer = new Promise<Ack>((settle) => (waiting.settle = settle));
    this.queue.push(waiting);
    waiting.keeping = this.keep(waiting);
    this.tellWaiting();
    void this.run();
    return answer;
  }

  /** The link came back or went: nothing is emitted without it. */
  setOnline(online: boolean): void {
    this.online = online;
    void this.run();
  }

  private async keep(waiting: Waiting<Command>): Promise<void> {
    if (!this.store) return;
    waiting.isKept = await this.store.put(waiting.command).then(done, failed);
    if (waiting.isKept) this.tellWaiting();
  }

  private async takeUp(): Promise<void> {
    const kept = (await this.store?.load().catch(goOn)) ?? [];
    const held = new Set(this.queue.map(({ command }) => command.id));
    this.queue.unshift(...kept.filter(({ id }) => !held.has(id)).map((command) => ({ command, isKept: true })));
    this.tellWaiting();
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let failures = 0; this.online && this.queue.length > 0;) {
      const done = await this.tryFirst();
      failures = done ? 0 : failures + 1;
      if (!done) await pause(Math.min(250 * 2 ** failures, 4_000));
    }
    this.running = false;
  }

  private async tryFirst(): Promise<boolean> {
    await this.restored;
    const first = this.queue[0]!;
    await first.keeping;
    const ack = await this.emit(first.command).catch(() => null);
    if (ack === null || (!ack.ok && AGAIN.has(ack.code))) return false;
    await this.store?.remove(first.command.id).catch(goOn);
    this.queue.shift();
    this.events.answered?.(first.command, ack);
    this.tellWaiting();
    first.settle?.(ack);
    return true;
  }

  private tellWaiting(): void {
    const kept = this.queue.filter(({ isKept }) => isKept);
    this.events.waiting?.(
      this.queue.map(({ command }) => command),
      kept.length,
    );
  }
}

/** A disk that fails must not stop the test: the page still holds what it sends. */
const goOn = () => undefined;
const done = () => true;
const failed = () => false;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms * (0.75 + Math.random() / 2)));
