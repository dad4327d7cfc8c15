import { instant, type CandidateId, type Command, type Instant, type SessionId } from '@vigie/domain';
import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../apps/server/src/auth/passwords.js';
import { Committer } from '../../apps/server/src/journal/committer.js';
// Its parsers of int8 and timestamptz are the committer's too.
// oxlint-disable-next-line import/no-unassigned-import
import '../../apps/server/src/platform/database.js';
import type { Database, SessionAccess } from './server.js';
import { NOW, rulesIn, WELCOMED, type Room, type Standing } from './standings.js';

/** One candidate who stands so. */
export interface Placed {
  readonly standing: Standing;
  readonly candidateId: CandidateId;
}
interface MatrixRoom {
  readonly access: SessionAccess;
  readonly sessionId: SessionId;
  readonly placed: readonly Placed[];
}

const PASSWORD = 'une phrase assez longue';
const ENDED = NOW - 0.5;

/** A session in which these stand as they should, by the real rules and the real committer, an hour ago until now. */
export async function aMatrixRoom(
  { url, sql }: Database,
  room: Room,
  standings: readonly Standing[],
): Promise<MatrixRoom> {
  const sessionId = randomUUID() as string as SessionId;
  const number = String(Math.floor(Math.random() * 1e9));
  await insertSession(sql, sessionId, number);
  const placed = standings.map((standing) => ({ standing, candidateId: randomUUID() as string as CandidateId }));
  const launch = Date.now() - NOW * 60_000;
  let now = instant(launch);
  const committer = new Committer(url, { now: () => now });
  await committer.onModuleInit();
  const give = (command: Command) => commit(committer, sessionId, command, now);
  for (const [minute, commands] of byMinute(room, placed)) {
    now = instant(Math.round(launch + minute * 60_000));
    await Promise.all(commands.map(give));
  }
  await committer.onApplicationShutdown();
  const access = { sessionNumber: number, invigilatorPassword: PASSWORD, invigilators: ['Nadia'], candidates: [] };
  return { access: { ...access, accessCode: '', state: 'running' }, sessionId, placed };
}

function byMinute(room: Room, placed: readonly Placed[]): [number, Command[]][] {
  const all: (readonly [number, Command])[] = [
    [-10, { type: 'PrepareSession', rules: rulesIn(room) }],
    [-10, enrol(placed)],
    ...placed.flatMap(({ standing, candidateId }) => standing.steps(candidateId)),
    ...roomSteps(room, placed),
  ];
  const minutes = [...new Set(all.map(([minute]) => minute))].toSorted((a, b) => a - b);
  return minutes.map((minute) => [minute, all.filter(([at]) => at === minute).map(([, command]) => command)]);
}

const enrol = (placed: readonly Placed[]): Command => ({
  type: 'EnrolCandidates',
  candidates: placed.map(({ candidateId }) => ({ candidateId, extraTime: { kind: 'none' } })),
});

/** What happens to the room as a whole. The first one's identity, seen and undone, opens the welcome. */
function roomSteps(room: Room, placed: readonly Placed[]): (readonly [number, Command])[] {
  const { candidateId } = placed[0]!;
  const opening: (readonly [number, Command])[] = [
    [WELCOMED - 1, { type: 'CheckIdentity', candidateId, how: 'documentSeen', noteId: null }],
    [WELCOMED - 1, { type: 'UndoWelcomeStep', candidateId, step: 'identity', noteId: null }],
  ];
  const launch = [-1, { type: 'LaunchSession', despiteNotReady: true }] as const;
  switch (room) {
    case 'prepared':
      return [];
    case 'launched':
    case 'closing':
      return [...opening, launch, [NOW - 0.1, { type: 'PassTime' }]];
    case 'ended':
      return [...opening, launch, [ENDED, { type: 'CloseSession' }]];
    case 'welcome':
    // Cancelled by who is in it: nobody enters it any more.
    case 'cancelled':
      return opening;
    default:
      return room satisfies never;
  }
}

async function commit(committer: Committer, sessionId: SessionId, command: Command, receivedAt: Instant) {
  const system = { actorId: null, commandId: null, contentHash: null, personal: [], grant: null };
  const outcome = await committer.commit({ sessionId, command, receivedAt, ...system });
  // Kept, and told that it does not count (T4).
  if (!outcome.ok && outcome.code !== 'answer-kept-late') throw new Error(`${command.type}: ${outcome.code}`);
}

let hashed: Promise<string> | null = null;

async function insertSession(sql: Database['sql'], sessionId: SessionId, number: string): Promise<void> {
  const center = randomUUID();
  hashed ??= hashPassword(PASSWORD);
  await sql(`insert into center (id, name) values ($1, 'Collège')`, [center]);
  await sql(
    `insert into session (id, center_id, number, room, address, planned_at, time_zone, access_code,
       invigilator_password_hash)
     values ($1, $2, $3, 'Salle 1', '', now(), 'Europe/Paris', 'ABCD-EFGH', $4)`,
    [sessionId, center, number, await hashed],
  );
}
