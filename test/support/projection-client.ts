import { PROTOCOL_VERSION, type Projection, type ProjectionPulse, type ProjectorView } from '@vigie/protocol';
import { io, type Socket } from 'socket.io-client';
import { post } from './room-client.js';
import type { Server } from './server.js';
import { until } from './until.js';

/** The token of a link that this invigilator makes. */
export async function shareProjection(server: Server, cookie: string): Promise<string> {
  const answer = await post(server, '/api/room/projection', {}, { cookie });
  if (answer.status !== 200) throw new Error(await answer.text());
  return ((await answer.json()) as { token: string }).token;
}

/** A projector without the screen: the latest view, and all that it was ever sent. */
export class ProjectionClient {
  view: ProjectorView | null = null;
  goodbye: { code: string } | null = null;
  refused: { code: string } | null = null;
  readonly pushed: ProjectorView[] = [];
  readonly pulses: ProjectionPulse[] = [];
  /** Every packet, as it came. */
  readonly heard: unknown[] = [];
  readonly socket: Socket;

  constructor(server: Server, token: string | undefined) {
    const auth = { token, protocol: PROTOCOL_VERSION };
    this.socket = io(`${server.url}/projection`, { transports: ['websocket'], forceNew: true, auth });
    this.socket.onAny((...said: unknown[]) => this.heard.push(said));
    this.socket.on('connect', () => void this.follow().catch(() => {}));
    this.socket.on('view', (view: ProjectorView) => {
      this.pushed.push(view);
      this.take(view);
    });
    this.socket.on('pulse', (pulse: ProjectionPulse) => {
      this.pulses.push(pulse);
      if (pulse.seq > (this.view?.seq ?? -1)) void this.follow().catch(() => {});
    });
    this.socket.on('goodbye', (goodbye) => (this.goodbye = goodbye));
    this.socket.on('connect_error', (error: Error & { data?: { code: string } }) => {
      this.refused = error.data ?? null;
    });
  }

  static async open(server: Server, token: string): Promise<ProjectionClient> {
    const client = new ProjectionClient(server, token);
    await until(() => client.view);
    return client;
  }

  async follow(): Promise<Projection> {
    const answer = await this.ask('follow');
    if (!answer.ok) throw new Error(answer.text);
    this.take(answer.view);
    return answer;
  }

  async ask(event: string, ...args: unknown[]) {
    const answer = await this.socket.timeout(4_000).emitWithAck(event, ...args);
    this.heard.push(answer);
    return answer;
  }

  private take(view: ProjectorView): void {
    if (view.seq >= (this.view?.seq ?? -1)) this.view = view;
  }

  close(): void {
    this.socket.disconnect();
  }
}
