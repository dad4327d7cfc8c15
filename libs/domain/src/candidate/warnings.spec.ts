import { describe, expect, it } from 'vitest';
import type { Command } from '../session/commands.js';
import { nextDue } from '../session/owed.js';
import type { SessionState } from '../session/state.js';
import {
  aLaunchedSession,
  aRunningTest,
  ANA,
  ana,
  answered,
  at,
  BOB,
  joined,
  LINK2,
  NOTE,
  PC2,
  started,
  welcomed,
} from '../testing/given.js';

const passTime = { type: 'PassTime' } as const;
const granting = (minutes: number): Command => ({ type: 'GrantTime', candidateId: ANA, minutes, noteId: NOTE });
const pause: Command = { type: 'PauseTest', candidateId: ANA, noteId: NOTE };
const unpause: Command = { type: 'UnpauseTest', candidateId: ANA };

/** The warnings of a step: how many minutes, whose, and at which minute of the day. */
const warnings = (then: ReturnType<ReturnType<typeof aRunningTest>['when']>) =>
  then.result.events.flatMap(({ event, at: when }) =>
    event.type === 'TimeWarned' ? [[event.minutes, event.candidateId, (when - at(0)) / 60_000]] : [],
  );
/** When time next owes something, in minutes. */
const nextAt = (state: SessionState) => (nextDue(state)!.at - at(0)) / 60_000;

describe('[T3] warnings', () => {
  it('come 15 and 5 minutes before the deadline, at their instants, whenever they are looked for', () => {
    expect(nextAt(aRunningTest().current)).toBe(90);
    expect(warnings(aRunningTest().at(89.999).when(passTime))).toEqual([]);
    const late = aRunningTest().at(104).when(passTime);
    expect(warnings(late)).toEqual([
      [15, ANA, 90],
      [5, ANA, 100],
    ]);
    expect(ana(late.result.state).warned).toEqual({ minutes: 5, at: at(100) });
    expect(nextAt(late.result.state)).toBe(105);
  });

  it('are individual; those of one instant come together', () => {
    const both = aLaunchedSession()
      .and(...joined(BOB, PC2, LINK2), ...welcomed(BOB), { type: 'ConfirmPresence', candidateId: BOB })
      .and(started(), started(BOB, PC2));
    expect(nextDue(both.current)?.events).toEqual([{ type: 'TimeWarned', candidateId: ANA, minutes: 15 }]);
    const alike = both.and(granting(35));
    expect(nextAt(alike.current)).toBe(125);
    expect(nextDue(alike.current)?.events.map((event) => 'candidateId' in event && event.candidateId)).toEqual([
      ANA,
      BOB,
    ]);
  });

  it('whose instant lies before the start are not owed', () => {
    const short = aRunningTest({ durationMinutes: 10 });
    expect(warnings(short.at(9).when(passTime))).toEqual([[5, ANA, 5]]);
    const shorter = aRunningTest({ durationMinutes: 1 });
    expect(nextAt(shorter.current)).toBe(1);
    expect(ana(shorter.current).warned).toEqual({ minutes: 5, at: null });
    expect(warnings(aRunningTest({ durationMinutes: 15 }).when(passTime))).toEqual([[15, ANA, 0]]);
  });

  it('come again once the end has moved far enough away, and then alone', () => {
    const told = aRunningTest().at(101).and(passTime);
    const far = told.and(granting(30));
    expect(ana(far.current).warned).toBeNull();
    expect(warnings(far.at(134).when(passTime))).toEqual([
      [15, ANA, 120],
      [5, ANA, 130],
    ]);
    const near = told.and(granting(8));
    expect(ana(near.current).warned).toEqual({ minutes: 15, at: null });
    expect(warnings(near.at(112).when(passTime))).toEqual([[5, ANA, 108]]);
  });

  it('come at once when time is taken back to below them: the nearest one alone', () => {
    expect(warnings(aRunningTest().at(60).and(granting(-35)).when(passTime))).toEqual([[15, ANA, 60]]);
    expect(warnings(aRunningTest().at(60).and(granting(-42)).at(61).when(passTime))).toEqual([[5, ANA, 60]]);
    expect(aRunningTest().at(60).and(granting(-45)).when(passTime).types).toEqual(['TimeUp']);
    expect(warnings(aRunningTest().at(95).and(granting(-3)).when(passTime))).toEqual([]);
  });

  it('[T9] wait in a pause, as the end does', () => {
    const paused = aRunningTest().at(80).and(pause);
    expect(warnings(paused.at(300).when(passTime))).toEqual([]);
    expect(nextAt(paused.at(300).and(unpause).current)).toBe(310);
    const taken = paused.at(85).and(granting(-15)).at(120).and(unpause);
    expect(warnings(taken.when(passTime))).toEqual([[15, ANA, 120]]);
  });

  it('[T5] come for who answers again, as much as lies ahead', () => {
    const stopped = aRunningTest().at(106).and(granting(10));
    expect(ana(stopped.current)).toMatchObject({ test: { phase: 'running' }, warned: { minutes: 15, at: null } });
    expect(warnings(stopped.at(114).when(answered(0)))).toEqual([[5, ANA, 110]]);
  });
});
