import { CenterSync } from '@vigie/link';
import {
  PROTOCOL_VERSION,
  type CenterList,
  type CenterNotice,
  type CenterPulse,
  type CenterSummary,
} from '@vigie/protocol';
import { hash } from '@node-rs/argon2';
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { post } from './room-client.js';
import type { Server, Sql } from './server.js';
import { until } from './until.js';

/** The cookie of an administrator who has signed in. */
export async function signInToCenter(server: Server, { email, password } = server.demo.administrator): Promise<string> {
  const answer = await post(server, '/api/center/sign-in', { email, password });
  if (answer.status !== 200) throw new Error(await answer.text());
  return answer.headers.get('set-cookie')!.split(';')[0]!;
}

/** A centre without a session, and the account of its administrator. */
export async function anotherCenter(sql: Sql): Promise<{ email: string; password: string }> {
  const [center, user] = [randomUUID(), randomUUID()];
  const account = { email: `${user}@ailleurs.example`, password: 'ailleurs' };
  await sql('insert into center (id, name) values ($1, $2)', [center, 'Lycée voisin']);
  await sql('insert into app_user (id, email, name, password_hash) values ($1, $2, $3, $4)', [
    user,
    account.email,
    'Anne VOISIN',
    await hash(account.password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  ]);
  await sql(`insert into membership (user_id, center_id, role) values ($1, $2, 'administrator')`, [user, center]);
  return account;
}

/** An administrator's screen without the screen. */
export class CenterClient {
  rows = new Map<string, CenterSummary>();
  list: CenterList | null = null;
  goodbye: { code: string } | null = null;
  refused: { code: string } | null = null;
  readonly pushed: CenterSummary[] = [];
  readonly pulses: CenterPulse[] = [];
  readonly notices: CenterNotice[] = [];
  readonly read: string[] = [];
  readonly socket: Socket;

  constructor(server: Server, cookie: string) {
    const extraHeaders = { cookie };
    const auth = { protocol: PROTOCOL_VERSION };
    this.socket = io(`${server.url}/center`, { transports: ['websocket'], forceNew: true, auth, extraHeaders });
    const rows = (all: readonly CenterSummary[]) => (this.rows = new Map(all.map((one) => [one.number, one])));
    const sync = new CenterSync(() => this.ask(), { rows });
    this.socket.on('connect', () => void sync.catchUp().catch(() => {}));
    this.socket.on('summary', (row: CenterSummary) => {
      this.pushed.push(row);
      sync.onSummary(row);
    });
    this.socket.on('pulse', (pulse: CenterPulse) => {
      this.pulses.push(pulse);
      sync.onPulse(pulse);
    });
    this.socket.on('notice', (notice: CenterNotice) => this.notices.push(notice));
    this.socket.on('noticesRead', ({ ids }: { ids: string[] }) => this.read.push(...ids));
    this.socket.on('goodbye', (goodbye) => (this.goodbye = goodbye));
    this.socket.on('connect_error', (error: Error & { data?: { code: string } }) => {
      this.refused = error.data ?? null;
    });
  }

  static async open(server: Server, cookie: string): Promise<CenterClient> {
    const client = new CenterClient(server, cookie);
    await until(() => client.list);
    return client;
  }

  private async ask(): Promise<CenterList> {
    const answer = await this.socket.timeout(4_000).emitWithAck('list');
    if (!answer.ok) throw new Error(answer.text);
    return (this.list = answer);
  }

  close(): void {
    this.socket.disconnect();
  }
}
