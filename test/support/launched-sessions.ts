import { instant, type CandidateId, type Command, type DeviceId, type Instant, type SessionId } from '@vigie/domain';
import { randomUUID } from 'node:crypto';
import { Committer } from '../../apps/server/src/journal/committer.js';
// Its parsers of int8 and timestamptz are the committer's too.
// oxlint-disable-next-line import/no-unassigned-import
import '../../apps/server/src/platform/database.js';
import type { Database } from './server.js';

const MINUTE = 60_000;
/** The test lasts a minute: what starts a minute before a deadline is stopped at it. */
const RULES = { durationMinutes: 1, clockPolicy: 'candidate', graceSeconds: 120, lateSeconds: 30 } as const;

/** Sessions whose candidates are at work, one stopped at each deadline; no server was told of them. */
export async function launchedSessions(
  { url, sql }: Database,
  count: number,
  deadlines: Instant[],
  preparedBy: string | null = null,
) {
  const ids = Array.from({ length: count }, () => randomUUID() as string as SessionId);
  await insert(sql, ids);
  let now = instant(deadlines[0]! - 3 * MINUTE);
  const committer = new Committer(url, { now: () => now });
  await committer.onModuleInit();
  const order = async (command: Command, at = now) => {
    now = at;
    await Promise.all(ids.map((sessionId) => commit(committer, sessionId, command, now)));
  };
  const people = deadlines.map(() => ({ candidateId: randomUUID() as string as CandidateId }));
  for (const id of ids) await commit(committer, id, { type: 'PrepareSession', rules: RULES }, now, preparedBy);
  await order({
    type: 'EnrolCandidates',
    candidates: people.map((one) => ({ ...one, extraTime: { kind: 'none' } })),
  });
  for (const one of people) for (const command of welcome(one.candidateId)) await order(command);
  await order({ type: 'LaunchSession', despiteNotReady: true });
  for (const [n, one] of people.entries()) await order(start(one.candidateId), instant(deadlines[n]! - MINUTE));
  await committer.onApplicationShutdown();
  return ids;
}

/** The session's invigilator closes it then. */
export const closeSession = (database: Database, sessionId: SessionId, at: Instant): Promise<void> =>
  orderAt(database, sessionId, { type: 'CloseSession' }, at);

/** To the only candidate of the session, as another process would: this one's server was not told. */
export const grantMinute = (database: Database, sessionId: SessionId): Promise<void> =>
  grantTime(database, sessionId, 1, instant(Date.now()));

export async function grantTime(database: Database, sessionId: SessionId, minutes: number, at: Instant): Promise<void> {
  const [tile] = await database.sql<{ id: CandidateId }>('select candidate_id as id from tile where session_id = $1', [
    sessionId,
  ]);
  const noteId = randomUUID() as never;
  await orderAt(database, sessionId, { type: 'GrantTime', candidateId: tile!.id, minutes, noteId }, at);
}

async function orderAt({ url }: Database, sessionId: SessionId, command: Command, at: Instant): Promise<void> {
  const committer = new Committer(url, { now: () => at });
  await committer.onModuleInit();
  await commit(committer, sessionId, command, at);
  await committer.onApplicationShutdown();
}

const deviceOf = (candidateId: CandidateId) => candidateId as string as DeviceId;

const welcome = (candidateId: CandidateId): Command[] => [
  { type: 'JoinSession', candidateId, deviceId: deviceOf(candidateId), code: 'none' },
  { type: 'CheckIdentity', candidateId, how: 'documentSeen', noteId: null },
  { type: 'SignAttendance', candidateId },
  { type: 'ConfirmPresence', candidateId },
];

const start = (candidateId: CandidateId): Command => ({
  type: 'StartTest',
  candidateId,
  deviceId: deviceOf(candidateId),
  codeIsRight: true,
  seed: 1,
  challenges: ['c1' as never],
});

async function commit(
  committer: Committer,
  sessionId: SessionId,
  command: Command,
  receivedAt: Instant,
  actorId: string | null = null,
) {
  const system = { actorId, commandId: null, contentHash: null, personal: [], grant: null };
  const outcome = await committer.commit({ sessionId, command, receivedAt, ...system });
  if (!outcome.ok) throw new Error(`${command.type}: ${outcome.code}`);
}

async function insert(sql: Database['sql'], ids: readonly SessionId[]): Promise<void> {
  const center = randomUUID();
  await sql(`insert into center (id, name) values ($1, 'Collège')`, [center]);
  await sql(
    `insert into session (id, center_id, number, room, address, planned_at, time_zone, access_code,
       invigilator_password_hash)
     select id, $1, id, 'Salle 1', '', now(), 'Europe/Paris', 'ABCD-EFGH', '' from unnest($2::uuid[]) as id`,
    [center, ids],
  );
}
