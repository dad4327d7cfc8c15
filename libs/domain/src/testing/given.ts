import { expect } from 'vitest';
import type { GivenAnswer } from '../candidate/state.js';
import type { Command, Moment } from '../session/commands.js';
import { decide } from '../session/decide.js';
import type { Decision } from '../session/decision.js';
import { evolve } from '../session/evolve.js';
import type { DomainEvent } from '../session/events.js';
import type { CandidateId, ChallengeId, ConnectionId, DeviceId, NodeId, NoteId, PersonId } from '../session/ids.js';
import { nextDue } from '../session/owed.js';
import type { RuleRefusal } from '../session/refusal.js';
import { noSession, type SessionRules, type SessionState } from '../session/state.js';
import { instant, latest, type Instant } from '../time/instant.js';

export const T0 = instant(Date.UTC(2026, 10, 20, 9, 0));
export const at = (minutesLater: number): Instant => instant(T0 + minutesLater * 60_000);
export const ANA = 'ana' as CandidateId;
export const BOB = 'bob' as CandidateId;
export const PC1 = 'pc1' as DeviceId;
export const PC2 = 'pc2' as DeviceId;
export const LINK1 = 'link1' as ConnectionId;
export const LINK2 = 'link2' as ConnectionId;
export const NODE = 'node' as NodeId;
export const NOTE = 'note' as NoteId;
export const NADIA = 'nadia' as PersonId;
export const KARIM = 'karim' as PersonId;
export const CHALLENGES = ['c1', 'c2', 'c3'] as ChallengeId[];
export const SEED = 42;
export const RULES = { durationMinutes: 105, clockPolicy: 'session', graceSeconds: 120, lateSeconds: 30 } as const;

/** Decides and evolves, first paying what time owes: what the committer does, without a database. */
export function step(
  state: SessionState,
  command: Command,
  now: Instant,
  receivedAt = now,
  actor: PersonId | null = null,
  isOffice = false,
): { state: SessionState; decision: Decision; events: { event: DomainEvent; at: Instant }[] } {
  const events: { event: DomainEvent; at: Instant }[] = [];
  const append = (event: DomainEvent, when: Instant) => {
    events.push({ event, at: when });
    state = evolve(state, event, when);
  };
  for (let due = nextDue(state); due && due.at <= now; due = nextDue(state))
    for (const event of due.events) append(event, due.at);
  const moment: Moment = { now, receivedAt, actor, isOffice };
  const decision = decide(state, command, moment);
  for (const event of decision.events) append(event, latest(now, moment.now));
  return { state, decision, events };
}

class Scene {
  constructor(
    private readonly state: SessionState,
    private readonly now: Instant,
    private readonly actor: PersonId | null = null,
    private readonly isOffice = false,
  ) {}

  /** The same, later. */
  at(minutesLater: number): Scene {
    return new Scene(this.state, at(minutesLater), this.actor, this.isOffice);
  }

  /** The same, by this invigilator. */
  by(actor: PersonId): Scene {
    return new Scene(this.state, this.now, actor);
  }

  /** The same, by an administrator. */
  byOffice(): Scene {
    return new Scene(this.state, this.now, NADIA, true);
  }

  /** A command that must be accepted on the way to what is tested. */
  and(...commands: Command[]): Scene {
    return commands.reduce((scene, command) => {
      const { state, decision } = step(scene.state, command, scene.now, scene.now, scene.actor, scene.isOffice);
      expect(decision, JSON.stringify(command)).toMatchObject({ accepted: true });
      return new Scene(state, scene.now, scene.actor, scene.isOffice);
    }, this as Scene);
  }

  /** A command on the way, whatever becomes of it. */
  trying(command: Command): Scene {
    return new Scene(step(this.state, command, this.now, this.now, this.actor).state, this.now, this.actor);
  }

  when(command: Command, receivedAt = this.now): Then {
    return new Then(step(this.state, command, this.now, receivedAt, this.actor, this.isOffice));
  }

  get current(): SessionState {
    return this.state;
  }
}

