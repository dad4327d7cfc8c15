import type { Finalisation, FinalisationOrder, FinalisationRefused } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { post } from './room-client.js';
import type { Server } from './server.js';

type Bare = FinalisationOrder extends infer One ? (One extends { id: string } ? Omit<One, 'id'> : never) : never;
export type FinalisationReply = { status: number } & (Finalisation | FinalisationRefused);

/** An administrator who finalises, without a screen. */
export class FinalisationClient {
  constructor(
    private readonly server: Server,
    private readonly cookie: string,
    private readonly sessionId: string,
  ) {}

  private get path(): string {
    return `/api/center/sessions/${this.sessionId}/finalisation`;
  }

  async read(): Promise<FinalisationReply> {
    return reply(await fetch(this.server.url + this.path, { headers: { cookie: this.cookie } }));
  }

  async readRight(): Promise<Finalisation> {
    const read = await this.read();
    if (!read.ok) throw new Error(read.text);
    return read;
  }

  async enter(order: Bare, id: string = randomUUID()): Promise<FinalisationReply> {
    return reply(await post(this.server, `${this.path}/orders`, { id, ...order }, { cookie: this.cookie }));
  }

  async finalise(version: number, confirmed: readonly string[] = [], id: string = randomUUID()) {
    return reply(await post(this.server, this.path, { id, version, confirmed }, { cookie: this.cookie }));
  }
}

const reply = async (answer: Response): Promise<FinalisationReply> =>
  ({ status: answer.status, ...((await answer.json()) as object) }) as FinalisationReply;
