import { RoomSync } from '@vigie/link';
import {
  PROTOCOL_VERSION,
  wholeCatchUp,
  wholeFrame,
  type Ack,
  type CatchUp,
  type Frame,
  type Pulse,
  type RoomAccess,
  type Report,
  type ReportList,
  type RoomCommand,
  type SentFrame,
  type SessionView,
  type Tile,
} from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Server, SessionAccess } from './server.js';
import { until } from './until.js';

type Bare = RoomCommand extends infer One ? (One extends { id: string } ? Omit<One, 'id'> : never) : never;

/** Signs in and says who they are; the cookie of the grant. */
export async function signIn(
  server: Server,
  name?: string,
  session: SessionAccess = server.demo,
): Promise<{ cookie: string; access: RoomAccess }> {
  const { sessionNumber, invigilatorPassword: password, invigilators } = session;
  const signedIn = await post(server, '/api/room/sign-in', { sessionNumber, password });
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
  const named = await post(server, '/api/room/name', { name: name ?? invigilators[0] }, { cookie });
  return { cookie, access: (await named.json()) as RoomAccess };
}

export const post = (server: Server, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** An invigilator's screen without the screen: the same sequence rules, the tiles in a map. */
export class RoomClient {
  readonly tiles = new Map<string, Tile>();
  readonly frames: Frame[] = [];
  readonly pulses: Pulse[] = [];
  session: SessionView | null = null;
  last: CatchUp | null = null;
  readonly socket: Socket;
  readonly sync: RoomSync;

  private constructor(server: Server, cookie: string, transports: string[]) {
    this.socket = io(`${server.url}/room`, {
      transports,
      forceNew: true,
      auth: { protocol: PROTOCOL_VERSION },
      extraHeaders: { cookie },
    });
    this.sync = new RoomSync((have) => this.ask(have), {
      caughtUp: (answer) => this.take(answer.tiles, answer.session, answer),
      frame: (frame) => this.take(frame.tiles, frame.session),
    });
    this.socket.on('connect', () => void this.sync.catchUp().catch(() => {}));
    this.socket.on('frame', (sent: SentFrame) => {
      const frame = wholeFrame(sent);
      this.frames.push(frame);
      this.sync.onFrame(frame);
    });
    this.socket.on('pulse', (pulse: Pulse) => {
      this.pulses.push(pulse);
      this.sync.onHead(pulse.head);
    });
  }

  static async open(server: Server, cookie: string, transports = ['websocket']): Promise<RoomClient> {
    const client = new RoomClient(server, cookie, transports);
    await until(() => client.last);
    return client;
  }

  private async ask(have: number): Promise<CatchUp> {
    const request = { have, rosterVersion: this.session?.rosterVersion ?? 0 };
    const answer = await this.socket.timeout(4_000).emitWithAck('catchUp', request);
    if (!answer.ok) throw new Error(answer.text);
    return wholeCatchUp(answer);
  }

  private take(tiles: Tile[], session: SessionView | undefined, answer?: CatchUp): void {
    for (const tile of tiles) this.tiles.set(tile.candidateId, tile);
    if (session) this.session = session;
    if (answer) this.last = { ...answer, roster: answer.roster ?? this.last?.roster };
  }

  send(command: Bare, id: string = randomUUID()): Promise<Ack> {
    return this.socket.timeout(10_000).emitWithAck('command', { id, ...command });
  }

  async reports(candidateId: string): Promise<Report[]> {
    const answer = (await this.socket.timeout(4_000).emitWithAck('reports', { candidateId })) as ReportList;
    return answer.reports;
  }

  /** Identity, signature and presence of these candidates: what a start needs. */
  async welcome(candidateIds: string[]): Promise<void> {
    const ids = candidateIds as never[];
    for (const candidateId of ids) await this.send({ type: 'CheckIdentity', candidateId, how: 'documentSeen' });
    for (const candidateId of ids) await this.send({ type: 'SignAttendance', candidateId });
  }

  idOf(lastName: string, firstName: string): string {
    const found = Object.entries(this.last!.roster!).find(
      ([, one]) => one.lastName === lastName && one.firstName === firstName,
    );
    return found![0];
  }

  close(): void {
    this.socket.disconnect();
  }
}