class Then {
  constructor(readonly result: ReturnType<typeof step>) {}

  /** What happened; the warnings on the way (T3) have specs of their own. */
  get types(): string[] {
    return this.result.events.map(({ event }) => event.type).filter((type) => type !== 'TimeWarned');
  }

  then(...types: DomainEvent['type'][]): SessionState {
    expect(this.result.decision).toMatchObject({ accepted: true });
    expect(this.types).toEqual(types);
    return this.result.state;
  }

  thenNothing(): SessionState {
    return this.then();
  }

  thenRefused(code: RuleRefusal, ...remembered: DomainEvent['type'][]): SessionState {
    expect(this.result.decision).toMatchObject({ accepted: false, refusal: { code } });
    expect(this.types).toEqual(remembered);
    return this.result.state;
  }
}

const none = { kind: 'none' } as const;

/** A session with two candidates, nothing done yet. */
export const aSession = (rules: Partial<SessionRules> = {}): Scene =>
  new Scene(noSession, T0).and(
    { type: 'PrepareSession', rules: { ...RULES, ...rules } },
    {
      type: 'EnrolCandidates',
      candidates: [
        { candidateId: ANA, extraTime: none },
        { candidateId: BOB, extraTime: { kind: 'percent', value: 33 } },
      ],
    },
  );

export const anEmptyScene = (): Scene => new Scene(noSession, T0);

export const joined = (candidateId = ANA, deviceId = PC1, connectionId = LINK1): Command[] => [
  { type: 'JoinSession', candidateId, deviceId, code: 'none' },
  { type: 'TakeLink', candidateId, deviceId, connectionId, nodeId: NODE },
];

export const welcomed = (candidateId = ANA): Command[] => [
  { type: 'CheckIdentity', candidateId, how: 'documentSeen', noteId: null },
  { type: 'SignAttendance', candidateId },
];

/** Ana has joined, is welcomed and confirmed, and the session is launched at T0. */
export const aLaunchedSession = (rules: Parameters<typeof aSession>[0] = {}): Scene =>
  aSession(rules)
    .and(...joined(), ...welcomed())
    .and({ type: 'ConfirmPresence', candidateId: ANA }, { type: 'LaunchSession', despiteNotReady: true });

export const started = (candidateId = ANA, deviceId = PC1): Command => ({
  type: 'StartTest',
  candidateId,
  deviceId,
  codeIsRight: true,
  seed: SEED,
  challenges: CHALLENGES,
});

export const answered = (
  n: number,
  deviceId = PC1,
  answer: GivenAnswer = { choices: ['a'] },
  claimedAt: Instant | null = null,
): Command => ({
  type: 'AnswerChallenge',
  candidateId: ANA,
  deviceId,
  challengeId: CHALLENGES[n]!,
  answer,
  claimedAt,
});

export const passed = (n: number): Command => ({
  type: 'PassChallenge',
  candidateId: ANA,
  deviceId: PC1,
  challengeId: CHALLENGES[n]!,
});

/** Ana's test runs since T0. */
export const aRunningTest = (rules: Parameters<typeof aSession>[0] = {}): Scene =>
  aLaunchedSession(rules).and(started());

/** Ana has done all challenges. */
export const aFinishedTest = (): Scene => aRunningTest().and(answered(0), answered(1), answered(2));
export const shown: Command = { type: 'ShowEndScreen', candidateId: ANA, deviceId: PC1 };
export const anEndScreen = (): Scene => aFinishedTest().and(shown);
export const aWitnessedEnd = (): Scene => anEndScreen().and({ type: 'WitnessEndScreen', candidateId: ANA });
export const lost = (connectionId = LINK1, heardAt: Instant | null = null): Command => ({
  type: 'LoseLink',
  candidateId: ANA,
  connectionId,
  cause: 'network',
  heardAt,
});
export const back = (deviceId = PC1, connectionId = LINK2): Command => ({
  type: 'TakeLink',
  candidateId: ANA,
  deviceId,
  connectionId,
  nodeId: NODE,
});
export const ana = (state: SessionState) => state.candidates.get(ANA)!;
