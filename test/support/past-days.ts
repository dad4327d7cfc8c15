import {
  instant,
  type CandidateId,
  type ChallengeId,
  type Command,
  type DeviceId,
  type Instant,
  type PersonId,
  type SessionId,
} from '@vigie/domain';
import { randomUUID } from 'node:crypto';
import { Committer } from '../../apps/server/src/journal/committer.js';
import type { Outcome } from '../../apps/server/src/journal/envelope.js';
import { person } from '../../apps/server/src/journal/personal.js';
// Its parsers of int8 and timestamptz are the committer's too.
// oxlint-disable-next-line import/no-unassigned-import
import '../../apps/server/src/platform/database.js';
import type { Database, Sql } from './server.js';

const RULES = { durationMinutes: 105, clockPolicy: 'session', graceSeconds: 120, lateSeconds: 30 } as const;
const CHALLENGES = ['un', 'deux'] as unknown as ChallengeId[];

/** How far somebody came: everything before is done too. */
export type Fate = 'absent' | 'welcomed' | 'running' | 'calling' | 'stopped' | 'gaveUpAtTheEnd' | 'through' | 'seen';
export interface Someone {
  id: CandidateId;
  lastName: string;
  firstName: string;
}
export interface PastDay {
  sessionId: SessionId;
  number: string;
  people: Someone[];
}
const FIRST_NAMES = ['Zoé', 'Karim', 'Inès', 'Hugo', 'Lina', 'Noé', 'Maya', 'Tom'];

const deviceOf = (candidateId: CandidateId) => candidateId as string as DeviceId;
const answer = (candidateId: CandidateId, n: number): Command => ({
  type: 'AnswerChallenge',
  candidateId,
  deviceId: deviceOf(candidateId),
  challengeId: CHALLENGES[n]!,
  answer: { choices: ['a'] },
  claimedAt: null,
});
export const alertOf = (candidateId: CandidateId): Command => ({
  type: 'RaiseAlert',
  candidateId,
  deviceId: deviceOf(candidateId),
  challengeId: CHALLENGES[0]!,
  reason: 'image',
});

function welcome(candidateId: CandidateId, fate: Fate): Command[] {
  if (fate === 'absent') return [];
  const seen: Command[] = [
    { type: 'CheckIdentity', candidateId, how: 'documentSeen', noteId: null },
    { type: 'SignAttendance', candidateId },
  ];
  if (fate === 'welcomed') return seen;
  const joins: Command = { type: 'JoinSession', candidateId, deviceId: deviceOf(candidateId), code: 'none' };
  return [joins, ...seen, { type: 'ConfirmPresence', candidateId }];
}

function test(candidateId: CandidateId, fate: Fate): Command[] {
  if (fate === 'absent' || fate === 'welcomed') return [];
  const deviceId = deviceOf(candidateId);
  const start: Command = {
    type: 'StartTest',
    candidateId,
    deviceId,
    codeIsRight: true,
    seed: 1,
    challenges: CHALLENGES,
  };
  const all = [start, answer(candidateId, 0), answer(candidateId, 1)];
  switch (fate) {
    case 'running':
      return [start];
    case 'calling':
      return [start, alertOf(candidateId), { type: 'RecordAbandonment', candidateId, reason: 'lackOfTime' }];
    case 'stopped':
      return [start, { type: 'EndTest', candidateId }];
    case 'gaveUpAtTheEnd':
      return [...all, { type: 'RecordAbandonment', candidateId, reason: 'lackOfTime' }];
    case 'through':
      return [...all, { type: 'ShowEndScreen', candidateId, deviceId }];
    case 'seen':
      return [...all, { type: 'ShowEndScreen', candidateId, deviceId }, { type: 'WitnessEndScreen', candidateId }];
  }
}

/** One process that commits, now. */
export class Office {
  private now = instant(Date.now());
  private constructor(private readonly committer: Committer) {}

  static async open(url: string): Promise<Office> {
    const office: { it?: Office } = {};
    const committer = new Committer(url, { now: () => office.it!.now });
    await committer.onModuleInit();
    office.it = new Office(committer);
    return office.it;
  }

  commit(sessionId: SessionId, command: Command, more: { at?: Instant; isOffice?: boolean } = {}): Promise<Outcome> {
    this.now = more.at ?? instant(Date.now());
    return this.committer.commit({
      sessionId,
      command,
      receivedAt: this.now,
      actorId: null,
      commandId: null,
      contentHash: null,
      personal: [],
      grant: null,
      isOffice: more.isOffice ?? false,
    });
  }

  async enrol({ sessionId, people }: PastDay): Promise<void> {
    const command: Command = {
      type: 'EnrolCandidates',
      candidates: people.map(({ id }) => ({ candidateId: id, extraTime: { kind: 'none' } })),
    };
    const personal = people.map(({ id, ...name }) =>
      person(sessionId, id as string as PersonId, {
        kind: 'candidate',
        candidateId: id,
        ...name,
        birthDate: '2012-01-01',
        className: '3e A',
      }),
    );
    const order = { actorId: null, commandId: null, contentHash: null, grant: null, receivedAt: this.now };
    sure(await this.committer.commit({ ...order, sessionId, command, personal }), 'EnrolCandidates');
  }

  async all(sessionId: SessionId, commands: readonly Command[]): Promise<void> {
    for (const command of commands) sure(await this.commit(sessionId, command), command.type);
  }

  close(): Promise<void> {
    return this.committer.onApplicationShutdown();
  }
}

function sure(outcome: Outcome, what: string): void {
  if (!outcome.ok) throw new Error(`${what}: ${outcome.code}`);
}

/** A day of these people in the demo's centre, under the demo's passwords; closed unless somebody still writes. */
export async function aPastDay({ url, sql }: Database, number: string, fates: readonly Fate[]): Promise<PastDay> {
  const people = fates.map((_fate, n) => ({
    id: randomUUID() as string as CandidateId,
    lastName: `Martin${n + 1}`,
    firstName: FIRST_NAMES[n % FIRST_NAMES.length]!,
  }));
  const day: PastDay = { sessionId: randomUUID() as string as SessionId, number, people };
  await insert(sql, day);
  const office = await Office.open(url);
  await office.all(day.sessionId, [{ type: 'PrepareSession', rules: RULES }]);
  await office.enrol(day);
  for (const [n, { id }] of people.entries()) await office.all(day.sessionId, welcome(id, fates[n]!));
  await office.all(day.sessionId, [{ type: 'LaunchSession', despiteNotReady: true }]);
  for (const [n, { id }] of people.entries()) await office.all(day.sessionId, test(id, fates[n]!));
  if (!fates.includes('running')) await office.all(day.sessionId, [{ type: 'CloseSession' }]);
  await office.close();
  return day;
}

const insert = (sql: Sql, { sessionId, number }: PastDay) =>
  sql(
    `insert into session (id, center_id, number, room, address, planned_at, time_zone, access_code,
       invigilator_password_hash)
     select $1, center_id, $2, 'Salle ' || $2, '', now(), 'Europe/Paris', 'BCDF23', invigilator_password_hash
     from session order by created_at limit 1`,
    [sessionId, number],
  );
