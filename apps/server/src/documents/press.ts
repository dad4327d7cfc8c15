import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Worker } from 'node:worker_threads';
import type { Inputs } from './letterhead.js';
import type { Order, Printed } from './typst.worker.js';

interface Waiting {
  inputs: Inputs;
  resolve(pdf: Buffer): void;
  reject(error: Error): void;
}

const MOST_WAITING = 20;

/** One thread of its own, one document at a time: whoever prints slows no room down. It starts with the first one. */
@Injectable()
export class Press implements OnApplicationShutdown {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  get isFull(): boolean {
    return this.waiting.size >= MOST_WAITING;
  }

  print(inputs: Inputs): Promise<Buffer> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { inputs, resolve, reject });
      this.thread().postMessage({ id, inputs } satisfies Order, []);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.terminate();
  }

  private thread(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('./typst.worker.js', import.meta.url));
    worker.on('message', (printed: Printed) => this.settle(printed));
    worker.on('error', () => this.lose(worker));
    worker.on('exit', () => this.lose(worker));
    return (this.worker = worker);
  }

  private settle({ id, pdf }: Printed): void {
    const order = this.waiting.get(id);
    this.waiting.delete(id);
    if (pdf) order?.resolve(Buffer.from(pdf));
    else order?.reject(new Error(`Typst could not set ${order.inputs.template}`));
  }

  /** The next order starts another one. */
  private lose(worker: Worker): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(new Error('the thread that prints is gone'));
    this.waiting.clear();
  }
}
