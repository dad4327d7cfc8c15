import type { Ack, Goodbye } from '@vigie/protocol';
import type { Socket } from 'socket.io-client';
import { Outbox, type OutboxEvents, type OutboxStore } from './outbox.js';
import { ServerClock } from './server-clock.js';

/** How this screen is linked to the server. `refused`: the server said why, and the page must act. */
export type LinkStatus =
  | { state: 'connecting' }
  | { state: 'on'; transport: string }
  | { state: 'off' }
  | { state: 'refused'; code: string; text: string };

export interface ConnectionEvents<Command> extends OutboxEvents<Command> {
  status(status: LinkStatus): void;
  /** Each acknowledgement, as soon as it is here. */
  acknowledged?(ack: Ack): void;
  /** After each (re)connection. */
  connected?(): void;
}

/** The server is there but cannot tell yet: the same page asks again. */
const PASSING = new Set(['internal', 'busy', 'retry', 'too-many-messages']);
const AGAIN_AFTER_MS = 1_500;
const ANSWER_WITHIN_MS = 5_000;
const CLOCK_EVERY_MS = 30_000;

/** What both screens share: one socket, its outbox, the server's clock, its state in words. */
export class Connection<Command extends { id: string }> {
  readonly clock = new ServerClock();
  readonly outbox: Outbox<Command>;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private comingBack: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  constructor(
    readonly socket: Socket,
    private readonly events: ConnectionEvents<Command>,
    store?: OutboxStore<Command>,
  ) {
    this.outbox = new Outbox((command) => this.order(command), store, events);
    socket.on('connect', () => this.onConnect());
    socket.on('disconnect', (reason) => this.onDisconnect(reason));
    socket.on('connect_error', (error) => this.onRefusal(error as Error & { data?: Goodbye }));
    socket.on('goodbye', (goodbye: Goodbye) => this.refused(goodbye));
  }

  open(): void {
    this.events.status({ state: 'connecting' });
    void this.outbox.restore();
    this.socket.connect();
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.ticking);
    clearTimeout(this.comingBack);
    this.socket.disconnect();
  }

  ask<Reply>(event: string, ...args: unknown[]): Promise<Reply> {
    return this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, ...args);
  }

  private async order(command: Command): Promise<Ack> {
    const ack = await this.ask<Ack>('command', command);
    this.events.acknowledged?.(ack);
    return ack;
  }

  private onConnect(): void {
    const { engine } = this.socket.io;
    const tell = () => this.events.status({ state: 'on', transport: engine.transport.name });
    tell();
    engine.on('upgrade', tell);
    this.sampleClock();
    clearInterval(this.ticking);
    this.ticking = setInterval(() => this.sampleClock(), CLOCK_EVERY_MS);
    this.outbox.setOnline(true);
    this.events.connected?.();
  }

  private onDisconnect(reason: string): void {
    this.outbox.setOnline(false);
    clearInterval(this.ticking);
    if (reason === 'io client disconnect') return;
    this.events.status({ state: 'off' });
    if (reason === 'io server disconnect' && !this.isClosed) this.socket.connect();
  }

  /** The door refused the handshake: with words, it is final for this page; without, the network is down. */
  private onRefusal(error: Error & { data?: Goodbye }): void {
    if (error.data?.code && !PASSING.has(error.data.code)) return this.refused(error.data);
    this.events.status({ state: 'off' });
    if (!error.data?.code || this.isClosed) return;
    // After a refusal in words socket.io does not come back by itself.
    this.comingBack = setTimeout(() => this.socket.connect(), AGAIN_AFTER_MS * (0.75 + Math.random() / 2));
  }

  private refused({ code, text }: Goodbye): void {
    this.events.status({ state: 'refused', code, text });
    this.close();
  }

  private sampleClock(): void {
    const ask = async () => (await this.ask<{ at: number }>('clock')).at;
    this.clock.sample(ask).catch(() => {});
  }
}
