import { describe, expect, it } from 'vitest';
import type { Command } from '../session/commands.js';
import { nextDue } from '../session/owed.js';
import {
  aLaunchedSession,
  aRunningTest,
  ANA,
  ana,
  answered,
  at,
  back,
  lost,
  NOTE,
  passed,
  PC1,
  started,
} from '../testing/given.js';
import { situationOf } from './situation.js';

const passTime = { type: 'PassTime' } as const;
const close = { type: 'CloseSession' } as const;
const granting = (minutes: number): Command => ({ type: 'GrantTime', candidateId: ANA, minutes, noteId: NOTE });
const situation = ({ current }: ReturnType<typeof aRunningTest>) => situationOf(ana(current), current.phase.name);

describe('[T4] a session that only indicates the deadline', () => {
  const indicating = () => aRunningTest({ stopPolicy: 'indicate', autoCloseMinutes: 10 });

  it('journals the moment and says that the time is up; answers go on and count', () => {
    const state = indicating().at(106).when(answered(0)).then('TimeUp', 'ChallengeAnswered');
    expect(ana(state).test).toMatchObject({ phase: 'timeUp', since: at(105), paper: { done: [{ how: 'answered' }] } });
    expect(situation(indicating().at(106).and(answered(0)))).toBe('timeUp');
    const all = indicating().at(120).and(answered(0), answered(1), answered(2));
    expect(ana(all.current)).toMatchObject({ test: { phase: 'finished' }, late: null });
  });

  it('keeps nothing as late, in a cut neither', () => {
    const cut = indicating().at(104).and(lost()).at(106).and(back());
    expect(ana(cut.and(answered(0)).current).late).toBeNull();
    cut.at(107).when(passed(0)).then('ChallengePassed');
  });

  it('[B7] is closed as any other: nobody past the deadline keeps it open, and it ends by itself', () => {
    indicating().at(106).when(close).then('TimeUp', 'TestClosed', 'SessionEnded');
    expect(indicating().at(169).when(passTime).then('TimeUp').phase.name).toBe('launched');
    indicating().at(170).when(passTime).then('TimeUp', 'TestClosed', 'SessionEnded');
    indicating().at(171).when(answered(0)).thenRefused('session-ended', 'TimeUp', 'TestClosed', 'SessionEnded');
  });

  it('[T5] time granted takes the word back, and [T1] nobody starts after the deadline', () => {
    const state = indicating().at(106).when(granting(10)).then('TimeUp', 'TimeGranted');
    expect(ana(state).test.phase).toBe('running');
    const late = aLaunchedSession({ stopPolicy: 'indicate', durationMinutes: 10 });
    late.at(11).when(started()).thenRefused('too-late-to-start');
  });
});

describe('[T4] a test that is closed by itself', () => {
  const closing = (autoCloseMinutes = 10) => aRunningTest({ autoCloseMinutes });

  it('is off unless the session has it so', () => {
    for (const scene of [aRunningTest(), aRunningTest({ autoCloseMinutes: null })])
      expect(nextDue(scene.at(105).and(passTime).current)?.at).toBe(at(170));
  });

  it('is closed so long after its stop, at that instant, and is no end screen', () => {
    closing().at(114.999).when(passTime).then('TimeUp');
    const { events, state } = closing().at(140).when(passTime).result;
    expect(events.at(-1)).toEqual({
      event: { type: 'TestClosed', candidateId: ANA, how: 'closedByTime', reason: null },
      at: at(115),
    });
    expect(ana(state).test).toMatchObject({ phase: 'closed', how: 'closedByTime', at: at(115) });
    expect(situationOf(ana(state), state.phase.name)).toBe('closedAutomatically');
    closing().at(116).when(passed(0)).thenRefused('already-abandoned-or-ended', 'TimeUp', 'TestClosed');
    closing()
      .at(116)
      .when({ type: 'WitnessEndScreen', candidateId: ANA })
      .thenRefused('already-abandoned-or-ended', 'TimeUp', 'TestClosed');
  });

  it('never before the last answer that may still count', () => {
    const cut = aRunningTest({ autoCloseMinutes: 1, lateSeconds: 120 }).at(104.95).and(lost()).at(106.9).and(back());
    cut.when(answered(0, PC1, { choices: ['a'] }, at(104.96))).then('ChallengeAnswered');
    cut.at(107).when(passTime).then('TestClosed');
  });

  it('is not who has done all challenges, nor who was at the end screen', () => {
    const done = closing().at(106).and(passed(0), passed(1), passed(2));
    expect(ana(done.at(130).and(passTime).current).test.phase).toBe('finished');
  });

  it('[T5] goes on where it stood once the end is granted beyond now, and is closed again', () => {
    const closed = closing().and(answered(0)).at(120).and(passTime);
    closed.when(granting(15)).thenRefused('grant-too-short');
    const again = closed.and(granting(20));
    expect(ana(again.current).test).toMatchObject({ phase: 'running', paper: { done: [{ how: 'answered' }] } });
    again.at(124).when(answered(1)).then('ChallengeAnswered');
    again.at(135).when(passTime).then('TimeUp', 'TestClosed');
  });

  it('[T5] waits longer after a grant that does not reach beyond now', () => {
    const stopped = closing().at(112).and(granting(5));
    expect(ana(stopped.current).test.phase).toBe('timeUp');
    stopped.at(119.9).when(passTime).then();
    stopped.at(120).when(passTime).then('TestClosed');
  });

  it('[B7] with it or without, the session ends by itself 30 min after the last deadline; reopened, it goes on', () => {
    const ended = closing().at(200).and(passTime);
    expect(ended.current.phase).toMatchObject({ name: 'ended', endedAt: at(170), by: 'time' });
    expect(ana(ended.current).test).toMatchObject({ how: 'closedByTime' });
    ended.when(granting(120)).then('SessionReopened', 'TimeGranted');
  });
});
