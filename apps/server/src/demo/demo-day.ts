import type { CandidateId, ChallengeId, Command, DeviceId, PersonId } from '@vigie/domain';
import { v5 as named } from 'uuid';

/** What became of a candidate: how much of the test is done, and how it ended if it did. */
export interface Fate {
  readonly done: number;
  readonly end?: 'shown' | 'witnessed' | 'abandoned';
}
export const ABSENT = null;

export interface Day {
  readonly people: readonly { candidateId: CandidateId; fate: Fate | typeof ABSENT }[];
  readonly invigilator: PersonId;
  readonly seed: number;
  readonly challenges: readonly ChallengeId[];
  /** Null where a text is to be typed: the demo's candidates pass those. */
  choiceOf(challenge: ChallengeId): string | null;
  /** By when the last answer is given, and when the invigilator closes; in minutes from the launch. */
  readonly lastAnswerAt: number;
  readonly closedAt?: number;
}

/** An order, and when it was given: minutes from the launch. */
export interface Step {
  readonly minute: number;
  readonly command: Command;
}

/** A morning as it would have gone in the room, in the order of time. */
export function stepsOf(day: Day): Step[] {
  const steps: Step[] = [
    { minute: -9, command: { type: 'TakeOver', personId: day.invigilator } },
    ...day.people.flatMap(({ candidateId, fate }, index) => (fate ? taken(day, candidateId, fate, index) : [])),
    { minute: 0, command: { type: 'LaunchSession', despiteNotReady: true } },
  ];
  if (day.closedAt !== undefined) steps.push({ minute: day.closedAt, command: { type: 'CloseSession' } });
  return steps.sort((a, b) => a.minute - b.minute);
}

function taken(day: Day, candidateId: CandidateId, { done, end }: Fate, index: number): Step[] {
  const deviceId = named('device', candidateId) as DeviceId;
  const { challenges } = day;
  const pace = (day.lastAnswerAt - 1 - index) / challenges.length / done;
  const answers = challenges.slice(0, Math.round(done * challenges.length)).map((challengeId, n): Step => {
    const choice = day.choiceOf(challengeId);
    const order = { candidateId, deviceId, challengeId };
    const command: Command =
      choice === null
        ? { type: 'PassChallenge', ...order }
        : { type: 'AnswerChallenge', ...order, answer: { choices: [choice] }, claimedAt: null };
    return { minute: wholeHalf(1 + (n + 1) * pace), command };
  });
  const last = answers.at(-1)!.minute;
  return [
    { minute: -8, command: { type: 'JoinSession', candidateId, deviceId, code: 'none' } },
    { minute: -6, command: { type: 'CheckIdentity', candidateId, how: 'documentSeen', noteId: null } },
    { minute: -5, command: { type: 'SignAttendance', candidateId } },
    { minute: -1, command: { type: 'ConfirmPresence', candidateId } },
    { minute: 1, command: { type: 'StartTest', candidateId, deviceId, codeIsRight: true, seed: day.seed, challenges } },
    ...answers,
    ...ending(candidateId, deviceId, end, last),
  ];
}

function ending(candidateId: CandidateId, deviceId: DeviceId, end: Fate['end'], last: number): Step[] {
  if (end === undefined) return [];
  if (end === 'abandoned')
    return [{ minute: last + 2, command: { type: 'RecordAbandonment', candidateId, reason: 'lackOfTime' } }];
  const shown: Step = { minute: last, command: { type: 'ShowEndScreen', candidateId, deviceId } };
  const witnessed: Step = { minute: last + 1, command: { type: 'WitnessEndScreen', candidateId } };
  return end === 'witnessed' ? [shown, witnessed] : [shown];
}

/** Few instants: what happens at one of them is committed together. */
const wholeHalf = (minutes: number) => Math.floor(minutes * 2) / 2;
