import { instant, type CandidateId, type Command, type SessionId } from '@vigie/domain';
import type { EnrolmentReport, RefusalMessage } from '@vigie/protocol';
import { randomUUID } from 'node:crypto';
import { Committer } from '../../apps/server/src/journal/committer.js';
import type { Envelope, Outcome } from '../../apps/server/src/journal/envelope.js';
// Its parsers of int8 and timestamptz are the committer's too.
// oxlint-disable-next-line import/no-unassigned-import
import '../../apps/server/src/platform/database.js';
import { signInToCenter } from './center-client.js';
import type { Database, Server, Sql } from './server.js';

export type EnrolmentReply = { status: number } & (EnrolmentReport | RefusalMessage);
export const HEADINGS =
  'N° de session;Nom de naissance;Prénom;Date de naissance;Classe;Identifiant local;Temps majoré;E-mail;Certifiable';

/** A list in UTF-8, separated by `;`, of these lines. */
export const aList = (...lines: string[]): Buffer => Buffer.from([HEADINGS, ...lines, ''].join('\n'));

/** An administrator who sends lists for one session. */
export class EnrolmentClient {
  private constructor(
    readonly server: Server,
    readonly cookie: string,
    readonly sessionId: string,
  ) {}

  static async open(server: Server, sql: Sql, account = server.demo.administrator): Promise<EnrolmentClient> {
    const [session] = await sql<{ id: string }>('select id from session where number = $1', [
      server.demo.sessionNumber,
    ]);
    return new EnrolmentClient(server, await signInToCenter(server, account), session!.id);
  }

  get path(): string {
    return `/api/center/sessions/${this.sessionId}`;
  }

  async preview(file: Uint8Array, headers: Record<string, string> = {}): Promise<EnrolmentReply> {
    return reply(await this.send('enrolment/preview', file, headers));
  }

  async apply(file: Uint8Array, query = ''): Promise<EnrolmentReply> {
    return reply(await this.send(`enrolment/apply${query}`, file));
  }

  /** What could be wrong, as a file. */
  async faultFile(file: Uint8Array): Promise<string> {
    return (await this.send('enrolment/preview', file, { accept: 'text/csv' })).text();
  }

  async add(body: object): Promise<EnrolmentReply> {
    const headers = { 'content-type': 'application/json' };
    return reply(await this.send('candidates', Buffer.from(JSON.stringify(body)), headers));
  }

  private send(door: string, body: Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.server.url}${this.path}/${door}`, {
      method: 'POST',
      headers: { cookie: this.cookie, 'content-type': 'application/octet-stream', ...headers },
      body: body as Uint8Array<ArrayBuffer>,
    });
  }
}

const reply = async (answer: Response): Promise<EnrolmentReply> => ({
  status: answer.status,
  ...((await answer.json()) as EnrolmentReport | RefusalMessage),
});

const RULES = { durationMinutes: 105, clockPolicy: 'session', graceSeconds: 120, lateSeconds: 30 } as const;

/** More sessions of the demo's centre, prepared, under these numbers. */
export async function moreSessions({ url, sql }: Database, numbers: readonly string[]): Promise<void> {
  const rows = await sql<{ id: SessionId }>(
    `insert into session (id, center_id, number, room, address, planned_at, time_zone, access_code,
       invigilator_password_hash)
     select gen_random_uuid(), center_id, n, 'Salle ' || n, address, planned_at, time_zone, access_code,
       invigilator_password_hash
     from (select * from session limit 1) s, unnest($1::text[]) n returning id`,
    [numbers],
  );
  const command = { type: 'PrepareSession', rules: RULES } as const;
  await withCommitter(url, (committer, envelope) =>
    Promise.all(rows.map(({ id }) => committer.commit({ ...envelope, sessionId: id, command }))),
  );
}

/** A list of one candidate for each of these sessions, handed to the committer as one. */
export async function enrolTogether({ url, sql }: Database, numbers: readonly string[]): Promise<Outcome[]> {
  const rows = await sql<{ id: SessionId }>(
    'select id from session where number = any($1) order by array_position($1, number)',
    [numbers],
  );
  const command = (): Command => ({
    type: 'EnrolCandidates',
    candidates: [{ candidateId: randomUUID() as string as CandidateId, extraTime: { kind: 'none' } }],
    fromList: true,
  });
  return withCommitter(url, (committer, envelope) =>
    committer.commitTogether(rows.map(({ id }) => ({ ...envelope, sessionId: id, command: command() }))),
  );
}

async function withCommitter<Answer>(
  url: string,
  use: (committer: Committer, envelope: Omit<Envelope, 'sessionId' | 'command'>) => Promise<Answer>,
): Promise<Answer> {
  const receivedAt = instant(Date.now());
  const committer = new Committer(url, { now: () => receivedAt });
  await committer.onModuleInit();
  try {
    return await use(committer, {
      actorId: null,
      commandId: null,
      contentHash: null,
      personal: [],
      grant: null,
      receivedAt,
    });
  } finally {
    await committer.onApplicationShutdown();
  }
}
